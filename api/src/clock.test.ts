import { expect, test } from 'vitest'
import { systemClock } from './clock.ts'
import { virtualClock } from './virtual-clock.ts'

test('ids are UUIDs of version 7 that sort by time', async () => {
  const clock = virtualClock(1_772_438_400_000)
  const first = clock.id()
  await clock.moveBy(1)
  const second = clock.id()
  expect(first).toMatch(/^019cad8f-ac00-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(second > first).toBe(true)
})

test('sequences grow, and run ahead rather than repeat', () => {
  const clock = virtualClock(5)
  const drawn = Array.from({ length: 1001 }, () => clock.sequence())
  expect(drawn[0]).toBe(5000)
  expect(drawn.at(-1)).toBe(6000)
  const real = systemClock()
  expect(real.sequence()).toBeLessThan(real.sequence())
})

test('a virtual clock wakes in order, each at its own instant, also what is set meanwhile', async () => {
  const clock = virtualClock(0)
  const woken: string[] = []
  const note = (name: string) => () => void woken.push(`${name} at ${clock.now()}`)
  clock.wakeAt(30, note('late'))
  clock.wakeAt(10, () => {
    note('early')()
    clock.wakeAt(20, note('later'))
  })
  clock.wakeAt(10, note('same'))
  clock.wakeAt(15, note('never'))()
  await clock.moveTo(25)
  expect(woken).toEqual(['early at 10', 'same at 10', 'later at 20'])
  await clock.moveTo(30)
  expect(woken.at(-1)).toBe('late at 30')
})
