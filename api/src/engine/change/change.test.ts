import type { JourneyNode } from '@trailwright/shared/journey/schema.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../database/bulk.ts'
import { expectSums } from '../testing/sums.ts'
import { at, homes, exit, journeyOf, node, openWorld, send, type World } from '../testing/world.ts'
import { readImpact } from './impact.ts'
import type { JobDetail } from './job-detail.ts'
import { startJob } from './jobs.ts'

let world: World
afterEach(() => world.close())

const trigger = (to: string): JourneyNode => node('trigger.event', { event: 'signup' }, { next: to })
const wait = (duration: string, to?: string): JourneyNode =>
  node('wait.for', { duration, calendar: false, at: null, zone: 'journey' }, to === undefined ? {} : { next: to })

const crowd = async (name: string, size: number): Promise<void> => {
  for (let index = 0; index < size; index += 1) await world.person(`${name}${index}`)
  for (let index = 0; index < size; index += 1)
    await world.call({ type: 'track', userId: `${name}${index}`, event: 'signup', properties: {} }, { waits: false })
  await world.engine.settle()
}

const begin = async (journey: string, detail: JobDetail): Promise<void> => {
  await inTransaction(world.database.db, (tx) =>
    startJob(tx, world.clock, { workspace: world.workspace, journey, by: 'u', detail }),
  )
  await world.engine.settle()
}

const move = (journey: string, version: number, when: 'now' | 'nextStep', map = {}, slotMs = 0): Promise<void> =>
  begin(journey, { kind: 'move', version, map, when, slotMs })

const inside = async (journey: string) => {
  const rows = await world.database.db
    .selectFrom('enrollment')
    .select(['version', 'node', 'due_at', 'arrived_at', 'status', 'reason'])
    .where('journey', '=', journey)
    .execute()
  const places = new Map<string, number>()
  for (const row of rows) {
    const place = row.status === 'ended' ? `ended ${row.reason ?? ''}` : `v${row.version} ${row.node}`
    places.set(place, (places.get(place) ?? 0) + 1)
  }
  return { rows, places: Object.fromEntries(places) }
}

const impactOf = (id: string, nodes: Readonly<Record<string, JourneyNode>>) =>
  readImpact(world, {
    workspace: world.workspace,
    journey: id,
    target: journeySchema.parse(journeyOf({ id, nodes })),
    map: {},
    role: 'owner',
    now: world.clock.now(),
  })

