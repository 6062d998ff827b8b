import { Kysely, PostgresDialect } from 'kysely'
import { expect, it } from 'vitest'
import type { JourneyNode } from '@trailwright/shared/journey/schema.ts'
import { inTransaction } from '../../database/bulk.ts'
import type { Database, Dialect } from '../../database/connection.ts'
import { EmbeddedDialect } from '../../database/sqlite-dialect.ts'
import { createEngine } from '../index.ts'
import { Breaker, breaking, type Breaking, Fault, Life } from '../proof/faults.ts'
import { expectSums } from '../testing/sums.ts'
import { dialects, exit, node, openWorld } from '../testing/world.ts'
import type { JobDetail } from './job-detail.ts'
import { startJob } from './jobs.ts'

const wait = (duration: string, next: string): JourneyNode =>
  node('wait.for', { duration, calendar: false, at: null, zone: 'journey' }, { next })
const trigger = node('trigger.event', { event: 'signup' }, { next: 'd' })
/** No messages: of one that is out when the process dies nobody knows, job or not. */
const hour = wait('PT1H', 'e')

const first = { t: trigger, d: wait('P3D', 'm'), m: hour, e: wait('P9D', 'x'), x: exit('done') }
const second = { t: trigger, d: wait('P1D', 'm'), m: wait('PT1H', 'x'), x: exit('done') }
const third = { ...first, m: wait('PT1H', 'late'), late: wait('PT2H', 'e') }

const jobs: Readonly<Record<string, { readonly detail: JobDetail; readonly pauses: boolean }>> = {
  'a move now': {
    detail: { kind: 'move', version: 2, map: { e: 'm' }, when: 'now', slotMs: 60_000 },
    pauses: false,
  },
  'a move at the next step': {
    detail: { kind: 'move', version: 2, map: {}, when: 'nextStep', slotMs: 0 },
    pauses: false,
  },
  'waiting again': { detail: { kind: 'resume', due: 'waitAgain', olderThan: null, at: Infinity }, pauses: true },
  dropping: { detail: { kind: 'resume', due: 'drop', olderThan: 'PT6H', at: Infinity }, pauses: true },
  'a back-fill': { detail: { kind: 'backfill', version: 2, node: 'late', includeAgain: false }, pauses: false },
  'everybody leaving': { detail: { kind: 'stop' }, pauses: false },
}

/** At each statement in turn, and before and after each commit; now as a fault, now as the end of the process. */
const everywhere: readonly Breaking[] = (['statement', 'beforeCommit', 'afterCommit'] as const).flatMap((point) =>
  Array.from({ length: point === 'statement' ? 45 : 6 }, (_, index) => ({
    at: point,
    after: index + 1,
    how: index % 2 === 0 ? ('fault' as const) : ('kill' as const),
    code: 'ECONNRESET' as const,
  })),
)

const breakable = (database: Database, breaker: Breaker): Database => {
  const { sqlite, pool } = database
  const inner = sqlite === null ? (pool === null ? null : new PostgresDialect({ pool })) : new EmbeddedDialect(sqlite)
  if (inner === null) throw new Error('Neither SQLite nor PostgreSQL')
  // The schema of the one that is wrapped.
  const db = new Kysely<never>({ dialect: breaking(inner, () => breaker) }) as unknown as Database['db']
  return { ...database, db, close: () => db.destroy() }
}

/** What is in the database in the end, however it came about. */
const play = async (dialect: Dialect, { detail, pauses }: (typeof jobs)[string], breakings: readonly Breaking[]) => {
  const breaker = new Breaker(breakings)
  const world = await openWorld(dialect, '2026-05-01T00:00:00Z', 'w', (database) => breakable(database, breaker))
  try {
    const { clock, database, parts, workspace } = world
    const crowd = async (name: string): Promise<void> => {
      for (let index = 0; index < 4; index += 1) {
        await world.person(`${name}${index}`)
        await world.track(`${name}${index}`, 'signup')
      }
    }
    await world.publish({ id: 'j', nodes: first })
    await crowd('old')
    await world.runTo('2026-05-04T12:00:00Z')
    await crowd('middle')
    await world.runTo('2026-05-06T00:00:00Z')
    await crowd('new')
    if (detail.kind === 'move') await world.publish({ id: 'j', nodes: second })
    if (detail.kind === 'backfill') {
      await world.publish({ id: 'j', nodes: third })
      const over: JobDetail = { kind: 'move', version: 2, map: {}, when: 'now', slotMs: 0 }
      await inTransaction(database.db, (tx) => startJob(tx, clock, { workspace, journey: 'j', by: 'u', detail: over }))
      await world.engine.settle()
    }
    if (pauses) await world.setStatus('j', 'paused')
    if (pauses) await world.runTo('2026-05-07T18:00:00Z')
    const due = detail.kind === 'resume' ? { ...detail, at: clock.now() } : detail
    await inTransaction(database.db, (tx) => startJob(tx, clock, { workspace, journey: 'j', by: 'u', detail: due }))

    const begin = () => {
      breaker.isDead = false
      const life = new Life(breaker)
      return { life, engine: createEngine({ ...parts, database: { ...database, db: database.db.withPlugin(life) } }) }
    }
    let now = begin()
    for (;;) {
      const before = breaker.broke.length
      breaker.isArmed = true
      try {
        await now.engine.settle()
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault
      } finally {
        breaker.isArmed = false
      }
      if (breaker.isDead) {
        now.life.end()
        now = begin()
      } else if (breaker.broke.length === before) break
    }
    await expectSums(world, 'j')
    const { db } = database
    const state = {
      job: await db
        .selectFrom('job')
        .select(['kind', 'status', 'total', 'done', 'gone'])
        .where('kind', '=', detail.kind)
        .executeTakeFirst(),
      journey: await db.selectFrom('journey').select(['status', 'paused_at']).execute(),
      people: await db
        .selectFrom('enrollment')
        .select(['version', 'node', 'status', 'due_at', 'arrived_at', 'ended_at', 'reason', 'rev'])
        .orderBy('id')
        .execute(),
      counters: await db
        .selectFrom('counter')
        .select(['version', 'node', 'what', 'name', (row) => row.fn.sum<number>('n').as('n')])
        .groupBy(['version', 'node', 'what', 'name'])
        .orderBy('version')
        .orderBy('node')
        .orderBy('what')
        .orderBy('name')
        .execute(),
    }
    return { state, broke: breaker.broke.length }
  } finally {
    await world.close()
  }
}

it.each(dialects.flatMap((dialect) => Object.keys(jobs).map((name) => [name, dialect] as const)))(
  '%s, broken off at each statement and gone on with, ends as if nothing had been, on %s',
  { timeout: 60_000 },
  async (name, dialect) => {
    const job = jobs[name]
    if (job === undefined) throw new Error(name)
    const undisturbed = await play(dialect, job, [])
    const disturbed = await play(dialect, job, everywhere)
    expect(disturbed.broke).toBeGreaterThan(10)
    expect(disturbed.state).toEqual(undisturbed.state)
    expect(undisturbed.state.job).toMatchObject({ status: 'done', total: 12, done: 12 })
  },
)
