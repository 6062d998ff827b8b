import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { arbitraryHistory, live, type Lived } from '../engine/proof/history.ts'
import { exit, node, openWorld, send } from '../engine/testing/world.ts'
import { recount, repairCounters } from './recount.ts'

const histories = 12
const seed = 20_261_125
let open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
  open = []
})

describe.each(['sqlite', 'postgres'] as const)('on %s', (dialect) => {
  test('whatever happens in a shop, a recount finds no difference; and of a wrong counter exactly that', async () => {
    const runs = dialect === 'sqlite' ? histories : 3
    await fc.assert(
      fc.asyncProperty(arbitraryHistory, fc.nat(), fc.integer({ min: -3, max: 3 }), async (history, which, by) => {
        const lived: Lived = await live(dialect, history, [])
        try {
          const { db } = lived.world.database
          const before = await recount(db)
          expect(before).toMatchObject({ differences: [], unreadable: 0 })
          if (by === 0 || before.counters === 0) return
          const counters = await db.selectFrom('counter').selectAll().where('what', '!=', 'refused').execute()
          const recountable = counters.filter(({ what }) => what !== 'holdout')
          const wrong = recountable[which % recountable.length]
          if (wrong === undefined) return
          const { n, bucket, ...counter } = wrong
          await db
            .updateTable('counter')
            .set({ n: Number(n) + by })
            .where('bucket', '=', bucket)
            .where('journey', '=', counter.journey)
            .where('version', '=', counter.version)
            .where('node', '=', counter.node)
            .where('what', '=', counter.what)
            .where('name', '=', counter.name)
            .execute()
          const { differences } = await recount(db)
          expect(differences).toMatchObject([{ type: 'counter', counter }])
          const [found] = differences
          expect(found?.type === 'counter' ? found.counted - found.real : null).toBe(by)
          expect(await repairCounters(db, differences)).toBe(1)
          expect((await recount(db)).differences).toEqual([])
        } finally {
          await lived.close()
        }
      }),
      { numRuns: runs, seed },
    )
  })

  test('people who are missing, or are there twice, are found by the sums', async () => {
    const world = await openWorld(dialect, '2026-05-01T09:00:00Z', 'shop')
    open.push(world)
    const { db } = world.database
    await world.publish({
      id: 'mail',
      nodes: {
        t: node('trigger.event', { event: 'cart' }, { next: 'm' }),
        m: send({ sent: 'x' }),
        x: exit('finished'),
      },
    })
    world.answer = () => ({ type: 'held', cause: 'credentials', detail: {} })
    await world.person('u1')
    await world.track('u1', 'cart')
    expect((await recount(db)).differences).toEqual([])
    await db.updateTable('enrollment').set({ status: 'ended' }).execute()
    const place = { workspace: 'shop', journey: 'mail', version: 1 }
    expect((await recount(db)).differences).toEqual([
      { type: 'sum', place: { ...place, node: '' }, came: 1, here: 0, gone: 0 },
      { type: 'sum', place: { ...place, node: 'm' }, came: 1, here: 0, gone: 0 },
    ])
  })

  test('an entry that cannot be read is told, and people held out are counted by name', async () => {
    const world = await openWorld(dialect, '2026-05-01T09:00:00Z', 'shop')
    open.push(world)
    const { db } = world.database
    await world.publish({
      id: 'none',
      nodes: { t: node('trigger.event', { event: 'cart' }, { next: 'x' }), x: exit('finished') },
    })
    await world.person('u1')
    await world.track('u1', 'cart')
    const { entries } = await recount(db)
    expect(entries).toBeGreaterThan(0)
    await db
      .insertInto('holdout')
      .values({ bucket: 1, workspace: 'shop', journey: 'none', person: 'p', key: '', at: 1 })
      .execute()
    await db.updateTable('history').set({ entry: '{' }).where('code', '=', 'entered').execute()
    const spoilt = await recount(db)
    expect(spoilt.unreadable).toBe(1)
    expect(spoilt.differences).toContainEqual({
      type: 'holdout',
      place: { workspace: 'shop', journey: 'none' },
      counted: 0,
      real: 1,
    })
  })
})
