import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../problem/json.ts'
import { checkCondition, conditionLimits, type ConditionRefs, type Place } from './check.ts'
import { conditionFindingTexts } from './finding-texts.ts'
import { conditionArbitrary } from './testing/arbitrary.ts'

const refs: ConditionRefs = {
  events: ['Order', 'Visit'],
  attributes: ['person.city', 'age'],
  segments: [{ id: 's1' }],
  journeys: [{ id: 'j1' }],
  channels: ['email', 'sms'],
}
const nothingKnown: ConditionRefs = { events: null, attributes: null, segments: null, journeys: null, channels: null }

const found = (condition: Json | undefined, place: Place = 'journey') =>
  checkCondition(condition, refs, place).map(({ code, path }) => `${code} ${path.join('.')}`.trim())

const attribute = (changes: { readonly [key: string]: Json }): Json => ({
  attribute: 'person.city',
  is: '=',
  value: 'Berlin',
  ...changes,
})
const history = (changes: { readonly [key: string]: Json }): Json => ({
  did: 'Order',
  measure: 'count',
  is: '>=',
  value: 1,
  ...changes,
})

test('nothing is wrong with a condition in order', () => {
  const condition: Json = {
    all: [
      attribute({}),
      history({ window: { last: 'P30D' }, where: { attribute: 'event.total', is: '>=', value: 200 } }),
      { not: { segment: 's1', is: 'in' } },
    ],
  }
  expect(found(condition, 'segment')).toEqual([])
})

