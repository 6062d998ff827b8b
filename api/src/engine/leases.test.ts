/** Engine processes share the buckets out, take over from one that died, and give back what they have too much of. */
import { afterEach, expect, it } from 'vitest'
import { createLeases, type Leases } from './leases.ts'
import { bucketCount } from './places.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

const sizes = (leases: readonly Leases[]): number[] => leases.map((each) => each.owned()?.length ?? Number.NaN)

it('shares, takes over after the lease, and gives back on a graceful stop', async () => {
  world = await openWorld('postgres')
  const { database, clock } = world
  const processes = Array.from({ length: 3 }, () => createLeases(database.db, clock))
  const [one, two, three] = processes
  if (one === undefined || two === undefined || three === undefined) throw new Error('three')
  const round = async (some: readonly Leases[]): Promise<void> => {
    await clock.moveBy(1000)
    for (const each of some) await each.keep()
  }
  expect(one.owned(), 'nobody shares before it began to').toBeNull()
  await round([one])
  expect(sizes([one])).toEqual([bucketCount])

  await round([one, two])
  await round([one, two])
  expect(sizes([one, two])).toEqual([512, 512])
  expect(new Set([...(one.owned() ?? []), ...(two.owned() ?? [])]).size).toBe(bucketCount)

  await round([one, two, three])
  await round([one, two, three])
  expect(new Set([one, two, three].flatMap((each) => each.owned() ?? [])).size).toBe(bucketCount)

  // The third dies: after its lease the other two have everything.
  for (let second = 0; second < 5; second += 1) await round([one, two])
  expect(new Set([one, two].flatMap((each) => each.owned() ?? [])).size).toBe(bucketCount)
  expect(three.owned(), 'it has nothing any more').toEqual([])

  // The second stops gracefully: at the next look the first has all.
  await two.release()
  await round([one])
  expect(sizes([one])).toEqual([bucketCount])
})
