import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scope } from './answer.ts'
import { compileCondition } from './evaluate.ts'
import { operators } from './schema.ts'
import { conditionArbitrary, factsArbitrary, instantArbitrary } from './testing/arbitrary.ts'
import { kindOfLeaf, leafKinds, leavesOf } from './walk.ts'

const scopeArbitrary: fc.Arbitrary<Scope> = fc
  .record({ facts: factsArbitrary('p1'), enteredAt: fc.option(instantArbitrary, { nil: undefined }) })
  .map(({ facts, enteredAt }) => (enteredAt === undefined ? { facts } : { facts, enteredAt }))

const seed = 20_260_329

test('an answer holds until the instant it names, and longer if it names none', () => {
  const seen = { kinds: new Set<string>(), operators: new Set<string>(), true: 0, all: 0, finite: 0, exact: 0 }
  const property = fc.property(
    conditionArbitrary,
    scopeArbitrary,
    instantArbitrary,
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    (condition, scope, at, fractions) => {
      const evaluate = compileCondition(condition)
      const { value, until } = evaluate(scope, at)
      seen.all += 1
      if (value === true) seen.true += 1
      for (const leaf of leavesOf(condition)) {
        seen.kinds.add(kindOfLeaf(leaf))
        if ('attribute' in leaf || 'did' in leaf) seen.operators.add(leaf.is)
      }
      const end = until === 'never' ? at + 30 * 86_400_000 : until
      expect(end).toBeGreaterThan(at)
      const hours = Array.from({ length: 60 }, (_, i) => at - (at % 3_600_000) + (i + 1) * 3_600_000)
      const looks = [...hours, ...fractions.map((fraction) => at + Math.floor((end - at) * fraction)), end - 1]
      for (const look of looks) {
        if (look >= end) continue
        expect(evaluate(scope, look).value).toBe(value)
        // Turning points lie a millisecond around whole hours.
        if (look - 1 > at) expect(evaluate(scope, look - 1).value).toBe(value)
        if (look + 1 < end) expect(evaluate(scope, look + 1).value).toBe(value)
      }
      if (until === 'never') return
      seen.finite += 1
      if (evaluate(scope, until).value !== value) seen.exact += 1
    },
  )
  fc.assert(property, { seed, numRuns: 2000 })

  expect(leafKinds.filter((kind) => !seen.kinds.has(kind))).toEqual([])
  expect(operators.filter((operator) => !seen.operators.has(operator))).toEqual([])
  expect(seen.true / seen.all).toBeGreaterThan(0.2)
  expect(seen.true / seen.all).toBeLessThan(0.8)
  expect(seen.finite / seen.all).toBeGreaterThan(0.05)
  // Early is allowed, but it costs a look: most are the very instant.
  expect(seen.exact / seen.finite).toBeGreaterThan(0.5)
})

test('the same input gives the same answer, compiled again or not', () => {
  fc.assert(
    fc.property(conditionArbitrary, scopeArbitrary, instantArbitrary, (condition, scope, at) => {
      const evaluate = compileCondition(condition)
      const once = JSON.stringify(evaluate(scope, at))
      expect(JSON.stringify(evaluate(scope, at))).toBe(once)
      expect(JSON.stringify(compileCondition(condition)(scope, at))).toBe(once)
    }),
    { seed, numRuns: 300 },
  )
})
