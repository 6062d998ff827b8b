import { afterEach, expect, it } from 'vitest'
import { resolveHeld } from './testing/resolve-held.ts'
import { exit, node, openWorld, type World } from './testing/world.ts'

let world: World
afterEach(() => world.close())

const config = {
  method: 'POST',
  url: 'https://crm.example.com/x',
  headers: [],
  secret: null,
  body: null,
  keep: {},
  success: '2xx',
  timeout: 'PT10S',
  retries: 5,
}
/** Its error is not wired: whoever takes it is held. */
const request = (to: string) => node('http.request', config, { ok: to })

const crowd = async (size: number): Promise<void> => {
  for (let index = 0; index < size; index += 1) await world.person(`p${index}`)
  for (let index = 0; index < size; index += 1)
    await world.call({ type: 'track', userId: `p${index}`, event: 'go', properties: {} }, { waits: false })
  await world.engine.settle()
}

const opened = async () => world.database.db.selectFrom('breaker').selectAll().execute()

it('a host that fails is left alone for a while, nobody is lost, and all go on when it works again', async () => {
  world = await openWorld('sqlite', '2026-05-01T00:00:00Z')
  world.respond = () => ({ type: 'unreachable', code: 'ECONNREFUSED' })
  await world.publish({
    id: 'j',
    nodes: { t: node('trigger.event', { event: 'go' }, { next: 'r' }), r: request('x'), x: exit('done') },
  })
  await crowd(30)
  expect(await opened()).toMatchObject([{ host: 'crm.example.com', problem: 'ECONNREFUSED' }])
  await world.runTo('2026-05-01T00:05:00Z')
  // Without the breaker each of the thirty would have tried six times by now.
  expect(world.asked.length).toBeLessThan(45)
  const waiting = await world.database.db
    .selectFrom('outbox')
    .select('waits_for')
    .where('status', '=', 'pending')
    .execute()
  expect(waiting.filter(({ waits_for }) => waits_for === 'crm.example.com').length).toBeGreaterThan(20)
  world.respond = () => ({
    type: 'answered',
    status: 200,
    retryAfter: null,
    contentType: 'application/json',
    body: '{}',
  })
  await world.runTo('2026-05-01T00:40:00Z')
  expect(await opened()).toEqual([])
  const statuses = await world.database.db.selectFrom('enrollment').select('reason').execute()
  expect(statuses).toHaveLength(30)
  expect(statuses.map(({ reason }) => reason)).toEqual(statuses.map(() => 'done'))
})

it('after an hour people are held where somebody sees them, and go on from there', async () => {
  world = await openWorld('sqlite', '2026-05-01T00:00:00Z')
  world.respond = () => ({ type: 'answered', status: 503, retryAfter: null, contentType: 'text/plain', body: '' })
  await world.publish({
    id: 'j',
    nodes: { t: node('trigger.event', { event: 'go' }, { next: 'r' }), r: request('x'), x: exit('done') },
  })
  await crowd(12)
  await world.runTo('2026-05-01T03:00:00Z')
  const held = await world.database.db.selectFrom('enrollment').select(['status', 'node']).execute()
  expect(held).toHaveLength(12)
  expect(held).toEqual(held.map(() => ({ status: 'held', node: 'r' })))
  world.respond = () => ({
    type: 'answered',
    status: 200,
    retryAfter: null,
    contentType: 'application/json',
    body: '{}',
  })
  expect(await resolveHeld(world.engine, world.database, world.workspace, 'j', 'retry')).toBe(12)
  await world.runTo('2026-05-01T04:00:00Z')
  const after = await world.database.db.selectFrom('enrollment').select('reason').execute()
  expect(after.map(({ reason }) => reason)).toEqual(after.map(() => 'done'))
})
