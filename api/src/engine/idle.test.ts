/** Nothing due, nothing done: an engine that rests leaves its database alone. */
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { type Dialect } from '../database/connection.ts'
import { exit, node, openWorld, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

/** Counts what passes. */
class Statements implements KyselyPlugin {
  count = 0

  transformQuery({ node: query }: PluginTransformQueryArgs) {
    this.count += 1
    return query
  }

  transformResult({ result }: PluginTransformResultArgs) {
    return Promise.resolve(result)
  }
}

const hour = 3_600_000

/** A journey in which somebody waits for two days, and an engine that has come to rest. */
const atRest = async (dialect: Dialect): Promise<Statements> => {
  const statements = new Statements()
  world = await openWorld(dialect, '2026-05-01T09:00:00Z', 'w', (database) => ({
    ...database,
    db: database.db.withPlugin(statements),
  }))
  await world.publish({
    id: 'shop',
    nodes: {
      t: node('trigger.event', { event: 'signup' }, { next: 'w' }),
      w: node('wait.for', { duration: 'P2D', calendar: false, at: null, zone: 'journey' }, { next: 'x' }),
      x: exit('done'),
    },
  })
  await world.person('p1')
  await world.person('p2')
  await world.track('p1', 'signup')
  await world.engine.start()
  await rest()
  return statements
}

const rest = async (): Promise<void> => {
  while (world.engine.pulse().state === 'running') await new Promise(setImmediate)
}

/** Stops wherever anything is to wake, and lets it; how often that was. */
const pass = async (ms: number): Promise<number> => {
  const end = world.clock.now() + ms
  for (let looks = 0; ; looks += 1) {
    const next = world.clock.nextWake()
    if (next === null || next > end) {
      await world.clock.moveTo(end)
      return looks
    }
    await world.clock.moveTo(next)
    await rest()
  }
}

it('on SQLite an hour in which nothing is due costs no statement', async () => {
  const statements = await atRest('sqlite')
  const before = statements.count
  expect(await pass(hour)).toBe(0)
  expect(statements.count - before).toBe(0)
  await pass(48 * hour)
  expect((await world.counts('shop')).get('left done')).toBe(1)
})

it('on PostgreSQL one of several processes lets go of its buckets and looks every five minutes for what died', async () => {
  const statements = await atRest('postgres')
  // So long it stays awake, and looks every second for what others bring in.
  await pass(11_000)
  expect(await world.database.db.selectFrom('lease').select('slice').where('worker', '!=', '').execute()).toEqual([])
  const before = statements.count
  expect(await pass(hour)).toBeLessThanOrEqual(12)
  expect(statements.count - before).toBeLessThanOrEqual(12 * 30)

  // Whoever brings something in wakes it at once.
  await world.arrive({ type: 'track', userId: 'p2', event: 'signup', properties: {} })
  world.engine.nudge()
  await rest()
  expect((await world.counts('shop')).get('entered')).toBe(2)
})
