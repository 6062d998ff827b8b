import type { Condition } from '@trailwright/shared/condition/schema.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { dialects, exit, node, openWorld, send, type World } from '../engine/testing/world.ts'
import { recompute, tellMemberships } from './index.ts'

let world: World
afterEach(() => world.close())

/** What saving a segment does: the rule, and everybody looked at anew. */
const save = async (id: string, condition: Condition): Promise<void> => {
  const { database, workspace, clock, engine } = world
  const row = { condition: JSON.stringify(condition), rev: clock.sequence() % 1_000_000 }
  await database.db
    .insertInto('segment')
    .values({ workspace, id, name: id, ...row, updated_at: clock.now(), updated_by: 'u' })
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet(row))
    .execute()
  await recompute(database.db, workspace, id, clock.now(), (tx, changes) =>
    tellMemberships(tx, clock, workspace, changes),
  )
  await engine.settle()
}

const leads = (value: string): Condition => ({ attribute: 'person.stage', is: '=', value })

const journeyOn = (on: 'enter' | 'exit') => ({
  id: on,
  nodes: {
    t: node('trigger.segment', { segment: 'leads', on, includeExisting: false }, { next: 'd' }),
    d: node('wait.for', { duration: 'P7D', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
    m: send({ sent: 'x' }),
    x: exit('done'),
  },
})

describe.each(dialects)('membership as a difference, on %s', (dialect) => {
  it('[wait-membership-flap-keeps-timers] rebuilding a segment that ends with the same people disturbs nobody', async () => {
    world = await openWorld(dialect, '2026-05-01T00:00:00Z')
    await save('leads', leads('lead'))
    await world.publish(journeyOn('enter'))
    await world.publish(journeyOn('exit'))
    await world.person('p1', { stage: 'lead' })
    await world.person('p2', { stage: 'customer' })
    const standing = async () =>
      world.database.db.selectFrom('enrollment').select(['id', 'journey', 'due_at', 'rev']).execute()
    const before = await standing()
    expect(before).toMatchObject([{ journey: 'enter', due_at: Date.UTC(2026, 4, 8) }])

    await world.runTo('2026-05-03T02:00:00Z')
    await save('leads', leads('lead'))
    await world.runTo('2026-05-03T02:01:00Z')
    await save('leads', { not: { attribute: 'person.stage', is: '!=', value: 'lead' } })
    expect(await standing()).toEqual(before)
    expect((await world.counts('enter')).get('entered')).toBe(1)

    await world.runTo('2026-05-09T00:00:00Z')
    const arrived = (await world.trace('enter')).filter((entry) => entry.code === 'arrived' && entry.node === 'm')
    expect(arrived.map((entry) => new Date(entry.at).toISOString())).toEqual(['2026-05-08T00:00:00.000Z'])
    expect(world.sent).toHaveLength(1)
  })

  it('a rule that lets others in tells the difference, and no more', async () => {
    world = await openWorld(dialect, '2026-05-01T00:00:00Z')
    await save('leads', leads('lead'))
    await world.publish(journeyOn('enter'))
    await world.publish(journeyOn('exit'))
    await world.person('p1', { stage: 'lead' })
    await world.person('p2', { stage: 'customer' })
    await save('leads', { any: [leads('lead'), leads('customer')] })
    expect((await world.counts('enter')).get('entered')).toBe(2)
    await save('leads', leads('customer'))
    expect((await world.counts('exit')).get('entered')).toBe(1)
    expect((await world.counts('enter')).get('entered')).toBe(2)
  })
})
