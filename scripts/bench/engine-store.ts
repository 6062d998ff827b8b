import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openSqlite } from '../../api/src/database/connection.ts'
import { migrate } from '../../api/src/database/migrate.ts'
import { firstSettings } from '../../api/src/database/workspace-settings.ts'
import { createEngine, createHandlers, type Engine, type Messages } from '../../api/src/engine/index.ts'
import { createSegments } from '../../api/src/segments/index.ts'
import { virtualClock, type VirtualClock } from '../../api/src/virtual-clock.ts'
import { bucketOf } from '../../shared/src/hash/hash.ts'
import { journeySchema } from '../../shared/src/journey/schema.ts'
import { mildestRules } from '../../shared/src/policy/decision.ts'

export const workspace = 'w'
export const start = Date.UTC(2026, 4, 1, 9)
export const hour = 3_600_000
const year = 365 * 24 * hour

/** Everybody rests at `w1` for an hour, is then sent a message, and rests again at `w2`. */
export const journey = journeySchema.parse({
  dsl: 1,
  id: 'measured',
  name: { en: 'Measured' },
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
  nodes: {
    t: { kind: 'trigger.event', v: 1, config: { event: 'signup' }, to: { next: 'w1' } },
    w1: {
      kind: 'wait.for',
      v: 1,
      config: { duration: 'PT1H', calendar: false, at: null, zone: 'journey' },
      to: { next: 'm' },
    },
    m: {
      kind: 'message.send',
      v: 1,
      config: { channel: 'email', content: 'mail', category: 'marketing', expiry: null, cap: 'obey', quiet: 'obey' },
      to: { sent: 'w2' },
    },
    w2: {
      kind: 'wait.for',
      v: 1,
      config: { duration: 'P1D', calendar: false, at: null, zone: 'journey' },
      to: { next: 'x' },
    },
    x: { kind: 'exit', v: 1, config: { reason: 'finished', outcome: 'neutral' }, to: {} },
  },
})

export interface Store {
  readonly folder: string
  readonly file: string
  readonly database: Database
  readonly clock: VirtualClock
  readonly engine: Engine
  /** Messages that the channel took. */
  sent(): number
  close(): Promise<void>
}

/** A channel that takes everything at once: what is measured is the engine. */
export const messagesTaken = (took: () => void): Messages => ({
  content: async () => ({
    channel: 'email',
    name: 'A mail',
    category: 'marketing',
    bodies: { en: { subject: 'Hello', preheader: '', blocks: [] } },
  }),
  rules: async () => mildestRules,
  prepare: async (_db, wish) => ({
    ok: true,
    message: {
      ...wish,
      rendered: { channel: 'email', subject: 'Hello', preheader: '', html: '', text: '' },
      headers: [],
    },
  }),
  send: async () => {
    took()
    return { type: 'sent', provider: 'p', detail: {} }
  },
})

