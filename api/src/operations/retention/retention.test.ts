import fc from 'fast-check'
import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import { type Retention, usualRetention } from '@trailwright/shared/wire/settings.ts'
import type { EventTable, ReceivedTable } from '../../database/tables.ts'
import { readSettings, writeSettings } from '../../database/workspace-settings.ts'
import { arbitraryHistory, live } from '../../engine/proof/history.ts'
import { exit, node, openWorld, send, type World } from '../../engine/testing/world.ts'
import { recount } from '../recount.ts'
import { forgetHistory } from './forget.ts'
import { createRetention, forgetAll } from './retention.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})
const openShop = async (dialect: 'sqlite' | 'postgres'): Promise<World> => {
  const world = await openWorld(dialect, '2026-05-01T09:00:00Z', 'shop')
  open.push(world)
  return world
}
const keep = async ({ database: { db } }: World, retention: Partial<Retention>): Promise<void> => {
  const settings = await readSettings(db, 'shop')
  await writeSettings(db, 'shop', { ...settings, retention: { ...usualRetention, ...retention } })
}
const goesOn = { breathe: async () => false }
const never = (): boolean => false

const mail = {
  id: 'mail',
  nodes: { t: node('trigger.event', { event: 'cart' }, { next: 'm' }), m: send({ sent: 'x' }), x: exit('finished') },
}

const received = (seq: number, at: number): ReceivedTable => ({
  workspace: 'shop',
  seq: at * 1000 + seq,
  id: `m${seq}`,
  received_at: at,
  at,
  type: 'track',
  name: 'cart',
  person: null,
  source: 'test',
  status: 'accepted',
  code: null,
  field: null,
  warnings: '[]',
  payload: '{}',
})
const event = (seq: number, receivedAt: number): EventTable => ({
  bucket: bucketOf('shop', 'p'),
  workspace: 'shop',
  person: 'p',
  name: 'cart',
  at: 1,
  seq,
  id: `e${seq}`,
  type: 'track',
  received_at: receivedAt,
  properties: '{}',
  folded: '{}',
})

describe.each(['sqlite', 'postgres'] as const)('on %s', (dialect) => {
  test('calls go after 30 days unless somebody chose otherwise; events and histories stay', async () => {
    const world = await openShop(dialect)
    const { db } = world.database
    const now = world.clock.now()
    const old = Array.from({ length: 2_500 }, (_, n) => received(n, now - 31 * DAY_MS))
    for (let start = 0; start < old.length; start += 500) {
      await db
        .insertInto('received')
        .values(old.slice(start, start + 500))
        .execute()
    }
    await db
      .insertInto('received')
      .values([received(1, now - 29 * DAY_MS)])
      .execute()
    await db
      .insertInto('event')
      .values([event(1, now - 900 * DAY_MS)])
      .execute()
    expect(await forgetAll(db, world.clock, never)).toEqual({
      received: 2_500,
      events: 0,
      history: 0,
      bodies: 0,
      drafts: 0,
    })
    expect(await db.selectFrom('received').select('id').execute()).toEqual([{ id: 'm1' }])

    await keep(world, { received: 10, events: 365 })
    await db
      .insertInto('event')
      .values([event(2, now - 364 * DAY_MS)])
      .execute()
    expect(await forgetAll(db, world.clock, never)).toEqual({
      received: 1,
      events: 1,
      history: 0,
      bodies: 0,
      drafts: 0,
    })
    expect(await db.selectFrom('event').select('id').execute()).toEqual([{ id: 'e2' }])
  })

  test('earlier drafts stay unless somebody chose otherwise', async () => {
    const world = await openShop(dialect)
    const { db } = world.database
    const old = { workspace: 'shop', journey: 'j', graph: '{}', size: 2, since: null, saved_by: 'u', version: null }
    const at = [90, 10].map((days) => world.clock.now() - days * DAY_MS)
    await db
      .insertInto('kept_draft')
      .values(at.map((saved_at, rev) => ({ ...old, rev, saved_at })))
      .execute()
    expect(await forgetAll(db, world.clock, never)).toMatchObject({ drafts: 0 })
    await keep(world, { drafts: 30 })
    expect(await forgetAll(db, world.clock, never)).toMatchObject({ drafts: 1 })
    expect(await db.selectFrom('kept_draft').select('rev').execute()).toEqual([{ rev: 1 }])
  })

  test('what a message said goes after half a year; that it was sent stays', async () => {
    const world = await openShop(dialect)
    const { db } = world.database
    await world.publish(mail)
    await world.person('u1')
    await world.track('u1', 'cart')
    const read = () => db.selectFrom('delivery').select(['status', 'rendered', 'subject']).executeTakeFirstOrThrow()
    const before = await read()
    expect(before.rendered).not.toBeNull()
    await world.clock.moveBy(179 * DAY_MS)
    expect(await forgetAll(db, world.clock, never)).toMatchObject({ bodies: 0 })
    await world.clock.moveBy(2 * DAY_MS)
    expect(await forgetAll(db, world.clock, never)).toMatchObject({ bodies: 1 })
    expect(await read()).toEqual({ ...before, rendered: null })
    expect(await forgetAll(db, world.clock, never)).toMatchObject({ bodies: 0 })
  })

  test('how people went through goes when they are out for long enough; who is inside keeps it', async () => {
    const world = await openShop(dialect)
    const { db } = world.database
    await world.publish(mail)
    await keep(world, { history: 30 })
    for (const who of ['u1', 'u2']) await world.person(who)
    await world.track('u1', 'cart')
    world.answer = () => ({ type: 'held', cause: 'credentials', detail: {} })
    await world.track('u2', 'cart')
    await world.clock.moveBy(31 * DAY_MS)
    const { history } = await forgetAll(db, world.clock, never)
    expect(history).toBeGreaterThan(3)
    const left = await db.selectFrom('history').select('enrollment').distinct().execute()
    const inside = await db.selectFrom('enrollment').select('id').where('status', '!=', 'ended').execute()
    expect(left).toEqual(inside.map(({ id }) => ({ enrollment: id })))
    expect((await recount(db)).differences).toEqual([])
  })
})

