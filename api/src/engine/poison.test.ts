/** One that cannot be worked with stops nobody else, and is seen. */
import { afterEach, describe, expect, it } from 'vitest'
import { createEngine } from './index.ts'
import { resolveHeld } from './testing/resolve-held.ts'
import { dialects, exit, journeyOf, node, openWorld, send, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

const nodes = {
  t: node('trigger.event', { event: 'lead' }, { next: 'w' }),
  w: node('wait.for', { duration: 'PT1H', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
  m: send({ sent: 'x' }),
  x: exit('done'),
}

const enrollments = () =>
  world.database.db.selectFrom('enrollment').selectAll().orderBy('entered_at').orderBy('id').execute()

/** As after a restart: nothing of a version is in memory any more. */
const runAnewTo = async (hours: number): Promise<void> => {
  const engine = createEngine(world.parts)
  await world.clock.moveBy(hours * 3_600_000)
  await engine.settle()
}

describe.each(dialects)('on %s', (dialect) => {
  it('a state that does not read any more: its person is held, all others go on', async () => {
    world = await openWorld(dialect)
    await world.publish({ id: 'j', nodes })
    for (const who of ['a', 'b', 'c']) {
      await world.person(who)
      await world.track(who, 'lead')
    }
    const [first] = await enrollments()
    await world.database.db
      .updateTable('enrollment')
      .set({ state: '{"id":' })
      .where('id', '=', first?.id ?? '')
      .execute()
    await runAnewTo(2)
    expect((await enrollments()).map(({ status, due_at }) => [status, due_at])).toEqual([
      ['held', null],
      ['ended', null],
      ['ended', null],
    ])
    expect((await world.trace('j')).filter(({ code }) => code === 'held')).toMatchObject([
      { node: 'w', values: { cause: 'crash' } },
    ])

    // Mended by hand, and tried again from where she stood.
    await world.database.db
      .updateTable('enrollment')
      .set({ state: first?.state ?? '' })
      .where('id', '=', first?.id ?? '')
      .execute()
    await resolveHeld(world.engine, world.database, world.workspace, 'j', 'retry')
    await world.engine.settle()
    expect((await enrollments()).map(({ status }) => status)).toEqual(['ended', 'ended', 'ended'])
    expect(world.sent).toHaveLength(3)
  })

  it('a version that does not load any more holds its own people, and other journeys go on', async () => {
    world = await openWorld(dialect)
    for (const id of ['broken', 'whole']) await world.publish({ id, nodes })
    await world.person('a')
    await world.track('a', 'lead')
    const dsl = JSON.stringify(journeyOf({ id: 'broken', nodes }))
    const put = (text: string) =>
      world.database.db.updateTable('version').set({ dsl: text }).where('journey', '=', 'broken').execute()
    await put(dsl.replace('wait.for', 'wait.forever'))
    await runAnewTo(2)
    expect(world.sent).toHaveLength(1)
    const rows = await enrollments()
    expect(Object.fromEntries(rows.map((row) => [row.journey, row.status]))).toEqual({ broken: 'held', whole: 'ended' })
    expect(JSON.parse(rows.find((row) => row.journey === 'broken')?.state ?? '').held.cause).toBe('crash')

    await put(dsl)
    await resolveHeld(world.engine, world.database, world.workspace, 'broken', 'retry')
    await world.runTo('2026-05-02T00:00:00Z')
    expect((await enrollments()).map(({ status }) => status)).toEqual(['ended', 'ended'])
  })

  it('a fault of ours while one message is prepared holds that one alone', async () => {
    world = await openWorld(dialect)
    await world.publish({ id: 'j', nodes })
    for (const who of ['a', 'b']) {
      await world.person(who)
      await world.track(who, 'lead')
    }
    const [first] = await enrollments()
    const { handlers } = world.parts
    const engine = createEngine({
      ...world.parts,
      handlers: {
        ...handlers,
        send: {
          ...handlers.send,
          claimAll: async (hand, jobs) => {
            if (jobs.some(({ enrollment }) => enrollment.id === first?.id))
              throw new TypeError('cannot read of undefined')
            return handlers.send.claimAll(hand, jobs)
          },
        },
      },
    })
    await world.clock.moveBy(2 * 3_600_000)
    await engine.settle()
    expect((await enrollments()).map(({ status }) => status)).toEqual(['held', 'ended'])
    expect(world.sent).toHaveLength(1)
  })

  it('a row of the inbox that cannot be taken in is set aside, kept as it came', async () => {
    world = await openWorld(dialect)
    await world.publish({ id: 'j', nodes })
    for (const who of ['a', 'b']) {
      await world.person(who)
      await world.arrive({ type: 'track', userId: who, event: 'lead' })
    }
    const { db } = world.database
    const [first] = await db.selectFrom('inbox').selectAll().orderBy('seq').execute()
    await db
      .updateTable('inbox')
      .set({ body: '{"id":7}' })
      .where('seq', '=', first?.seq ?? 0)
      .execute()
    await world.runTo('2026-05-02T00:00:00Z')
    expect(world.sent).toHaveLength(1)
    const left = await db.selectFrom('inbox').selectAll().execute()
    expect(left.map(({ kind, body }) => [kind, JSON.parse(body)])).toMatchObject([
      ['set-aside', { kind: 'event', body: '{"id":7}' }],
    ])
    expect(await world.engine.nextDue()).toBeNull()
  })

  it('a person who is gone leaves nothing behind that is due for ever', async () => {
    world = await openWorld(dialect, '2026-03-01T09:00:00Z')
    const { db } = world.database
    await db
      .insertInto('segment')
      .values({
        workspace: world.workspace,
        id: 'recent',
        name: 'Recent',
        condition: JSON.stringify({ did: 'lead', measure: 'count', is: '>=', value: 1, window: { last: 'P1D' } }),
        rev: 1,
        updated_at: 0,
        updated_by: 'u',
      })
      .execute()
    await world.publish({ id: 'j', nodes })
    await world.person('a')
    await world.track('a', 'lead')
    await db.deleteFrom('person').execute()
    await world.runTo('2026-03-05T00:00:00Z')
    expect((await enrollments()).map(({ status, node: place }) => [status, place])).toEqual([['held', 'w']])
    expect(await db.selectFrom('membership').selectAll().execute()).toEqual([])
    expect(await world.engine.nextDue()).toBeNull()
  })
})