describe.each(homes)('a journey changed while people are inside, on %s', (home) => {
  it('[canvas-people-wait-at-a-deleted-node] a removed wait sends those who stood there on, the others keep theirs', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    const v1 = {
      t: trigger('d1'),
      d1: wait('P7D', 'm1'),
      m1: send({ sent: 'd2', skipped: 'd2', failed: 'd2' }),
      d2: wait('P7D', 'm2'),
      m2: send({ sent: 'x', skipped: 'x', failed: 'x' }, { content: 'second' }),
      x: exit('finished'),
    }
    await world.publish({ id: 'j', nodes: v1 })
    await crowd('a', 17)
    await world.runTo('2026-05-09T00:00:00Z')
    await crowd('b', 5)
    expect((await inside('j')).places).toEqual({ 'v1 d2': 17, 'v1 d1': 5 })

    const v2 = { t: trigger('d1'), d1: wait('P7D', 'm2'), m2: v1.m2, x: v1.x }
    const { nodes } = await impactOf('j', v2)
    expect(nodes.find(({ node: id }) => id === 'd2')).toMatchObject({
      people: 17,
      fate: 'removed',
      proposal: 'm2',
      dueAtOnce: 17,
    })
    expect(nodes.find(({ node: id }) => id === 'd1')).toMatchObject({ people: 5, fate: 'changed', dueAtOnce: 0 })
    const before = world.sent.length
    await world.publish({ id: 'j', nodes: v2 })
    const dueOfD1 = (await inside('j')).rows.filter((row) => row.node === 'd1').map((row) => row.due_at)
    await move('j', 2, 'now', { d2: 'm2', m1: 'm2' })
    expect(world.sent.length - before).toBe(17)
    const after = await inside('j')
    expect(after.places).toEqual({ 'ended finished': 17, 'v2 d1': 5 })
    expect(after.rows.filter((row) => row.node === 'd1').map((row) => row.due_at)).toEqual(dueOfD1)
    await expectSums(world, 'j')

    await world.publish({ id: 'j', nodes: { t: trigger('d9'), d9: wait('P1D') } })
    await move('j', 3, 'now')
    expect((await inside('j')).places).toEqual({ 'ended finished': 17, 'ended node-removed': 5 })
    await expectSums(world, 'j')
  })

  it('[canvas-delay-edited-while-people-wait] a shorter wait makes some due at once, and a longer one calls nobody back', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    const nodes = (duration: string) => ({ t: trigger('d'), d: wait(duration, 'x'), x: exit('finished') })
    await world.publish({ id: 'j', nodes: nodes('P7D') })
    await crowd('old', 4)
    await world.runTo('2026-05-04T00:00:00Z')
    await crowd('mid', 8)
    await world.runTo('2026-05-06T00:00:00Z')
    await crowd('new', 6)
    await world.runTo('2026-05-07T00:00:00Z')
    const { nodes: at7 } = await impactOf('j', nodes('P2D'))
    expect(at7).toMatchObject([{ people: 18, fate: 'changed', dueAtOnce: 12, waitLonger: 0 }])

    await world.publish({ id: 'j', nodes: nodes('P2D') })
    expect((await inside('j')).places).toEqual({ 'v1 d': 18 })
    // At the pace of the journey: one in a minute.
    await move('j', 2, 'now', {}, 60_000)
    await world.runTo('2026-05-07T00:30:00Z')
    expect((await inside('j')).places).toEqual({ 'ended finished': 12, 'v2 d': 6 })
    const went = (await world.trace('j')).filter((entry) => entry.code === 'woke').map((entry) => entry.at)
    expect(new Set(went).size).toBe(12)

    await world.publish({ id: 'j', nodes: nodes('P10D') })
    await move('j', 3, 'now')
    expect((await inside('j')).rows.filter((row) => row.status !== 'ended').map((row) => row.due_at)).toEqual(
      Array.from({ length: 6 }, () => at('2026-05-16T00:00:00Z')),
    )
    await expectSums(world, 'j')
  })

  it('only those who are due at once go one after the other: whoever is not yet keeps her instant', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    const nodes = (duration: string) => ({ t: trigger('d'), d: wait(duration, 'x'), x: exit('finished') })
    await world.publish({ id: 'j', nodes: nodes('P7D') })
    await crowd('old', 3)
    await world.runTo('2026-05-03T00:00:00Z')
    await crowd('new', 5)
    await world.publish({ id: 'j', nodes: nodes('P1D') })
    await move('j', 2, 'now', {}, 12 * 3_600_000)
    const due = (await inside('j')).rows.map(({ due_at, node: id }) => (id === 'x' ? 'gone' : due_at))
    expect(due.toSorted()).toEqual(
      [
        'gone',
        at('2026-05-03T12:00:00Z'),
        at('2026-05-04T00:00:00Z'),
        ...Array.from({ length: 5 }, () => at('2026-05-04T00:00:00Z')),
      ].toSorted(),
    )
  })

  it('[wait-as-the-last-node] who waits at the last step gets the message that is added after it', async () => {
    world = await openWorld(home, '2026-06-20T00:00:00Z')
    const first = { t: trigger('m'), m: send({ sent: 'd', skipped: 'd', failed: 'd' }), d: wait('P3D') }
    await world.publish({ id: 'j', nodes: first })
    await crowd('p', 2)
    await world.runTo('2026-06-21T00:00:00Z')
    await world.publish({ id: 'j', nodes: { ...first, d: wait('P3D', 'late'), late: send({}, { content: 'second' }) } })
    await move('j', 2, 'nextStep')
    expect((await inside('j')).places).toEqual({ 'v1 d': 2 })
    await world.runTo('2026-06-22T23:59:59Z')
    expect(world.sent).toHaveLength(2)
    await world.runTo('2026-06-23T00:00:00Z')
    expect(world.sent).toHaveLength(4)
    expect((await inside('j')).places).toEqual({ 'ended finished': 2 })
    await expectSums(world, 'j')
  })

  it('after a pause those who came due go now, wait again, or leave when they are too old', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    const nodes = {
      t: trigger('d'),
      d: wait('P1D', 'm'),
      m: send({ sent: 'x', skipped: 'x', failed: 'x' }),
      x: exit('done'),
    }
    const { db } = world.database
    const pause = async (id: string): Promise<void> => {
      await world.publish({ id, nodes })
      await crowd(id, 3)
      await world.setStatus(id, 'paused')
    }
    await pause('again')
    await pause('drop')
    await world.runTo('2026-05-04T00:00:00Z')
    expect(world.sent).toHaveLength(0)
    await begin('again', { kind: 'resume', due: 'waitAgain', olderThan: null, at: world.clock.now() })
    await begin('drop', { kind: 'resume', due: 'drop', olderThan: 'PT12H', at: world.clock.now() })
    const status = await db.selectFrom('journey').select(['id', 'status']).orderBy('id').execute()
    expect(status).toEqual([
      { id: 'again', status: 'live' },
      { id: 'drop', status: 'live' },
    ])
    // Of the crowd that came for the second one, the first had entered it too.
    const { places, rows } = await inside('again')
    expect(places).toEqual({ 'v1 d': rows.length })
    expect(rows.map((row) => row.due_at)).toEqual(rows.map(() => at('2026-05-05T00:00:00Z')))
    expect(Object.keys((await inside('drop')).places)).toEqual(['ended stale'])
    await world.runTo('2026-05-05T00:00:00Z')
    expect((await inside('again')).places).toEqual({ 'ended done': rows.length })
    await expectSums(world, 'again')
    await expectSums(world, 'drop')
  })

  it('an added step is brought to those who are past it, and to those who would get something twice only if asked', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    const first = {
      t: trigger('d1'),
      d1: wait('P1D', 'm1'),
      m1: send({ sent: 'd2', skipped: 'd2', failed: 'd2' }),
      d2: wait('P9D'),
    }
    await world.publish({ id: 'j', nodes: first })
    await crowd('p', 3)
    await world.runTo('2026-05-02T12:00:00Z')
    const added = {
      ...first,
      m1: send({ sent: 'late', skipped: 'late', failed: 'late' }),
      late: send({ sent: 'd2' }, { content: 'second' }),
    }
    await world.publish({ id: 'j', nodes: added })
    await move('j', 2, 'now')
    await begin('j', { kind: 'backfill', version: 2, node: 'late', includeAgain: false })
    expect(world.sent).toHaveLength(6)
    expect((await inside('j')).places).toEqual({ 'v2 d2': 3 })
    await begin('j', { kind: 'backfill', version: 2, node: 'late', includeAgain: false })
    expect(world.sent).toHaveLength(6)
    await expectSums(world, 'j')
  })

  it('lets people past the door at the pace of the journey', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    const { entry } = journeyOf({ id: 'x', nodes: {} })
    await world.publish({
      id: 'j',
      entry: { ...entry, throttle: { entries: 60, per: 'PT1H' } },
      nodes: { t: trigger('x'), x: exit('done') },
    })
    await crowd('p', 10)
    expect((await inside('j')).places).toEqual({ 'v1 t': 9, 'ended done': 1 })
    await world.runTo('2026-05-01T00:05:00Z')
    expect((await inside('j')).places).toEqual({ 'v1 t': 4, 'ended done': 6 })
    await world.runTo('2026-05-01T01:00:00Z')
    expect((await inside('j')).places).toEqual({ 'ended done': 10 })
    await expectSums(world, 'j')
  })

  it('lets those whose turn came during a pause past the door one after the other', async () => {
    world = await openWorld(home, '2026-05-01T00:00:00Z')
    const { entry } = journeyOf({ id: 'x', nodes: {} })
    await world.publish({
      id: 'j',
      entry: { ...entry, throttle: { entries: 60, per: 'PT1H' } },
      nodes: { t: trigger('x'), x: exit('done') },
    })
    await crowd('p', 10)
    await world.runTo('2026-05-01T00:02:00Z')
    await world.setStatus('j', 'paused')
    await world.runTo('2026-05-01T00:06:30Z')
    expect((await inside('j')).places).toEqual({ 'v1 t': 7, 'ended done': 3 })
    await world.setStatus('j', 'live')
    expect((await inside('j')).places).toEqual({ 'v1 t': 7, 'ended done': 3 })
    // Four turns were missed. The three that were still to come stay as they were, and the others follow them.
    await world.runTo('2026-05-01T00:20:00Z')
    const went = (await world.trace('j')).filter(({ code }) => code === 'woke').map((each) => each.at)
    expect(went.map((each) => (each - at('2026-05-01T00:00:00Z')) / 60_000)).toEqual([1, 2, 7, 8, 9, 10, 11, 12, 13])
    expect((await inside('j')).places).toEqual({ 'ended done': 10 })
    await expectSums(world, 'j')
  })
})
