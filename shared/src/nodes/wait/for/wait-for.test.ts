import { expect, test } from 'vitest'
import { HOUR_MS, DAY_MS } from '../../../time/instant.ts'
import { arriving, instant, monday } from '../../testing/step-input.ts'
import { waitFor } from './wait-for.ts'

const config = (given: Record<string, unknown>) => waitFor.config.parse(given)

test('rests for the time, then goes on', () => {
  const twoHours = config({ duration: 'PT2H' })
  expect(waitFor.step(twoHours, arriving())).toMatchObject({ type: 'rest', wake: monday + 2 * HOUR_MS })
  expect(waitFor.step(twoHours, arriving({ signal: { type: 'woke' } }))).toEqual({ type: 'go', port: 'next' })
})

test('a day is 24 hours; with a time of day it is the next calendar day at that time, on the clock asked for', () => {
  expect(waitFor.step(config({ duration: 'P1D' }), arriving())).toMatchObject({ wake: monday + DAY_MS })
  expect(waitFor.step(config({ duration: 'P1D', at: '10:00', zone: 'Asia/Shanghai' }), arriving())).toMatchObject({
    wake: instant('2026-06-02T10:00:00+08:00'),
  })
})

test('never ends before it began', () => {
  expect(waitFor.step(config({ duration: 'PT0S' }), arriving())).toMatchObject({ type: 'rest', wake: monday })
})

test('its longest and least stay count months as the longest and the shortest, and a day for the clock', () => {
  expect(waitFor.longestStayMs?.(config({ duration: 'PT2H' }))).toBe(2 * HOUR_MS)
  expect(waitFor.longestStayMs?.(config({ duration: 'P1M', calendar: true }))).toBe(32 * DAY_MS)
  expect(waitFor.leastStayMs?.(config({ duration: 'PT2H' }), 'next')).toBe(2 * HOUR_MS)
  expect(waitFor.leastStayMs?.(config({ duration: 'P1M', calendar: true }), 'next')).toBe(27 * DAY_MS)
  expect(waitFor.leastStayMs?.(config({ duration: 'PT2H', at: '10:00' }), 'next')).toBe(0)
})
