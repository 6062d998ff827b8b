/** The real engine over SQLite as the product runs it, in threads, while more comes in than it works off. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openSqliteThreads } from '../database/connection.ts'
import { exit, node, openWorld, send, type World } from '../engine/testing/world.ts'
import { createHeardNames } from './heard-names.ts'
import { type Arrived, ingestTogether } from './ingest.ts'
import { createIntake } from './intake.ts'

let world: World | null = null
let folder: string
afterEach(async () => {
  await world?.close()
  rmSync(folder, { recursive: true })
})

const openShop = async (): Promise<World> => {
  folder = mkdtempSync(join(tmpdir(), 'trailwright-spike-'))
  const opened = await openWorld('sqlite', '2026-05-01T09:00:00Z', 'w', (memory) => {
    void memory.close()
    return openSqliteThreads(join(folder, 'trailwright.db'))
  })
  world = opened
  await opened.publish({
    id: 'welcome',
    nodes: {
      t: node('trigger.event', { event: 'signed_up' }, { next: 'w' }),
      w: node('wait.for', { duration: 'PT10M', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
      m: send({ sent: 'x', skipped: 'x', failed: 'x' }),
      x: exit('finished'),
    },
  })
  return opened
}

const steady = 20
const spike = steady * 10
/** Of each second, a request of so many calls at a time. */
const callsEach = 10

test('ten times as much as usual is taken in, turned away whole or not at all, and drains by itself', async () => {
  const { database, clock, engine, counts, runTo } = await openShop()
  const { db } = database
  const services = { db, clock, heard: createHeardNames() }
  const intake = createIntake((requests) => ingestTogether(services, requests), spike / 2)
  let person = 0
  const acknowledged: string[] = []
  let turnedAway = 0

  const request = (): Arrived & { readonly users: readonly string[] } => {
    const users = Array.from({ length: callsEach }, () => `u${(person += 1)}`)
    const calls = users.flatMap((userId) => [
      { type: 'track', userId, event: 'signed_up', messageId: `signed-up-${userId}` },
      { type: 'track', userId, event: 'looked', messageId: `looked-${userId}` },
    ])
    return { workspace: 'w', calls, source: { kind: 'server', name: 'k', sentAt: null }, users }
  }
  const second = async (events: number): Promise<void> => {
    const taking = Array.from({ length: events / callsEach }, async () => {
      const { users, ...arrived } = request()
      // As a client does that is told to come again.
      for (let taken = intake.take(arrived); ; taken = intake.take(arrived)) {
        if (taken !== null) {
          expect((await taken).accepted).toBe(users.length * 2)
          acknowledged.push(...users)
          engine.nudge()
          return
        }
        turnedAway += 1
        await new Promise((done) => setImmediate(done))
      }
    })
    await Promise.all(taking)
    await clock.moveTo(clock.now() + 1000)
  }
  const waiting = async (): Promise<number> => {
    const row = await db
      .selectFrom('inbox')
      .select((of) => of.fn.countAll<number>().as('n'))
      .where('kind', '=', 'event')
      .executeTakeFirstOrThrow()
    return row.n
  }

  await engine.start()
  for (let n = 0; n < 2; n += 1) await second(steady)
  for (let n = 0; n < 3; n += 1) await second(spike)
  expect(turnedAway).toBeGreaterThan(0)
  for (let n = 0; n < 2; n += 1) await second(steady)

  // Nobody asks for it: it works until nothing is left, then sleeps.
  while (engine.pulse().state === 'running') await new Promise((done) => setImmediate(done))
  expect(await waiting()).toBe(0)
  expect((await counts('welcome')).get('entered')).toBe(acknowledged.length)

  await runTo('2026-05-01T10:00:00Z')
  expect((await counts('welcome')).get('m port skipped')).toBe(acknowledged.length)
  const kept = await db.selectFrom('event').select('id').execute()
  expect(new Set(kept.map(({ id }) => id))).toEqual(
    new Set(acknowledged.flatMap((user) => [`signed-up-${user}`, `looked-${user}`])),
  )
  expect(kept).toHaveLength(acknowledged.length * 2)
})

test('the engine runs on SQLite in threads as on any other database', async () => {
  const shop = await openShop()
  await shop.person('anna')
  await shop.track('anna', 'signed_up')
  await shop.runTo('2026-05-01T09:09:59Z')
  expect(shop.sent).toHaveLength(0)
  await shop.runTo('2026-05-01T09:10:01Z')
  expect(shop.sent.map(({ address }) => address)).toEqual(['anna@example.com'])
  expect(await shop.path('welcome', 'anna')).toContain('m left sent')
})