/** A durable store in a temporary folder where so many people rest at `w1`, all due now, and `asleep` others for a year. */
export const openFullStore = async (people: number, asleep = 0): Promise<Store> => {
  const folder = mkdtempSync(join(tmpdir(), 'trailwright-bench-'))
  const file = join(folder, 'trailwright.db')
  const database = openSqlite(file)
  await migrate(database.db, database.dialect)
  const clock = virtualClock(start)
  let taken = 0
  const messages = messagesTaken(() => {
    taken += 1
  })
  const engine = createEngine({
    database,
    clock,
    log: {
      error: (about: unknown) => {
        throw new Error(JSON.stringify(about))
      },
    },
    segments: createSegments(database.db),
    handlers: createHandlers(messages, {
      egress: { request: () => Promise.reject(new Error('nobody asks')) },
      secret: async () => null,
      now: clock.now,
    }),
  })
  await fill(database, engine, clock, people, asleep)
  await clock.moveTo(start + hour)
  return {
    folder,
    file,
    database,
    clock,
    engine,
    sent: () => taken,
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The workspace with its live journey. */
export const writeShop = async (db: Database['db'], at: number): Promise<void> => {
  await db
    .insertInto('workspace')
    .values({
      id: workspace,
      name: 'Shop',
      settings: JSON.stringify(firstSettings('Shop', 'UTC', 'en')),
      has_demo: 0,
      created_at: at,
    })
    .execute()
  await db
    .insertInto('version')
    .values({
      workspace,
      journey: journey.id,
      number: 1,
      dsl: JSON.stringify(journey),
      layout: '{}',
      published_at: at,
      published_by: 'u',
      note: '',
    })
    .execute()
  await db
    .insertInto('journey')
    .values({
      workspace,
      id: journey.id,
      name: JSON.stringify(journey.name),
      status: 'live',
      live_version: 1,
      paused_at: null,
      created_at: at,
      created_by: 'u',
      updated_at: at,
    })
    .execute()
}

/** The first goes in by the engine; the others are copies of her with ids of their own. */
const fill = async (
  { db, sqlite }: Database,
  engine: Engine,
  clock: VirtualClock,
  people: number,
  asleep: number,
): Promise<void> => {
  if (sqlite === null) throw new Error('An SQLite store')
  const at = clock.now()
  await writeShop(db, at)
  await engine.published(workspace, journey.id)
  const attributes = JSON.stringify({
    name: 'Anna Beispiel',
    city: 'Berlin',
    points: 120,
    plan: 'plus',
    since: '2025-01-05',
  })
  sqlite.exec('begin')
  const person = sqlite.prepare(
    `insert into person (bucket, workspace, id, created_at, updated_at, zone, language, attributes, folded, tags, identities, search, rev)
     values (?, ?, ?, ?, ?, 'Europe/Berlin', 'en', ?, ?, '["vip"]', '[]', '', 1)`,
  )
  const point = sqlite.prepare(
    `insert into contact_point (bucket, workspace, person, channel, address, since) values (?, ?, ?, 'email', ?, ?)`,
  )
  const consent = sqlite.prepare(
    `insert into consent (bucket, workspace, person, channel, category, state, at, source) values (?, ?, ?, 'email', 'marketing', 'granted', ?, 'test')`,
  )
  const ids = Array.from({ length: people }, () => clock.id())
  for (const id of ids) {
    const bucket = bucketOf(workspace, id)
    person.run(bucket, workspace, id, at, at, attributes, attributes)
    point.run(bucket, workspace, id, `${id}@example.com`, at)
    consent.run(bucket, workspace, id, at)
  }
  sqlite.exec('commit')
  const [first = '', ...others] = ids
  const event = { id: 'e1', name: 'signup', at, seq: clock.sequence(), properties: { plan: 'plus' } }
  await db
    .insertInto('inbox')
    .values({
      bucket: bucketOf(workspace, first),
      workspace,
      person: first,
      seq: event.seq,
      at,
      kind: 'event',
      body: JSON.stringify(event),
    })
    .execute()
  await engine.settle()
  const entered = await db.selectFrom('enrollment').selectAll().executeTakeFirstOrThrow()
  sqlite.exec('begin')
  const columns = Object.keys(entered)
  const enrollment = sqlite.prepare(
    `insert into enrollment (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
  )
  for (const id of others) {
    const own = clock.id()
    enrollment.run({
      ...entered,
      bucket: bucketOf(workspace, id),
      id: own,
      person: id,
      state: entered.state.replaceAll(entered.id, own).replaceAll(first, id),
    })
  }
  sqlite.exec('commit')
  // In the order of the key, by the database itself: millions take seconds.
  const own: Readonly<Record<string, string>> = {
    bucket: `n / ${Math.ceil(asleep / 1024)}`,
    id: `'sleeper-' || n`,
    person: `'person-' || n`,
    due_at: `${start + year} + n % 1000000`,
  }
  const cells = columns.map((column) => own[column] ?? `@${column}`)
  sqlite
    .prepare(
      `with recursive counted(n) as (select 0 union all select n + 1 from counted where n < ${asleep} - 1)
       insert into enrollment (${columns.join(', ')}) select ${cells.join(', ')} from counted where ${asleep} > 0`,
    )
    .run(Object.fromEntries(Object.entries(entered).filter(([column]) => own[column] === undefined)))
}
