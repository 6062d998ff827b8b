import { expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { createTurnstile } from './turnstile.ts'

const clock = systemClock()

it('lets one through in a turn of the event loop, in their order', async () => {
  const pass = createTurnstile(clock)
  const through: string[] = []
  const all = ['a', 'b', 'c'].map(async (name) => {
    await pass()
    through.push(name)
  })
  expect(through).toEqual([])
  await clock.breathe()
  expect(through.length).toBeLessThan(3)
  await Promise.all(all)
  expect(through).toEqual(['a', 'b', 'c'])
})

it('opens again after nobody came for a while', async () => {
  const pass = createTurnstile(clock)
  await pass()
  await clock.breathe()
  await expect(pass()).resolves.toBeUndefined()
})
