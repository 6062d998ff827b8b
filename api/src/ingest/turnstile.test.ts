import { expect, it } from 'vitest'
import { nextTurn } from '../clock.ts'
import { createTurnstile } from './turnstile.ts'

it('lets one through in a turn of the event loop, in their order', async () => {
  const pass = createTurnstile()
  const through: string[] = []
  const all = ['a', 'b', 'c'].map(async (name) => {
    await pass()
    through.push(name)
  })
  expect(through).toEqual([])
  await nextTurn()
  expect(through.length).toBeLessThan(3)
  await Promise.all(all)
  expect(through).toEqual(['a', 'b', 'c'])
})

it('opens again after nobody came for a while', async () => {
  const pass = createTurnstile()
  await pass()
  await nextTurn()
  await expect(pass()).resolves.toBeUndefined()
})
