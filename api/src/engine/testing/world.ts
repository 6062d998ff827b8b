import type { Content } from '@trailwright/shared/content/schema.ts'
import type { Journey, JourneyNode } from '@trailwright/shared/journey/schema.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import { mildestRules, type ContactRules } from '@trailwright/shared/policy/decision.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { parseInstant } from '@trailwright/shared/time/instant.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import type { ChannelAnswer, OutgoingMessage } from '../../channels/index.ts'
import { type Database, openPostgres, openSqlite, type Dialect } from '../../database/connection.ts'
import { inTransaction } from '../../database/bulk.ts'
import { migrate } from '../../database/migrate.ts'
import type { Tables } from '../../database/tables.ts'
import { postgresForTests } from '../../database/testing/postgres.ts'
import { firstSettings } from '../../database/workspace-settings.ts'
import type { EgressAnswer, EgressRequest } from '../../egress/egress.ts'
import { ingest } from '../../ingest/ingest.ts'
import { createSegments } from '../../segments/index.ts'
import { virtualClock, type VirtualClock } from '../../virtual-clock.ts'
import { createEngine, createHandlers, startJob, type Engine, type EngineParts, type Messages } from '../index.ts'

/** A channel and a network that answer as the test says; without a script everything is taken. */
export interface World {
  readonly database: Database
  readonly clock: VirtualClock
  readonly engine: Engine
  /** The same parts again, as after a restart. */
  readonly parts: EngineParts
  readonly workspace: string
  /** Messages that a provider took, in order. */
  readonly sent: readonly OutgoingMessage[]
  readonly asked: readonly EgressRequest[]
  rules: ContactRules
  answer: (message: OutgoingMessage) => ChannelAnswer | Promise<ChannelAnswer>
  respond: (request: EgressRequest) => EgressAnswer | Promise<EgressAnswer>
  /** Throws where a defect of ours is to meet a message, by its key, while it is prepared. */
  defect: (key: string) => void
  publish(journey: Partial<Journey> & Pick<Journey, 'id' | 'nodes'>): Promise<void>
  setStatus(journey: string, status: 'live' | 'paused' | 'stopped'): Promise<void>
  /** A Segment call comes in, and nobody asks the engine to look. */
  arrive(call: { readonly [key: string]: unknown }): Promise<void>
  /** A Segment call with a server key, at the clock's now unless it says another time. */
  call(call: { readonly [key: string]: unknown }, how?: { readonly waits: boolean }): Promise<void>
  track(
    userId: string,
    event: string,
    properties?: { readonly [key: string]: unknown },
    at?: string,
    how?: { readonly waits: boolean },
  ): Promise<void>
  /** Somebody with an e-mail address and a phone who agreed to marketing on both, unless said. */
  person(
    userId: string,
    traits?: { readonly [key: string]: unknown },
    consent?: { readonly [key: string]: boolean },
  ): Promise<void>
  /** Moves the clock, stopping at every instant at which something is due, and does it. */
  runTo(at: string): Promise<void>
  /** The trace of everything in a journey, in order: `node code port`. */
  trace(journey: string): Promise<readonly TraceEntry[]>
  path(journey: string, userId: string): Promise<readonly string[]>
  counts(journey: string): Promise<ReadonlyMap<string, number>>
  close(): Promise<void>
}

export const dialects = ['sqlite', 'postgres'] as const satisfies readonly Dialect[]

/** Where the engine's promises hold: also where transactions are kept apart as far as PostgreSQL can. */
export const homes = [...dialects, 'postgres serializable'] as const
export type Home = (typeof homes)[number]

export const at = (text: string): Instant => parseInstant(text) ?? Number.NaN

const emailContent = (topic?: string): Content => ({
  channel: 'email',
  name: 'A mail',
  category: 'marketing',
  ...(topic === undefined ? {} : { topic }),
  bodies: { en: { subject: 'Hello', preheader: '', blocks: [] } },
})

