/**
 * A history: when it begins (also before a day on which the clocks change), what people do, what the publisher does and
 * what breaks, drawn from one seed. `live` plays it against the real engine on a virtual clock; whatever broke, the end
 * has to be sound (see `expectSound`).
 */
import fc from 'fast-check'
import type { JourneyNode } from '@trailwright/shared/journey/schema.ts'
import { DAY_MS, formatInstant, MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import { type ContactRules, mildestRules } from '@trailwright/shared/policy/decision.ts'
import { Kysely, type Transaction } from 'kysely'
import { inTransaction } from '../../database/bulk.ts'
import { type Database, IsolatingDialect } from '../../database/connection.ts'
import type { Tables } from '../../database/tables.ts'
import { EmbeddedDialect } from '../../database/sqlite-dialect.ts'
import { ingest } from '../../ingest/index.ts'
import type { JobDetail } from '../change/job-detail.ts'
import { createEngine, type Engine, startJob } from '../index.ts'
import { giveUpClaims } from '../outbox.ts'
import { resolveHeld } from '../testing/resolve-held.ts'
import { type Calls, defect, otherSystem, people, provider, shop } from '../testing/random-shop.ts'
import { at, type Home, journeyOf, node, openWorld, putDown, send, type World } from '../testing/world.ts'
import { Breaker, breaking, type Breaking, breakPoints, Fault, faultCodes, Life } from './faults.ts'

export type Doing = { readonly minute: number } & (
  | {
      readonly type: 'event'
      readonly who: string
      readonly event: 'cart' | 'bought' | 'closed'
      readonly cart: string
      /** So much before it arrives did it happen. */
      readonly lateMinutes: number
      readonly twice: boolean
    }
  | { readonly type: 'edit'; readonly edit: keyof typeof edits; readonly then: 'stay' | 'nextStep' | 'now' }
  | { readonly type: 'pause'; readonly minutes: number; readonly due: 'now' | 'waitAgain' | 'drop' }
  | { readonly type: 'merge'; readonly who: string; readonly into: string }
  /** Nobody looked for so long. */
  | { readonly type: 'sleep'; readonly days: number }
  /** Her passages cannot be read, until somebody mends them and lets them go on. */
  | { readonly type: 'poison'; readonly who: string }
  | { readonly type: 'mend' }
)

/** Clocks go forward in New York on 8 March 2026 and back on 1 November. */
export const beginnings = ['2026-05-01T09:00:00Z', '2026-03-06T20:00:00Z', '2026-10-30T20:00:00Z'] as const

export interface History {
  readonly begins: (typeof beginnings)[number]
  readonly doings: readonly Doing[]
}

const wait = (duration: string, next: string): JourneyNode =>
  node('wait.for', { duration, calendar: false, at: null, zone: 'journey' }, { next })

/** What a publisher makes of the journey. */
const edits = {
  shorterWait: { ...shop.nodes, d: wait('PT3H', 'h') },
  longerWait: { ...shop.nodes, d: wait('P3D', 'h') },
  withoutWait: without(shop.nodes, 'd', { m1: send({ sent: 'h', skipped: 'x2', failed: 'x3' }) }),
  oneMore: {
    ...shop.nodes,
    m2: send({ sent: 'd2' }, { content: 'second' }),
    d2: wait('P1D', 'm3'),
    m3: send({}, { content: 'third' }),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, JourneyNode>>>>

function without(
  nodes: Readonly<Record<string, JourneyNode>>,
  id: string,
  changed: Readonly<Record<string, JourneyNode>>,
): Readonly<Record<string, JourneyNode>> {
  const { [id]: _, ...rest } = nodes
  return { ...rest, ...changed }
}

const minute = fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 4 * 1440 }))
const who = fc.constantFrom(...people)

const event = fc.record({
  type: fc.constant('event' as const),
  minute,
  who,
  event: fc.constantFrom('cart' as const, 'cart' as const, 'cart' as const, 'bought' as const, 'closed' as const),
  cart: fc.constantFrom('1', '2'),
  lateMinutes: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 90 }) },
  ),
  twice: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})

const other: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({
    type: fc.constant('edit' as const),
    minute,
    edit: fc.constantFrom(...(Object.keys(edits) as (keyof typeof edits)[])),
    then: fc.constantFrom('stay' as const, 'nextStep' as const, 'now' as const),
  }),
  fc.record({
    type: fc.constant('pause' as const),
    minute,
    minutes: fc.integer({ min: 1, max: 3000 }),
    due: fc.constantFrom('now' as const, 'waitAgain' as const, 'drop' as const),
  }),
  fc.record({ type: fc.constant('merge' as const), minute, who, into: who }),
  fc.record({ type: fc.constant('sleep' as const), minute, days: fc.integer({ min: 1, max: 4 }) }),
)

