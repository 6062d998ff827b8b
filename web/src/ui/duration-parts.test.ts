import { expect, test } from 'vitest'
import { durationParts, durationText } from './duration-parts.ts'

test.each([
  ['PT2H', 2, 'hours'],
  ['PT90M', 90, 'minutes'],
  ['P7D', 7, 'days'],
  ['P2W', 2, 'weeks'],
  ['P3M', 3, 'months'],
] as const)('%s is %d %s, both ways', (iso, amount, unit) => {
  expect(durationParts(iso)).toEqual({ amount, unit })
  expect(durationText({ amount, unit })).toBe(iso)
})

test('a mixed duration becomes the smallest unit that says it', () => {
  expect(durationParts('P1DT6H')).toEqual({ amount: 30, unit: 'hours' })
})
