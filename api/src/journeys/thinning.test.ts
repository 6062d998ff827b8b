import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import { isWorthKeeping, type KeptHead, letGo, mostKept, mostKeptSize } from './thinning.ts'

const now = 400 * DAY_MS
const saved = (minutesAgo: number, savedBy = 'yu') => ({ savedAt: now - minutesAgo * MINUTE_MS, savedBy })
const head = (rev: number, ago: number, more: Partial<KeptHead> = {}): KeptHead => ({
  rev,
  savedAt: now - ago,
  savedBy: 'yu',
  size: 100,
  version: null,
  ...more,
})

test('one draft is kept of five minutes of work, and the last one before a rest', () => {
  expect(isWorthKeeping(saved(0), null, saved(0))).toBe(true)
  expect(isWorthKeeping(saved(1), saved(4), saved(0))).toBe(false)
  expect(isWorthKeeping(saved(1), saved(6), saved(0))).toBe(true)
  expect(isWorthKeeping(saved(5), saved(6), saved(0))).toBe(true)
})

test('what another person takes over is kept, but not with every save of two who draw together', () => {
  expect(isWorthKeeping(saved(1), saved(3), saved(0, 'max'))).toBe(true)
  expect(isWorthKeeping(saved(0), saved(0.5), saved(0, 'max'))).toBe(false)
})

test('of older days the latest of each hour stays, of older months the latest of each day', () => {
  const twoDays = 2 * DAY_MS - HOUR_MS / 2
  const lastQuarter = 90 * DAY_MS - HOUR_MS
  expect(letGo([head(1, twoDays), head(2, twoDays - MINUTE_MS), head(3, twoDays - HOUR_MS)], now)).toEqual([1])
  expect(letGo([head(1, lastQuarter), head(2, lastQuarter - 3 * HOUR_MS)], now)).toEqual([1])
  expect(letGo([head(1, MINUTE_MS), head(2, 0)], now)).toEqual([])
})

test('what was published stays beside a later draft of the same hour', () => {
  const twoDays = 2 * DAY_MS - HOUR_MS / 2
  expect(letGo([head(1, twoDays, { version: 1 }), head(2, twoDays - MINUTE_MS)], now)).toEqual([])
})

test('however much is kept, what stays is bounded, has the latest, and thinning again lets go of nothing', () => {
  const kept = fc
    .array(
      fc.record({
        ago: fc.integer({ min: 0, max: 380 * DAY_MS }),
        size: fc.integer({ min: 1, max: mostKeptSize }),
        version: fc.option(fc.integer({ min: 1, max: 9 })),
      }),
      { minLength: 1, maxLength: 300 },
    )
    .map((list) => list.toSorted((a, b) => b.ago - a.ago).map(({ ago, ...more }, rev) => head(rev, ago, more)))
  fc.assert(
    fc.property(kept, (all) => {
      const gone = new Set(letGo(all, now))
      const stay = all.filter(({ rev }) => !gone.has(rev))
      expect(stay.length).toBeLessThanOrEqual(mostKept)
      expect(stay.at(-1)).toBe(all.at(-1))
      const sum = stay.reduce((total, { size }) => total + size, 0)
      expect(stay.length === 1 || sum <= mostKeptSize).toBe(true)
      expect(letGo(stay, now)).toEqual([])
    }),
    { seed: 5, numRuns: 100 },
  )
})