const poison = fc
  .record({ minute, who, minutes: fc.integer({ min: 1, max: 1500 }) })
  .map(({ minute: begins, who: person, minutes }): readonly Doing[] => [
    { type: 'poison', minute: begins, who: person },
    { type: 'mend', minute: begins + minutes },
  ])

export const arbitraryHistory: fc.Arbitrary<History> = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.array(event, { minLength: 3, maxLength: 10 }),
    fc.array(other, { maxLength: 4 }),
    fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: poison }),
  )
  .map(([begins, events, others, poisoned]) => ({
    begins,
    doings: [...events, ...others, ...poisoned].toSorted((one, two) => one.minute - two.minute),
  }))

export const arbitraryBreakings: fc.Arbitrary<readonly Breaking[]> = fc.array(
  fc.record({
    at: fc.constantFrom('statement' as const, ...breakPoints),
    after: fc.integer({ min: 1, max: 80 }),
    how: fc.constantFrom('fault' as const, 'kill' as const),
    code: fc.constantFrom(...faultCodes),
  }),
  { minLength: 1, maxLength: 8 },
)

export interface Lived {
  readonly world: World
  readonly calls: Calls
  readonly broke: readonly Breaking[]
  close(): Promise<void>
}

interface Operation {
  isWritten(): Promise<boolean>
  write(tx: Transaction<Tables>): Promise<void>
  /** What the engine hears once it is written. */
  readonly tell: 'published' | 'paused' | 'resumed' | null
}

/** The same connection through a dialect whose commits may break off. */
const breakable = (database: Database, home: Home, breaker: () => Breaker): Database => {
  const { sqlite, pool } = database
  const isolation = home === 'postgres serializable' ? 'serializable' : 'repeatable read'
  const inner =
    sqlite === null ? (pool === null ? null : new IsolatingDialect(pool, isolation)) : new EmbeddedDialect(sqlite)
  if (inner === null) throw new Error('Neither SQLite nor PostgreSQL')
  const db = new Kysely<never>({ dialect: breaking(inner, breaker) }) as unknown as Database['db']
  return { ...database, db, close: () => db.destroy() }
}

