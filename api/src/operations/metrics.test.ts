import type { CompiledQuery, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely'
import { describe, expect, test } from 'vitest'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { inTransaction } from '../database/bulk.ts'
import { countOn, tellWhenCommitted } from '../database/told.ts'
import { exit, node, openWorld, send, type World } from '../engine/testing/world.ts'
import type { Pulse } from '../services.ts'
import { createMetrics } from './metrics.ts'

const pulse: Pulse = { state: 'sleeping', since: 0, stumbles: 0 }

/** Each line of the page: the metric with its labels, and its value. */
const read = async (page: Promise<string>): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (await page)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const space = line.lastIndexOf(' ')
        return [line.slice(0, space), Number(line.slice(space + 1))]
      }),
  )

const mail = {
  id: 'mail',
  nodes: {
    t: node('trigger.event', { event: 'cart' }, { next: 'w' }),
    w: node('wait.for', { duration: 'PT1H', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
    m: send({ sent: 'x' }),
    x: exit('finished'),
  },
}

const metered = async (
  dialect: 'sqlite' | 'postgres',
  id: string,
): Promise<[World, ReturnType<typeof createMetrics>]> => {
  const world = await openWorld(dialect, '2026-05-01T09:00:00Z', id)
  const metrics = createMetrics(world.database, world.clock)
  countOn(world.database.db, metrics.meter)
  return [world, metrics]
}

describe.each(['sqlite', 'postgres'] as const)('on %s', (dialect) => {
  test('what waits is told with its age, and what was done is counted', async () => {
    const [world, metrics] = await metered(dialect, 'shop')
    await world.publish(mail)
    await world.person('u1')
    await world.track('u1', 'cart')
    expect((await read(metrics.page(pulse))).get('trailwright_timer_lag_seconds')).toBe(0)

    // Nobody looks for three hours.
    const later = world.clock.now() + 3 * 3_600_000
    const [early, late] = [
      createMetrics(world.database, world.clock),
      createMetrics(world.database, { now: () => later }),
    ]
    expect((await read(early.page(pulse))).get('trailwright_timer_lag_seconds')).toBe(0)
    const waiting = await read(late.page(pulse))
    expect(waiting.get('trailwright_timer_lag_seconds')).toBe(2 * 3600)
    expect(waiting.get('trailwright_held_people')).toBe(0)
    expect(waiting.get('trailwright_database_bytes')).toBeGreaterThan(10_000)
    expect(waiting.get('trailwright_database_up')).toBe(1)

    let asked = 0
    world.answer = () => {
      asked += 1
      return asked === 1
        ? { type: 'retry', afterMs: null, detail: { status: 429 } }
        : { type: 'sent', provider: 'p', detail: {} }
    }
    await world.runTo('2026-05-01T12:00:00Z')
    const done = await read(metrics.page(pulse))
    expect(done.get('trailwright_effects_total{type="send",outcome="sent"}')).toBe(1)
    expect(done.get('trailwright_effects_total{type="send",outcome="retry"}')).toBe(1)
    expect(done.get('trailwright_steps_total{standing="ended"}')).toBe(1)
    expect(done.get('trailwright_steps_total{standing="active"}')).toBe(2)
    await world.close()
  })

  test('events that were not taken in, those set aside, held people and hosts left alone', async () => {
    const [world, metrics] = await metered(dialect, 'shop')
    const { db } = world.database
    const now = world.clock.now()
    const inbox = (seq: number, kind: string) => {
      const person = `p${seq}`
      return { bucket: bucketOf('shop', person), workspace: 'shop', person, seq, at: now - 90_000, kind, body: '{}' }
    }
    await db
      .insertInto('inbox')
      .values([inbox(1, 'set-aside'), inbox(2, 'changed'), inbox(3, 'changed')])
      .execute()
    const breaker = { workspace: 'shop', host: 'crm.example', since: now, next_at: now, problem: '500' }
    await db.insertInto('breaker').values(breaker).execute()
    const page = await read(metrics.page(pulse))
    expect(page.get('trailwright_inbox_rows')).toBe(2)
    expect(page.get('trailwright_inbox_age_seconds')).toBe(90)
    expect(page.get('trailwright_inbox_set_aside_rows')).toBe(1)
    expect(page.get('trailwright_open_breakers')).toBe(1)
    expect(await metrics.page(pulse)).not.toMatch(/shop|crm|p1/)
    await world.close()
  })
})

test('what was rolled back is not counted', async () => {
  const [world, metrics] = await metered('sqlite', 'shop')
  const told = (fails: boolean): Promise<void> =>
    inTransaction(world.database.db, async (tx) => {
      tellWhenCommitted(tx, (meter) => meter.effect('send', 'sent'))
      if (fails) throw new Error('broken off')
    })
  await expect(told(true)).rejects.toMatchObject({ message: 'broken off' })
  await told(false)
  expect((await read(metrics.page(pulse))).get('trailwright_effects_total{type="send",outcome="sent"}')).toBe(1)
  await world.close()
})

test('a database that does not answer is told, and the process is still seen', async () => {
  const [world, metrics] = await metered('sqlite', 'shop')
  await world.close()
  const page = await read(metrics.page({ ...pulse, state: 'stopped' }))
  expect(page.get('trailwright_database_up')).toBe(0)
  expect(page.get('trailwright_engine_up')).toBe(0)
  expect(page.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
})

test('what a scrape reads is found by indexes, however many people there are', async () => {
  const [world, metrics] = await metered('sqlite', 'shop')
  const { db, sqlite } = world.database
  const asked: CompiledQuery[] = []
  const notes = {
    transformQuery: ({ node: query, queryId }: PluginTransformQueryArgs) => {
      asked.push(db.getExecutor().compileQuery(query, queryId))
      return query
    },
    transformResult: async ({ result }: PluginTransformResultArgs) => result,
  }
  const noted = createMetrics({ dialect: 'sqlite', db: db.withPlugin(notes) }, world.clock)
  await noted.page(pulse)
  const plan = asked.flatMap(({ sql, parameters }) =>
    ((sqlite?.prepare(`explain query plan ${sql}`).all(...parameters) ?? []) as { detail: string }[]).map(
      ({ detail }) => detail,
    ),
  )
  expect(plan.length).toBeGreaterThan(8)
  expect(plan.filter((line) => /\b(enrollment|outbox)\b/.test(line) && !/USING (COVERING )?INDEX/.test(line))).toEqual(
    [],
  )
  expect(plan).toContain('SEARCH enrollment USING INDEX enrollment_by_due (due_at<?)')
  expect(metrics.contentType).toContain('text/plain')
  await world.close()
})
