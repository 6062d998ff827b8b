import { foldJson } from '@trailwright/shared/condition/fold.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { ContactRules } from '@trailwright/shared/policy/decision.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { inTransaction, insertRows } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { readSettings, writeSettings } from '../database/workspace-settings.ts'
import type { Messages } from '../engine/index.ts'
import { noSightings, seeEvent, writeSightings } from '../ingest/index.ts'
import type { EngineControl } from '../services.ts'
import { copyJourneys } from './copy.ts'
import { eventId, eventSeq, type Member, personOf, writePeople } from './people.ts'
import { rehearse } from './rehearsal.ts'
import { makeShop } from './shop.ts'
import { shopJourneys, shopPeople, shopSegments, sourceName } from './whole.ts'

const seed = 'pear-tree'
/** What a careful shop allows itself; set where the workspace has no rules of its own. */
const shopRules: Pick<ContactRules, 'caps' | 'quietHours'> = {
  caps: [
    { id: 'email-week', channels: ['email'], category: 'marketing', limit: 3, window: 'P7D' },
    { id: 'sms-week', channels: ['sms'], category: 'marketing', limit: 2, window: 'P7D' },
  ],
  quietHours: [{ id: 'night', channels: ['sms'], from: '22:00', to: '08:00', zone: 'person', then: 'defer' }],
}
const rowsAtOnce = 4000
/** How many of the latest events stand in the inspector. */
const inspected = 60

export interface LoadServices {
  readonly db: Kysely<Tables>
  readonly clock: Pick<Clock, 'now' | 'sequence'>
  readonly messages: Messages
  readonly engine: Pick<EngineControl, 'published' | 'nudge'>
  readonly log: Logger
}

/** Fills a workspace with the shop as it stands now, its journeys in `language`. Returns how many people it has. */
export const loadShop = async (services: LoadServices, workspace: string, language: Language): Promise<number> => {
  const { db, clock, messages, engine, log } = services
  const own = await readSettings(db, workspace)
  const hasRules = own.rules.caps.length > 0 || own.rules.quietHours.length > 0
  const settings = hasRules ? own : { ...own, rules: { ...own.rules, ...shopRules } }
  const now = clock.now()
  const currency = settings.currency === 'CNY' ? 'CNY' : 'USD'
  const members = makeShop({ seed, now, people: shopPeople, currency }).map((shopper) => ({
    shopper,
    person: personOf(workspace, shopper),
  }))
  const owner = await ownerOf(db, workspace)
  const rehearsed = await rehearse({ workspace, settings, language, members, now, owner, messages, log })
  try {
    await inTransaction(db, async (tx) => {
      await writeSettings(tx, workspace, settings)
      await writePeople(tx, workspace, members)
      await writeEvents(tx, workspace, members)
      await insertRows(
        tx,
        'segment',
        shopSegments(language, currency).map(({ id, name, condition }) => ({
          workspace,
          id,
          name,
          condition: JSON.stringify(condition),
          rev: 1,
          updated_at: now,
          updated_by: owner,
        })),
      )
      await copyJourneys(rehearsed.db, tx, workspace)
      await tellEngine(tx, workspace, members, clock)
    })
  } finally {
    await rehearsed.close()
  }
  for (const journey of shopJourneys) await engine.published(workspace, journey)
  engine.nudge()
  return members.length
}

const ownerOf = async (db: Kysely<Tables>, workspace: string): Promise<string> => {
  const member = await db
    .selectFrom('member')
    .select('user')
    .where('workspace', '=', workspace)
    .where('role', '=', 'owner')
    .orderBy('joined_at')
    .executeTakeFirst()
  return member?.user ?? ''
}

/** Everybody is new: segments are to look at them. */
const tellEngine = (
  tx: Kysely<Tables>,
  workspace: string,
  members: readonly Member[],
  clock: LoadServices['clock'],
): Promise<unknown> =>
  insertRows(
    tx,
    'inbox',
    members.map(({ person }) => ({
      bucket: bucketOf(workspace, person.id),
      workspace,
      person: person.id,
      seq: clock.sequence(),
      at: clock.now(),
      kind: 'changed',
      body: '{}',
    })),
  )

const inChunks = async <Row>(
  rows: readonly Row[],
  write: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await write(rows.slice(from, from + rowsAtOnce))
}

const writeEvents = async (tx: Kysely<Tables>, workspace: string, members: readonly Member[]): Promise<void> => {
  const seen = noSightings()
  const rows = members.flatMap(({ shopper, person }) =>
    shopper.events.map(({ name, at, properties }, n) => {
      seeEvent(seen, name, at, properties)
      return {
        bucket: bucketOf(workspace, person.id),
        workspace,
        person: person.id,
        name,
        at,
        seq: eventSeq(at, n),
        id: eventId(shopper.userId, n),
        type: 'track',
        received_at: at,
        properties: JSON.stringify(properties),
        folded: JSON.stringify(foldJson(properties)),
      }
    }),
  )
  await inChunks(rows, (some) => insertRows(tx, 'event', some))
  const latest = rows.toSorted((a, b) => b.at - a.at).slice(0, inspected)
  await insertRows(
    tx,
    'received',
    latest.map(({ person, name, at, seq, id, properties }, n) => ({
      workspace,
      seq: seq + n,
      id,
      received_at: at,
      at,
      type: 'track',
      name,
      person,
      source: sourceName,
      status: 'accepted',
      code: null,
      field: null,
      warnings: '[]',
      payload: `{"type":"track","event":${JSON.stringify(name)},"properties":${properties}}`,
    })),
    sql`on conflict (workspace, seq) do nothing`,
  )
  await writeSightings(tx, workspace, seen)
}
