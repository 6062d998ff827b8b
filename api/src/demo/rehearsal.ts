/**
 * How the shop's journeys got where they are: played through by the real engine on a clock of its own, in a database in
 * memory, over the last weeks of the shop's events. Nothing is sent. What came of it is copied into the workspace, so
 * that counts, people and timelines agree as they do in life.
 */
import { compile } from '@trailwright/shared/compile/compile.ts'
import { foldJson } from '@trailwright/shared/condition/fold.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import { DAY_MS, MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { insertRows } from '../database/bulk.ts'
import { type Database, openSqlite } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import type { Tables } from '../database/tables.ts'
import { createEngine, createHandlers, type Messages } from '../engine/index.ts'
import { type Bundle, insertBundle, readRefs } from '../journeys/index.ts'
import { createSegments } from '../segments/index.ts'
import { type VirtualClock, virtualClock } from '../virtual-clock.ts'
import { eventId, eventSeq, type Member, writePeople } from './people.ts'
import { shopBundles } from './whole.ts'

/** How long the journeys have been live. */
const weeks = 2
/** What happens within this time is taken in at once: the engine takes each as of its own time. */
const stepMs = 4 * MINUTE_MS
/** Of these events the journeys take no notice. */
const ignored: ReadonlySet<string> = new Set(['Product Viewed', 'Checkout Started'])

export interface Stage {
  readonly workspace: string
  readonly settings: Settings
  /** Of the texts in the journeys. */
  readonly language: Language
  readonly members: readonly Member[]
  readonly now: number
  /** Who is said to have made the journeys. */
  readonly owner: string
  readonly messages: Messages
  readonly log: Logger
}

/** A database in memory that holds the journeys as they stand; the caller closes it. */
export const rehearse = async (stage: Stage): Promise<Database> => {
  const { workspace, settings, language, members, now } = stage
  const from = now - weeks * 7 * DAY_MS
  const database = openSqlite(':memory:')
  await migrate(database.db, database.dialect)
  const { db } = database
  const clock = virtualClock(from)
  await db
    .insertInto('workspace')
    .values({ id: workspace, name: settings.name, settings: JSON.stringify(settings), has_demo: 1, created_at: from })
    .execute()
  await writePeople(db, workspace, members)
  const names = new Set(members.flatMap(({ shopper }) => shopper.events.map((event) => event.name)))
  await insertRows(
    db,
    'catalogue_event',
    [...names].map((name) => ({
      workspace,
      name,
      count: 1,
      first_seen_at: from,
      last_seen_at: from,
      properties: '{}',
    })),
  )
  for (const { id, bundle } of shopBundles(language, settings.zone)) await publish(db, clock, stage, id, bundle)
  await play(database, clock, stage, from)
  return database
}

const publish = async (
  db: Kysely<Tables>,
  clock: VirtualClock,
  { workspace, owner }: Stage,
  id: string,
  bundle: Bundle,
): Promise<void> => {
  const now = clock.now()
  await db.transaction().execute((tx) => insertBundle(tx, clock, { workspace, user: owner, now }, id, bundle))
  const draft = await db
    .selectFrom('draft')
    .select('graph')
    .where('workspace', '=', workspace)
    .where('journey', '=', id)
    .executeTakeFirstOrThrow()
  const { journey, layout } = compile(JSON.parse(draft.graph), await readRefs(db, workspace, 'en'))
  await db
    .insertInto('version')
    .values({
      workspace,
      journey: id,
      number: 1,
      dsl: JSON.stringify(journey),
      layout: JSON.stringify(layout),
      published_at: now,
      published_by: owner,
      note: '',
    })
    .execute()
  await db
    .updateTable('journey')
    .set({ status: 'live', live_version: 1 })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute()
}

const play = async (database: Database, clock: VirtualClock, stage: Stage, from: number): Promise<void> => {
  const { workspace, now, messages, log } = stage
  const { db } = database
  const nothingOut: Messages = { ...messages, send: () => Promise.resolve({ type: 'outbox' }) }
  const engine = createEngine({
    database,
    clock,
    log,
    segments: createSegments(db),
    handlers: createHandlers(nothingOut, {
      egress: { request: () => Promise.reject(new Error('A rehearsal calls nobody')) },
      now: clock.now,
      secret: () => Promise.resolve(null),
    }),
  })
  const events = eventsSince(stage, from)
  for (let next = 0; clock.now() < now;) {
    const due = Math.min((await engine.nextDue()) ?? now, events[next]?.event.at ?? now)
    const until = Math.min(now, Math.max(due, clock.now()) + stepMs)
    const first = next
    while ((events[next]?.event.at ?? Number.POSITIVE_INFINITY) <= until) next += 1
    await arrive(db, workspace, events.slice(first, next))
    await clock.moveTo(until)
    await engine.settle()
  }
}

const arrive = async (db: Kysely<Tables>, workspace: string, events: ReturnType<typeof eventsSince>): Promise<void> => {
  const rows = events.map(({ person, id, seq, event: { name, at, properties } }) => ({
    key: { bucket: bucketOf(workspace, person), workspace, person, seq, at },
    fact: { id, name, at, seq, properties },
  }))
  await insertRows(
    db,
    'event',
    rows.map(({ key, fact: { id, name, properties } }) => ({
      ...key,
      name,
      id,
      type: 'track',
      received_at: key.at,
      properties: JSON.stringify(properties),
      folded: JSON.stringify(foldJson(properties)),
    })),
  )
  await insertRows(
    db,
    'inbox',
    rows.map(({ key, fact }) => ({ ...key, kind: 'event', body: JSON.stringify(fact) })),
  )
}

const eventsSince = ({ members }: Stage, from: number) =>
  members
    .flatMap(({ shopper, person }) =>
      shopper.events.map((event, n) => ({
        person: person.id,
        id: eventId(shopper.userId, n),
        seq: eventSeq(event.at, n),
        event,
      })),
    )
    .filter(({ event }) => event.at > from && !ignored.has(event.name))
    .toSorted((a, b) => a.event.at - b.event.at)
