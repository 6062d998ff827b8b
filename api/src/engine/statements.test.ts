/**
 * What distributed PostgreSQL asks of a transaction: that it stays in one bucket, says so in each statement about people,
 * and uses nothing that is not to be had there. The engine plays through a shop's life, and each statement is read.
 */
import { afterEach, expect, it } from 'vitest'
import { type Recorded, type Recorder, recordStatements } from './testing/recorded-statements.ts'
import { exit, node, openWorld, send, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

/** Tables whose rows belong to a person or an address: their keys begin with the bucket. */
const bucketed = [
  'person contact_point consent consent_entry identity suppression event message inbox membership',
  'enrollment history outbox delivery address_claim counter refusal holdout door',
].flatMap((names) => names.split(' '))

/** Not yet in this shape: who is in a segment by time alone is looked up in all buckets at once. */
const isSegmentWake = (sql: string): boolean => /from "membership" where "wake" <=/.test(sql)

const forbidden =
  /\b(for update|savepoint|truncate|jsonb|pg_advisory|listen|notify|serial|nextval|create temp|skip locked|lock table)\b/i

const tablesOf = (sql: string): string[] =>
  [...sql.matchAll(/\b(?:from|join|into|update)\s+"?([a-z_]+)"?/gi)].map(([, name = '']) => name)

/** Whether a bucket is named: as a parameter, a list of them, or a value that is written. */
const namesBucket = (sql: string): boolean =>
  /"?bucket"?\s*(=\s*(\$|any)|in \(\$|between \$)/i.test(sql) || /insert into "?[a-z_]+"? \("?bucket"?/i.test(sql)

/** A small shop: people sign up, are tagged, get a message, buy; one journey is paused and goes on. */
const life = async (): Promise<readonly Recorded[]> => {
  let recorder: Recorder | undefined
  world = await openWorld('postgres', '2026-05-01T09:00:00Z', 'w', (database) => {
    recorder = recordStatements(database)
    return database
  })
  const settle = async (): Promise<void> => {
    if (recorder !== undefined) recorder.isOn = true
    await world.engine.settle()
    if (recorder !== undefined) recorder.isOn = false
  }
  const day = node('wait.for', { duration: 'P1D', calendar: false, at: null, zone: 'journey' }, { next: 'x' })
  await world.publish({
    id: 'shop',
    exits: [{ id: 'bought', on: { event: 'purchase' }, when: null }],
    nodes: {
      t: node('trigger.event', { event: 'signup' }, { next: 'g' }),
      g: node('tag.change', { change: 'add', tag: 'welcomed' }, { next: 'm' }),
      m: send({ sent: 'w', skipped: 'w', failed: 'w' }),
      w: day,
      x: exit('done'),
    },
  })
  for (let index = 0; index < 6; index += 1) await world.person(`p${index}`)
  for (let index = 0; index < 6; index += 1)
    await world.arrive({ type: 'track', userId: `p${index}`, event: 'signup', properties: {} })
  await settle()
  await world.arrive({ type: 'track', userId: 'p0', event: 'purchase', properties: {} })
  await settle()
  await world.setStatus('shop', 'paused')
  await world.clock.moveBy(25 * 3_600_000)
  await settle()
  await world.setStatus('shop', 'live')
  await settle()
  return recorder?.statements ?? []
}

it('each statement names its bucket, each transaction stays in one, and none uses what is not to be had', async () => {
  const statements = await life()
  const aboutPeople = statements.filter(({ sql }) => tablesOf(sql).some((table) => bucketed.includes(table)))
  expect(aboutPeople.length, 'the engine was seen at work').toBeGreaterThan(100)
  expect([
    ...new Set(aboutPeople.filter(({ sql }) => !namesBucket(sql) && !isSegmentWake(sql)).map(({ sql }) => sql)),
  ]).toEqual([])
  expect([...new Set(statements.map(({ sql }) => sql).filter((sql) => forbidden.test(sql)))]).toEqual([])
  const transactions = Map.groupBy(
    aboutPeople.filter(({ transaction }) => transaction !== null),
    ({ transaction }) => transaction,
  )
  const wide = [...transactions.values()].filter((some) => new Set(some.flatMap(({ buckets }) => buckets)).size > 1)
  expect(wide.map((some) => some.map(({ sql, buckets }) => `${buckets.join(',')}: ${sql}`))).toEqual([])
  expect(transactions.size).toBeGreaterThan(20)
})
