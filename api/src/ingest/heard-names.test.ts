import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, openSqlite } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { virtualClock } from '../virtual-clock.ts'
import { createHeardNames } from './heard-names.ts'
import { ingest } from './ingest.ts'

let database: Database
beforeEach(async () => {
  database = openSqlite(':memory:')
  await migrate(database.db, database.dialect)
})
afterEach(() => database.close())

const clock = virtualClock(1_772_438_400_000)

const waiting = async (): Promise<readonly string[]> => {
  const rows = await database.db.selectFrom('inbox').select('body').where('kind', '=', 'event').orderBy('seq').execute()
  return rows.map(({ body }) => JSON.parse(body).name)
}
const openWorkspace = () =>
  database.db
    .insertInto('workspace')
    .values({ id: 'w', name: 'W', settings: JSON.stringify({ country: 'US' }), has_demo: 0, created_at: 0 })
    .execute()
const sender =
  (heard = createHeardNames()) =>
  async (...names: readonly string[]): Promise<void> => {
    const calls = names.map((event) => ({ type: 'track', userId: 'u', event, messageId: clock.id() }))
    const source = { kind: 'server', name: 'k', sentAt: null } as const
    const taken = await ingest({ db: database.db, clock, heard }, 'w', calls, source)
    expect(taken.accepted).toBe(names.length)
  }
const store = (number: number, dsl: string) =>
  database.db
    .insertInto('version')
    .values({ workspace: 'w', journey: 'j', number, dsl, layout: '{}', published_at: 0, published_by: 'u', note: '' })
    .execute()

const publish = async (number: number, event: string): Promise<void> => {
  const entry = {
    audience: { all: [] },
    exclude: null,
    reentry: { mode: 'always', cooldown: null, limit: null, key: null, ifInside: 'ignore' },
    doubleFire: 'PT0S',
    holdout: { percent: 0 },
    cap: null,
    starts: null,
    ends: null,
    maxStay: null,
  }
  const nodes = { t: { kind: 'trigger.event', v: 1, config: { event }, to: {} } }
  const journey = { dsl: 1, id: 'j', name: { en: 'J' }, zone: 'UTC', entry, goals: [], exits: [], nodes }
  await store(number, JSON.stringify(journeySchema.parse(journey)))
}

test('only what a version or a segment listens for waits for the engine; everything is kept', async () => {
  const send = sender()
  await openWorkspace()
  await publish(1, 'A')
  await send('A', 'B', 'C')
  expect(await waiting()).toEqual(['A'])

  // Who is inside the first version still waits for its events.
  await publish(2, 'B')
  await send('A', 'B', 'C')
  expect(await waiting()).toEqual(['A', 'A', 'B'])

  const condition = JSON.stringify({ did: 'C', measure: 'count', is: '>=', value: 1 })
  await database.db
    .insertInto('segment')
    .values({ workspace: 'w', id: 's', name: 'S', condition, rev: 1, updated_at: 0, updated_by: 'u' })
    .execute()
  await send('C')
  expect(await waiting()).toEqual(['A', 'A', 'B', 'C'])
  expect(await database.db.selectFrom('event').select('name').execute()).toHaveLength(7)
})

test.each([
  ['a journey that is no JSON', '{'],
  ['a journey of an unknown kind of node', '{"dsl":1,"id":"j"}'],
])("%s stands in nobody's way: the engine hears of everything", async (_what, dsl) => {
  const send = sender()
  await openWorkspace()
  await publish(1, 'A')
  await store(2, dsl)
  await send('A', 'B')
  expect(await waiting()).toEqual(['A', 'B'])
})

test('what another process publishes is heard from then on', async () => {
  const send = sender()
  await openWorkspace()
  await send('A')
  await publish(1, 'A')
  await send('A')
  expect(await waiting()).toEqual(['A'])
})
