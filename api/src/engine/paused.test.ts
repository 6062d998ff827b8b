/** A row that is parked in the very moment in which its journey goes on. */
import type { PoolClient } from 'pg'
import { afterEach, expect, it } from 'vitest'
import type { Database } from '../database/connection.ts'
import { parkedMs } from './parked.ts'
import { exit, node, openWorld, send, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

interface Between {
  /** What happens before the next statement that parks, while its transaction is open. */
  act: (() => Promise<void>) | null
}

const isParking = (asked: unknown): boolean =>
  typeof asked === 'object' &&
  asked !== null &&
  'text' in asked &&
  /set due_at = "\w+"\."due_at" \+/.test(String(asked.text))

const interleave = ({ pool }: Database, between: Between): void => {
  pool?.on('connect', (client: PoolClient) => {
    const ask: (...given: readonly unknown[]) => unknown = client.query.bind(client)
    const heard = (...given: readonly unknown[]): unknown => {
      const { act } = between
      if (act === null || !isParking(given[0])) return ask(...given)
      between.act = null
      return act().then(() => ask(...given))
    }
    Object.assign(client, { query: heard })
  })
}

it.each(['wait', 'message'])('does not wait for the next start of the engine: a %s', async (what) => {
  const between: Between = { act: null }
  world = await openWorld('postgres', '2026-05-01T09:00:00Z', 'w', (database) => {
    interleave(database, between)
    return database
  })
  const next = what === 'wait' ? 'x' : 'm'
  await world.publish({
    id: 'j',
    nodes: {
      t: node('trigger.event', { event: 'signup' }, { next: 'w' }),
      w: node('wait.for', { duration: 'PT1H', calendar: false, at: null, zone: 'journey' }, { next }),
      m: send({ sent: 'x' }),
      x: exit('done'),
    },
  })
  await world.person('p1')
  await world.track('p1', 'signup')
  if (what === 'message') {
    // Put off by its provider, so that the message is due, and not the wait.
    world.answer = () => ({ type: 'retry', afterMs: 3_600_000, detail: {} })
    await world.runTo('2026-05-01T10:01:00Z')
    world.answer = () => ({ type: 'sent', provider: 'p', detail: {} })
  }
  await world.setStatus('j', 'paused')
  await world.clock.moveBy(3 * 3_600_000)
  let isThrough = false
  between.act = async () => {
    // While the row is on its way to be parked, the journey goes on, and everything parked is brought back.
    await world.database.db.updateTable('journey').set({ status: 'live' }).where('id', '=', 'j').execute()
    await world.engine.resumed(world.workspace, 'j')
    isThrough = true
  }
  await world.engine.settle()
  expect(isThrough).toBe(true)
  const { db } = world.database
  expect(await db.selectFrom('enrollment').select('id').where('due_at', '>=', parkedMs).execute()).toEqual([])
  expect(await db.selectFrom('outbox').select('n').where('due_at', '>=', parkedMs).execute()).toEqual([])
  expect((await world.counts('j')).get('left done')).toBe(1)
})
