import { expect, test } from 'vitest'
import type { ChannelAnswer } from '../channels/index.ts'
import { exit, node, openWorld, send } from './testing/world.ts'

const mail = {
  id: 'mail',
  nodes: {
    t: node('trigger.event', { event: 'cart' }, { next: 'm' }),
    m: send({ sent: 'x' }),
    x: exit('finished'),
  },
}
const nap = {
  id: 'nap',
  nodes: {
    t: node('trigger.event', { event: 'cart' }, { next: 'w' }),
    w: node('wait.for', { duration: 'PT1H', calendar: false, at: null, zone: 'journey' }, { next: 'x' }),
    x: exit('finished'),
  },
}

test('a stop waits for the call that is out, and writes what came of it', async () => {
  const world = await openWorld('sqlite')
  await world.publish(mail)
  await world.person('u1')
  let answer = (_answer: ChannelAnswer): void => undefined
  const asked = new Promise<void>((isAsked) => {
    world.answer = () => {
      isAsked()
      return new Promise((resolve) => (answer = resolve))
    }
  })
  await world.engine.start()
  await world.arrive({ type: 'track', userId: 'u1', event: 'cart', properties: {} })
  world.engine.nudge()
  await asked
  const stopped = world.engine.stop()
  expect(world.engine.pulse().state).toBe('stopped')
  answer({ type: 'sent', provider: 'p', detail: {} })
  await stopped
  const rows = await world.database.db.selectFrom('outbox').select('status').execute()
  expect(rows).toEqual([{ status: 'done' }])
  await world.close()
})

test('a stop in the middle of a backlog ends with the batch in hand; the rest waits in the database', async () => {
  const world = await openWorld('sqlite')
  const people = 900
  await world.publish(nap)
  for (let n = 0; n < people; n += 1) {
    await world.arrive({ type: 'track', userId: `u${n}`, event: 'cart', properties: {} })
  }
  await world.engine.settle()
  await world.clock.moveBy(2 * 3_600_000)
  const inside = async (): Promise<number> =>
    (await world.database.db.selectFrom('enrollment').select('id').where('status', '!=', 'ended').execute()).length
  expect(await inside()).toBe(people)
  await world.engine.start()
  await world.engine.stop()
  const left = await inside()
  expect(left).toBeGreaterThan(0)
  await world.engine.start()
  await world.engine.settle()
  expect(await inside()).toBe(0)
  await world.close()
})