/** The defaults of a journey, so that a test writes only what it is about. */
export const journeyOf = (journey: Partial<Journey> & Pick<Journey, 'id' | 'nodes'>): Journey =>
  journeySchema.parse({
    dsl: 1,
    name: { en: journey.id },
    zone: 'UTC',
    entry: {
      audience: { all: [] },
      exclude: null,
      reentry: { mode: 'always', cooldown: null, limit: null, key: null, ifInside: 'ignore' },
      doubleFire: 'PT0S',
      holdout: { percent: 0 },
      cap: null,
      starts: null,
      ends: null,
      maxStay: null,
    },
    goals: [],
    exits: [],
    ...journey,
  })

export const node = (kind: string, config: JourneyNode['config'], to: JourneyNode['to'] = {}): JourneyNode => ({
  kind,
  v: 1,
  config,
  to,
})

export const send = (to: JourneyNode['to'] = {}, more: JourneyNode['config'] = {}): JourneyNode =>
  node(
    'message.send',
    { channel: 'email', content: 'mail', category: 'marketing', expiry: null, cap: 'obey', quiet: 'obey', ...more },
    to,
  )

export const exit = (reason: string): JourneyNode => node('exit', { reason, outcome: 'neutral' })

/** A version that is live from now on, as the product writes it: the engine is still to hear of it. */
export const putDown = async (
  tx: Kysely<Tables>,
  workspace: string,
  journey: Journey,
  number: number,
  now: Instant,
): Promise<void> => {
  await tx
    .insertInto('version')
    .values({
      workspace,
      journey: journey.id,
      number,
      dsl: JSON.stringify(journey),
      layout: '{}',
      published_at: now,
      published_by: 'u',
      note: '',
    })
    .execute()
  const row = { name: JSON.stringify(journey.name), status: 'live', live_version: number, updated_at: now }
  await tx
    .insertInto('journey')
    .values({ workspace, id: journey.id, ...row, paused_at: null, created_at: now, created_by: 'u' })
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet(row))
    .execute()
}