describe('each mistake is named where it stands', () => {
  test.each<[string, Json | undefined, string]>([
    ['nothing at all', undefined, 'condition.incomplete'],
    ['an empty object', {}, 'condition.incomplete'],
    ['a group without parts', { all: 'x' }, 'condition.incomplete all'],
    ['a part that is not set up', { any: [attribute({}), {}] }, 'condition.incomplete any.1'],
    ['a key too many', { all: [], any: [] }, 'condition.unknown-key any'],
    ['a key too many in a leaf', attribute({ zone: 'UTC' }), 'condition.unknown-key zone'],
    ['no attribute chosen', attribute({ attribute: '' }), 'condition.missing attribute'],
    ['no such operator', attribute({ is: 'like' }), 'condition.invalid is'],
    ['no value', attribute({ value: '' }), 'condition.value-missing value'],
    ['a list for one value', attribute({ value: ['a'] }), 'condition.value-single value'],
    ['one value for a list', attribute({ is: 'oneOf' }), 'condition.value-list value'],
    ['an empty list', attribute({ is: 'oneOf', value: [] }), 'condition.value-missing value'],
    ['a number for a text', attribute({ is: 'contains', value: 1 }), 'condition.value-text value'],
    ['an order of yes and no', attribute({ is: '<', value: true }), 'condition.value-kind value'],
    ['a value for no use', attribute({ is: 'known' }), 'condition.value-unused value'],
    ['no duration', attribute({ is: 'withinLast', value: '3 days' }), 'condition.duration value'],
    ['months', attribute({ is: 'withinLast', value: 'P1M' }), 'condition.duration-months value'],
    ['months from now', attribute({ is: '<', value: { now: '-P1M' } }), 'condition.duration-months value.now'],
    ['half a day', attribute({ is: 'onDay', value: 0.5 }), 'condition.day value'],
    ['an attribute nobody has', attribute({ attribute: 'person.shoe' }), 'attribute.unknown attribute'],
    ['an event that never came', history({ did: 'Visited' }), 'event.unknown did'],
    ['a text for a count', history({ value: 'two' }), 'condition.value-number value'],
    ['a test of text on a count', history({ is: 'contains' }), 'condition.operator is'],
    ['a sum of nothing', history({ measure: 'sum' }), 'condition.missing of'],
    ['a sum of something else', history({ measure: 'sum', of: 'person.age' }), 'condition.of-event of'],
    ['a window of no length', history({ window: { last: 'long' } }), 'condition.duration window.last'],
    ['a window in a zone of nowhere', history({ window: { day: 0, zone: 'X/Y' } }), 'condition.zone window.zone'],
    ['a window from no instant', history({ window: { from: 'May' } }), 'condition.instant window.from'],
    [
      'a window that ends first',
      history({ window: { from: '2026-05-02T00:00:00Z', to: '2026-05-01T00:00:00Z' } }),
      'condition.window-reversed window',
    ],
    ['a mistake in a where', history({ where: { any: [{}] } }), 'condition.incomplete where.any.0'],
    ['a segment that is gone', { segment: 's9', is: 'in' }, 'segment.unknown segment'],
    ['a journey that is gone', { journey: 'j9', is: 'inside' }, 'journey.unknown journey'],
    ['being inside within a time', { journey: 'j1', is: 'inside', within: 'P1D' }, 'condition.within-unused within'],
    ['a channel nobody has', { reachable: ['email', 'fax'] }, 'channel.unknown reachable.1'],
    ['a time of day without an end', { clock: { from: '09:00', to: '09:00' } }, 'condition.clock-always clock'],
    ['a time of day in no zone', { clock: { from: '09:00', to: '10:00' }, zone: 'X' }, 'condition.zone zone'],
  ])('%s', (_name, condition, finding) => {
    expect(found(condition)).toEqual([finding])
  })

  test('an event at hand only inside a where', () => {
    const condition = attribute({ attribute: 'event.total', is: 'known' })
    const withoutValue: Json = { attribute: 'event.total', is: 'known' }
    expect(found(condition)).toContain('condition.event-outside-where attribute')
    expect(found(withoutValue, 'where')).toEqual([])
    expect(found(history({ where: withoutValue }))).toEqual([])
  })

  test('an entry only in a journey', () => {
    const condition = attribute({ value: { from: 'entry.city' } })
    expect(found(condition, 'segment')).toEqual(['condition.entry-in-segment value.from'])
    expect(found(condition, 'journey')).toEqual([])
    expect(found(history({ window: { since: 'entry' } }), 'segment')).toEqual(['condition.entry-in-segment window'])
  })

  test('too deep, and too many', () => {
    const nested = (depth: number): Json => (depth === 1 ? attribute({}) : { not: nested(depth - 1) })
    expect(found(nested(conditionLimits.depth))).toEqual([])
    expect(found(nested(conditionLimits.depth + 1))).toEqual([`condition.too-deep ${'not.'.repeat(10).slice(0, -1)}`])
    const wide = (count: number): Json => ({ all: Array.from({ length: count }, () => attribute({})) })
    expect(found(wide(conditionLimits.leaves))).toEqual([])
    expect(found(wide(conditionLimits.leaves + 50))).toEqual(['condition.too-many all.200'])
  })
})

test('names are not checked where they are not known', () => {
  expect(checkCondition({ segment: 'any', is: 'in' }, nothingKnown, 'segment')).toEqual([])
})

test('whatever JSON comes in, there are findings and never an exception', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.constantFrom('all', 'any', 'not', 'did', 'attribute', 'clock', 'value'),
      (json, key) => {
        // fast-check's own JSON type is looser than ours
        const condition = JSON.parse(JSON.stringify({ [key]: json, is: '=', measure: 'count' })) as Json
        expect(checkCondition(condition, refs, 'journey').length).toBeGreaterThan(0)
      },
    ),
    { seed: 1, numRuns: 500 },
  )
  fc.assert(
    fc.property(conditionArbitrary, (condition) => {
      checkCondition(JSON.parse(JSON.stringify(condition)) as Json, refs, 'segment')
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('every finding of a condition has its sentence', () => {
  for (const [code, text] of Object.entries(conditionFindingTexts)) {
    expect(code).toMatch(/^condition\./)
    expect(text['zh-CN'].match(/\{\w+\}/g)?.toSorted()).toEqual(text.en.match(/\{\w+\}/g)?.toSorted())
  }
})