test('whatever happened in a shop, a recount comes to the same after its histories were forgotten', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryHistory, async (history) => {
      const { world, close } = await live('sqlite', history, [])
      try {
        const { db } = world.database
        const before = await recount(db)
        expect(before.differences).toEqual([])
        const ended = await db.selectFrom('enrollment').select('id').where('status', '=', 'ended').execute()
        const forgotten = await forgetHistory({
          db,
          workspace: world.workspace,
          before: world.clock.now() + 1,
          ...goesOn,
        })
        expect(forgotten === 0).toBe(ended.length === 0)
        const after = await recount(db)
        expect(after).toEqual({ ...before, entries: before.entries - forgotten })
      } finally {
        await close()
      }
    }),
    { numRuns: 10, seed: 20_261_125 },
  )
})

test('once a day, in one of several processes, and not at all in between', async () => {
  const world = await openShop('sqlite')
  const { db } = world.database
  const ran: string[] = []
  const job = (name: string) => {
    const log = pino({ level: 'info' }, { write: () => void ran.push(name) })
    return createRetention({ db, clock: world.clock, log })
  }
  const [one, other] = [job('one'), job('other')]
  await one.start()
  await other.start()
  await world.clock.moveBy(DAY_MS / 2)
  expect(ran).toEqual(['one'])
  await world.clock.moveBy(3 * DAY_MS)
  expect(ran).toHaveLength(4)
  await one.stop()
  await other.stop()
  await world.clock.moveBy(3 * DAY_MS)
  expect(ran).toHaveLength(4)
})

test('a start after a long while begins soon, not at once; one that ran lately waits', async () => {
  const world = await openShop('sqlite')
  const { db } = world.database
  const log = pino({ level: 'silent' })
  const job = createRetention({ db, clock: world.clock, log })
  await job.start()
  expect((world.clock.nextWake() ?? 0) - world.clock.now()).toBe(5 * 60_000)
  await world.clock.moveBy(DAY_MS / 2)
  await job.stop()
  const next = createRetention({ db, clock: world.clock, log })
  await next.start()
  expect((world.clock.nextWake() ?? 0) - world.clock.now()).toBe(DAY_MS / 2 + 5 * 60_000)
  await next.stop()
})

test('a stop ends with the piece in hand', async () => {
  const world = await openShop('sqlite')
  const { db } = world.database
  const now = world.clock.now()
  const old = Array.from({ length: 2_500 }, (_, n) => received(n, now - 31 * DAY_MS))
  for (let start = 0; start < old.length; start += 500) {
    await db
      .insertInto('received')
      .values(old.slice(start, start + 500))
      .execute()
  }
  expect(await forgetAll(db, world.clock, () => true)).toMatchObject({ received: 1_000 })
})
