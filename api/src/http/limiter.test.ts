import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { virtualClock } from '../virtual-clock.ts'
import { callerOfRequest } from './caller.ts'
import { callerOf, limiter } from './limiter.ts'

test('lets so many through in a window, and tells the others how long to wait', async () => {
  const clock = virtualClock(0)
  const limit = limiter(clock, 2, 60_000)
  expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([null, null, 60, null])
  await clock.moveTo(59_001)
  expect(limit.take('a')).toBe(1)
  await clock.moveTo(60_000)
  expect(limit.take('a')).toBeNull()
  limit.forgive('b')
  expect([limit.take('b'), limit.take('b'), limit.take('b')]).toEqual([null, null, 60])
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '20010db800010002/64'],
  ['2001:db8:1:2::9', '20010db800010002/64'],
  ['not an address', 'unknown'],
])('%s counts as %s', (address, caller) => {
  expect(callerOf(address)).toBe(caller)
})

test('only what the operator’s own proxy appended is believed', async () => {
  const ask = async (behindProxy: boolean) => {
    const app = new Hono().get('/', (context) => context.text(callerOfRequest(behindProxy)(context)))
    const response = await app.request('/', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' } })
    return response.text()
  }
  expect(await ask(true)).toBe('203.0.113.7')
  expect(await ask(false)).toBe('local')
})