/** Plays a history to its end, starting the engine over as often as it is killed. */
export const live = async (
  home: Home,
  { begins, doings }: History,
  breakings: readonly Breaking[],
  {
    workers = 1,
    rules = mildestRules,
  }: {
    /** So many engines at once; when one is killed, all are. */
    readonly workers?: number
    readonly rules?: ContactRules
  } = {},
): Promise<Lived> => {
  const breaker = new Breaker(breakings)
  const world = await openWorld(home, begins, 'w', (database) => breakable(database, home, () => breaker))
  world.rules = rules
  for (const name of people) await world.person(name)
  await world.publish(shop)
  const { clock, parts, database, workspace } = world
  const calls: Calls = { messages: new Map(), requests: new Map() }
  const answer = provider(calls)
  const respond = otherSystem(calls, clock)
  world.answer = (message) => {
    breaker.handedOver()
    return answer(message)
  }
  world.respond = (request) => {
    breaker.handedOver()
    return respond(request)
  }
  world.defect = defect
  let life: Life | null = null
  const begin = async (): Promise<readonly Engine[]> => {
    // The one before may still have something in hand: none of its statements pass.
    life?.end()
    breaker.isDead = false
    life = new Life(breaker)
    const db = database.db.withPlugin(life)
    const made = Array.from({ length: workers }, () => createEngine({ ...parts, database: { ...database, db } }))
    // Whoever starts over gives up the claims of the one before.
    await giveUpClaims(database.db, clock.now())
    return made
  }
  let engines = await begin()
  const settle = () => Promise.all(engines.map((engine) => engine.settle()))
  /** Again and again until it goes through: what broke off is still due. */
  const insist = async <T>(act: () => Promise<T>): Promise<T> => {
    for (;;) {
      const before = breaker.broke.length
      breaker.isArmed = true
      try {
        const done = await act()
        if (breaker.broke.length === before) return done
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault
      } finally {
        breaker.isArmed = false
      }
      if (breaker.isDead) engines = await begin()
    }
  }
  /** A client sends until it is told that the call came in. */
  const arrive = (call: { readonly [key: string]: unknown }) =>
    insist(async () => {
      const db = life === null ? database.db : database.db.withPlugin(life)
      return ingest({ db, clock }, workspace, [call], { kind: 'server', name: 'proof', sentAt: null })
    })
  const runTo = async (end: number): Promise<void> => {
    for (;;) {
      await insist(settle)
      const due = await insist(() => world.engine.nextDue())
      if (due === null || due > end) break
      await clock.moveTo(Math.max(due, clock.now()))
    }
    await clock.moveTo(Math.max(end, clock.now()))
    await insist(settle)
  }
  /**
   * What a publisher does: written in one transaction, then told to the engine, again until both went through. Whoever
   * gets no answer looks first whether it is written already.
   */
  const operate = async ({ isWritten, write, tell }: Operation): Promise<void> => {
    await insist(async () => {
      const db = life === null ? database.db : database.db.withPlugin(life)
      if (!(await isWritten())) await inTransaction(db, write)
      const [engine] = engines
      if (tell !== null) await engine?.[tell](workspace, shop.id)
    })
    await insist(settle)
  }
  const journeyRow = () =>
    database.db.selectFrom('journey').select(['status', 'live_version']).executeTakeFirstOrThrow()
  const publish = async (edit: keyof typeof edits, then: 'stay' | 'nextStep' | 'now'): Promise<void> => {
    const version = ((await journeyRow()).live_version ?? 0) + 1
    const journey = journeyOf({ ...shop, nodes: edits[edit] })
    const map = { d: 'm2', d2: null, m3: null }
    await operate({
      isWritten: async () => (await journeyRow()).live_version === version,
      write: async (tx) => {
        await putDown(tx, workspace, journey, version, clock.now())
        if (then === 'stay') return
        const detail: JobDetail = { kind: 'move', version, map, when: then, slotMs: 0 }
        await startJob(tx, clock, { workspace, journey: shop.id, by: 'u', detail })
      },
      tell: 'published',
    })
  }
  const setStatus = (status: 'paused' | 'live', tell: 'paused' | 'resumed'): Promise<void> =>
    operate({
      isWritten: async () => (await journeyRow()).status === status,
      write: async (tx) => {
        await tx.updateTable('journey').set({ status }).execute()
      },
      tell,
    })
  const pause = async (minutes: number, due: 'now' | 'waitAgain' | 'drop'): Promise<void> => {
    if ((await journeyRow()).status !== 'live') return
    await setStatus('paused', 'paused')
    await runTo(clock.now() + minutes * MINUTE_MS)
    if (due === 'now') return setStatus('live', 'resumed')
    const detail: JobDetail = { kind: 'resume', due, olderThan: due === 'drop' ? 'PT2H' : null, at: clock.now() }
    const resumptions = () => database.db.selectFrom('job').select('id').where('kind', '=', 'resume').execute()
    const before = (await resumptions()).length
    await operate({
      isWritten: async () => (await resumptions()).length > before,
      write: async (tx) => {
        await startJob(tx, clock, { workspace, journey: shop.id, by: 'u', detail })
      },
      tell: null,
    })
  }

  const unreadable = new Map<string, string>()
  const putState = (id: string, state: string) =>
    database.db.updateTable('enrollment').set({ state }).where('id', '=', id).execute()
  const spoil = async (who: string): Promise<void> => {
    const rows = await database.db
      .selectFrom('enrollment')
      .innerJoin('identity', 'identity.person', 'enrollment.person')
      .select(['enrollment.id', 'enrollment.state'])
      .where('identity.value', '=', who)
      .where('enrollment.status', '=', 'active')
      .execute()
    for (const { id, state } of rows) {
      unreadable.set(id, state)
      await putState(id, '{"id":')
    }
  }
  const mend = async (): Promise<void> => {
    for (const [id, state] of unreadable) await putState(id, state)
    const ids = [...unreadable.keys()]
    unreadable.clear()
    for (const engine of engines.slice(0, 1)) await resolveHeld(engine, database, workspace, shop.id, 'retry', ids)
  }

  for (const [index, doing] of doings.entries()) {
    await runTo(Math.max(clock.now(), at(begins) + doing.minute * MINUTE_MS))
    switch (doing.type) {
      case 'event': {
        const call = callOf(doing, index, clock.now())
        await arrive(call)
        if (doing.twice) await arrive(call)
        break
      }
      case 'edit':
        await publish(doing.edit, doing.then)
        break
      case 'pause':
        await pause(doing.minutes, doing.due)
        break
      case 'merge':
        if (doing.who !== doing.into)
          await arrive({ type: 'alias', messageId: `merge-${index}`, previousId: doing.who, userId: doing.into })
        break
      case 'sleep':
        await clock.moveTo(clock.now() + doing.days * DAY_MS)
        break
      case 'poison':
        await spoil(doing.who)
        break
      case 'mend':
        await mend()
        break
    }
  }
  await runTo(at(begins) + 75 * DAY_MS)
  return { world, calls, broke: breaker.broke, close: () => world.close() }
}

const callOf = (
  { who: userId, event: name, cart, lateMinutes }: Extract<Doing, { type: 'event' }>,
  index: number,
  now: number,
) => ({
  type: 'track',
  messageId: `doing-${index}`,
  userId,
  event: name,
  properties: { cart, total: 12.5 },
  timestamp: formatInstant(now - lateMinutes * MINUTE_MS),
})
