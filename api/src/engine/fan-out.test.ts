/** A door that opens on many at once: page after page, whatever breaks off, and nobody twice. */
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { insertRows, inTransaction } from '../database/bulk.ts'
import { createEngine } from './index.ts'
import { dialects, exit, journeyOf, node, openWorld, putDown, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

const people = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `p${index}`)

/** As they would have come in, some of them in a segment. */
const bringIn = async (
  ids: readonly string[],
  zoneOf: (index: number) => string | null = () => null,
): Promise<void> => {
  const { database, workspace, clock } = world
  const now = clock.now()
  await insertRows(
    database.db,
    'person',
    ids.map((id, index) => ({
      bucket: bucketOf(workspace, id),
      workspace,
      id,
      created_at: now,
      updated_at: now,
      last_seen_at: null,
      zone: zoneOf(index),
      zone_raw: null,
      language: null,
      attributes: '{}',
      folded: '{}',
      tags: '[]',
      identities: '[]',
      search: '',
      rev: 1,
      merged_into: null,
    })),
  )
  await insertRows(
    database.db,
    'membership',
    ids.map((person) => ({
      bucket: bucketOf(workspace, person),
      workspace,
      person,
      segment: 'members',
      member: 1,
      since: now,
      wake: null,
    })),
  )
}

const scheduled = node(
  'trigger.schedule',
  {
    recurrence: { rrule: 'FREQ=DAILY', at: '10:00', start: '2026-05-01' },
    zone: 'journey',
    audience: null,
  },
  { next: 'x' },
)
const onMembers = node('trigger.segment', { segment: 'members', on: 'enter', includeExisting: true }, { next: 'x' })

const entered = async (): Promise<number> => (await world.counts('j')).get('entered') ?? 0

/** Runs until the engine breaks off after so many numbers it gave out, in the middle of a page; another one goes on. */
const breakOffAfter = async (numbers: number): Promise<void> => {
  const { clock, parts } = world
  let given = 0
  const broken = createEngine({
    ...parts,
    clock: {
      ...clock,
      sequence: () => {
        given += 1
        if (given > numbers) throw new Error('broken off')
        return clock.sequence()
      },
    },
  })
  await expect(broken.settle()).rejects.toThrow('broken off')
}

describe.each(dialects)('on %s', (dialect) => {
  const count = dialect === 'sqlite' ? 2500 : 120

  it.each([
    ['a schedule', scheduled],
    ['a segment of which all are members', onMembers],
  ])('%s lets everybody in once, though the engine breaks off between pages', async (_, trigger) => {
    world = await openWorld(dialect, '2026-05-01T09:00:00Z')
    await bringIn(people(count))
    const { database, workspace, clock } = world
    const journey = journeyOf({ id: 'j', nodes: { t: trigger, x: exit('done') } })
    if (trigger === scheduled) {
      await world.publish(journey)
      await clock.moveTo(clock.now() + 3_600_000)
    } // Published, and whoever did it dies before the engine hears of it.
    else await inTransaction(database.db, (tx) => putDown(tx, workspace, journey, 1, clock.now()))
    await breakOffAfter(Math.floor(count * 0.6))
    const waiting = await database.db.selectFrom('fan_out').select(['bucket', 'after']).execute()
    expect(waiting).toHaveLength(1)
    expect(waiting[0]?.after).not.toBe('')
    await createEngine(world.parts).settle()
    expect(await entered()).toBe(count)
    const inside = await database.db.selectFrom('enrollment').select('person').execute()
    expect(new Set(inside.map(({ person }) => person)).size).toBe(count)
    expect(inside).toHaveLength(count)
    expect(await database.db.selectFrom('fan_out').selectAll().execute()).toEqual([])
  })

  it('each in her own zone, when it is time there', async () => {
    world = await openWorld(dialect, '2026-05-01T00:30:00Z')
    const zones = [null, 'Asia/Shanghai', 'America/New_York']
    await bringIn(people(30), (index) => zones[index % 3] ?? null)
    await world.publish({
      id: 'j',
      nodes: {
        t: { ...scheduled, config: { ...scheduled.config, zone: 'person', audience: 'members' } },
        x: exit('done'),
      },
    })
    await world.runTo('2026-05-01T03:00:00Z')
    expect(await entered()).toBe(10)
    await world.runTo('2026-05-01T12:00:00Z')
    expect(await entered()).toBe(20)
    await world.runTo('2026-05-01T23:00:00Z')
    expect(await entered()).toBe(30)
  })
})