export const openWorld = async (
  home: Home,
  start = '2026-05-01T09:00:00Z',
  ids = 'w',
  /** Puts something between the engine and its database. */
  through: (database: Database) => Database = (database) => database,
): Promise<World> => {
  const server = home === 'sqlite' ? null : await postgresForTests()
  const isolation = home === 'postgres serializable' ? 'serializable' : 'repeatable read'
  const database = through(server === null ? openSqlite(':memory:') : openPostgres(server.url, isolation))
  await migrate(database.db, database.dialect)
  const { db } = database
  const clock = virtualClock(at(start))
  const workspace = ids
  await db
    .insertInto('workspace')
    .values({
      id: workspace,
      name: 'Shop',
      settings: JSON.stringify(firstSettings('Shop', 'UTC', 'en')),
      has_demo: 0,
      created_at: clock.now(),
    })
    .execute()

  const sent: OutgoingMessage[] = []
  const asked: EgressRequest[] = []
  const messages: Messages = {
    content: async () => emailContent(),
    rules: async () => world.rules,
    prepare: async (_db, wish) => {
      world.defect(wish.key)
      return {
        ok: true,
        message: {
          key: wish.key,
          workspace: wish.workspace,
          channel: wish.channel,
          address: wish.address,
          rendered: {
            channel: 'email',
            subject: `Cart ${String(wish.entry?.properties['cart_id'] ?? '')}`,
            preheader: '',
            html: '',
            text: '',
          },
          headers: [],
        },
      }
    },
    send: async (message) => {
      const answer = await world.answer(message)
      if (answer.type === 'sent') sent.push(message)
      return answer
    },
  }
  const parts: EngineParts = {
    database,
    clock,
    log: pino({ level: 'silent' }),
    segments: createSegments(db),
    handlers: createHandlers(messages, {
      egress: {
        request: async (request) => {
          asked.push(request)
          return world.respond(request)
        },
      },
      secret: async () => null,
      now: clock.now,
    }),
  }
  const engine = createEngine(parts)

  const take = async (call: { readonly [key: string]: unknown }): Promise<void> => {
    await ingest({ db, clock }, workspace, [{ messageId: clock.id(), ...call }], {
      kind: 'server',
      name: 'test',
      sentAt: null,
    })
  }

  const nextDue = async (): Promise<number | null> => engine.nextDue()

  const world: World = {
    database,
    clock,
    engine,
    parts,
    workspace,
    sent,
    asked,
    rules: mildestRules,
    answer: () => ({ type: 'sent', provider: 'p', detail: {} }),
    respond: () => ({ type: 'answered', status: 200, retryAfter: null, contentType: 'application/json', body: '{}' }),
    defect: () => {},
    publish: async (part) => {
      const journey = journeyOf(part)
      const before = await db
        .selectFrom('journey')
        .select('live_version')
        .where('workspace', '=', workspace)
        .where('id', '=', journey.id)
        .executeTakeFirst()
      await inTransaction(db, (tx) => putDown(tx, workspace, journey, (before?.live_version ?? 0) + 1, clock.now()))
      await engine.published(workspace, journey.id)
      await engine.settle()
    },
    setStatus: async (journey, status) => {
      await db
        .updateTable('journey')
        .set({ status })
        .where('workspace', '=', workspace)
        .where('id', '=', journey)
        .execute()
      if (status === 'paused') await engine.paused(workspace, journey)
      else if (status === 'live') await engine.resumed(workspace, journey)
      else {
        const wish = { workspace, journey, by: 'u', detail: { kind: 'stop' } } as const
        await inTransaction(db, (tx) => startJob(tx, clock, wish))
        await engine.stopped(workspace, journey)
      }
      await engine.settle()
    },
    arrive: take,
    call: async (call, { waits } = { waits: true }) => {
      await take(call)
      if (waits) await engine.settle()
      else await engine.runDue()
    },
    track: (userId, event, properties = {}, timestamp, how = { waits: true }) =>
      world.call({ type: 'track', userId, event, properties, ...(timestamp === undefined ? {} : { timestamp }) }, how),
    person: (userId, traits = {}, consent = { 'email.marketing': true, 'sms.marketing': true }) =>
      world.call({
        type: 'identify',
        userId,
        traits: { email: `${userId}@example.com`, ...traits },
        context: { consent: { categoryPreferences: consent } },
      }),
    runTo: async (text) => {
      const end = at(text)
      for (;;) {
        await engine.settle()
        const due = await nextDue()
        if (due === null || due > end) break
        await clock.moveTo(Math.max(due, clock.now()))
      }
      await clock.moveTo(end)
      await engine.settle()
    },
    trace: async (journey) => {
      const rows = await db
        .selectFrom('history')
        .select('entry')
        .where('journey', '=', journey)
        .orderBy('at')
        .orderBy('enrollment')
        .orderBy('seq')
        .execute()
      return rows.map((row): TraceEntry => JSON.parse(row.entry))
    },
    path: async (journey, userId) => {
      const rows = await db
        .selectFrom('history')
        .innerJoin('identity', (join) => join.onRef('identity.person', '=', 'history.person'))
        .select(['history.entry', 'history.seq', 'history.enrollment', 'history.at'])
        .where('journey', '=', journey)
        .where('identity.kind', '=', 'userId')
        .where('identity.value', '=', userId)
        .orderBy('history.enrollment')
        .orderBy('history.seq')
        .execute()
      return rows
        .map((row): TraceEntry => JSON.parse(row.entry))
        .filter((entry) => ['arrived', 'left', 'decided', 'ended', 'held'].includes(entry.code))
        .map((entry) => [entry.node, entry.code, entry.port ?? entry.values['reason'] ?? ''].join(' ').trim())
    },
    counts: async (journey) => {
      const rows = await db
        .selectFrom('counter')
        .select(['node', 'what', 'name', (row) => row.fn.sum<number>('n').as('n')])
        .where('journey', '=', journey)
        .groupBy(['version', 'node', 'what', 'name'])
        .execute()
      return new Map(
        rows.map((row) => [[row.node, row.what, row.name].filter((part) => part !== '').join(' '), Number(row.n)]),
      )
    },
    close: async () => {
      await engine.stop()
      await database.close()
      await server?.close()
    },
  }
  return world
}
