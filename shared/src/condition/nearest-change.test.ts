import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../problem/json.ts'
import { parseInstant } from '../time/instant.ts'
import type { Scope } from './answer.ts'
import { compileCondition } from './evaluate.ts'
import { nearestChange } from './nearest-change.ts'
import type { AttributeLeaf, Condition } from './schema.ts'

const at = parseInstant('2026-05-01T12:00:00Z') ?? 0
const scopeOf = (value: Json): Scope => ({
  facts: {
    person: { id: 'p1', createdAt: 0, zone: null, language: null, attributes: { x: value }, tags: [] },
    zone: 'UTC',
    events: {
      Order: [399, 588, 299].map((total, seq) => ({
        id: `${seq}`,
        name: 'Order',
        at: at - seq,
        seq,
        properties: { total },
      })),
    },
    segments: { s1: true },
    contactPoints: [],
    consents: [],
    contacts: [],
    passages: [],
  },
})
const change = (condition: Condition, value: Json = null) => {
  const scope = scopeOf(value)
  const found = nearestChange(compileCondition(condition)(scope, at), scope)
  if (found === null) return null
  const { leaf: _leaf, ...rest } = found
  return rest
}

test('it would be no with ¥287 less', () => {
  const spent: Condition = { did: 'Order', measure: 'sum', of: 'event.total', is: '>=', value: 1000 }
  expect(change(spent)).toEqual({ kind: 'less', by: 287 })
  expect(change({ not: spent })).toEqual({ kind: 'less', by: 287 })
  expect(change({ ...spent, value: 1300 })).toEqual({ kind: 'more', by: 14 })
  expect(change({ did: 'Order', measure: 'count', is: '<', value: 5 })).toEqual({ kind: 'more', by: 2 })
})

test('a change is of the size of the numbers', () => {
  expect(change({ attribute: 'person.x', is: '>=', value: 10 }, 10.5)).toEqual({ kind: 'less', by: 0.51 })
  expect(change({ attribute: 'person.x', is: '=', value: 10 }, 12)).toEqual({ kind: 'less', by: 2 })
})

test('other values become another, or turn', () => {
  expect(change({ attribute: 'person.x', is: '=', value: 'a' }, 'b')).toEqual({ kind: 'becomes', value: 'a' })
  expect(change({ attribute: 'person.x', is: '!=', value: 'a' }, 'a')).toEqual({ kind: 'differs', value: 'a' })
  expect(change({ attribute: 'person.x', is: 'true' }, false)).toEqual({ kind: 'becomes', value: true })
  expect(change({ segment: 's1', is: 'in' })).toEqual({ kind: 'turns' })
})

test('time alone turns some', () => {
  expect(change({ attribute: 'person.x', is: 'withinLast', value: 'PT1H' }, '2026-05-01T12:00:00Z')).toEqual({
    kind: 'waits',
    until: at + 3_600_001,
  })
})

test('there is none where several decide, or nothing does', () => {
  const one: Condition = { attribute: 'person.x', is: '>=', value: 1 }
  expect(change({ all: [one, one] }, 2)).toBeNull()
  expect(change({ all: [] })).toBeNull()
  expect(change({ segment: 's2', is: 'in' })).toBeNull()
})

test('the named change turns the answer, and a step less does not', () => {
  const orders = ['<', '<=', '>', '>='] as const
  const amount = fc.oneof(
    fc.integer({ min: -50, max: 50 }),
    fc.integer({ min: -500, max: 500 }).map((n) => n / 100),
  )
  fc.assert(
    fc.property(fc.constantFrom(...orders), amount, amount, (is, actual, value) => {
      const leaf: AttributeLeaf = { attribute: 'person.x', is, value }
      const evaluate = compileCondition(leaf)
      const answer = evaluate(scopeOf(actual), at)
      const found = nearestChange(answer, scopeOf(actual))
      if (found?.kind !== 'less' && found?.kind !== 'more') throw new Error('no change')
      const moved = (by: number): number => Math.round((found.kind === 'more' ? actual + by : actual - by) * 100) / 100
      expect(evaluate(scopeOf(moved(found.by)), at).value).toBe(!answer.value)
      const step = Number.isInteger(actual) && Number.isInteger(value) ? 1 : 0.01
      expect(evaluate(scopeOf(moved(found.by - step)), at).value).toBe(answer.value)
    }),
    { seed: 1, numRuns: 500 },
  )
})
