import { expect, test } from 'vitest'
import { needsOf } from './needs.ts'
import { isTouched, readsOf, touchesOf, type Change } from './reads.ts'
import type { Condition } from './schema.ts'

const condition: Condition = {
  all: [
    { attribute: 'person.address.city', is: '=', value: { from: 'entry.city' } },
    { did: 'Order', measure: 'count', is: '>=', value: 2, window: { last: 'P30D' } },
    { did: 'Order', measure: 'sum', of: 'event.total', is: '>', value: 9, window: { last: 'P7D' } },
    { not: { segment: 's1', is: 'in' } },
    {
      any: [
        { did: 'Visit', measure: 'last', is: 'known', where: { attribute: 'event.page', is: '=', value: 'x' } },
        { journey: 'j1', is: 'entered' },
      ],
    },
    { tag: 'vip', is: 'has' },
    { consent: { channel: 'sms', category: 'marketing' }, is: 'granted' },
  ],
}

test('the longest look back of each event, the segments and the passages are needed', () => {
  expect(needsOf(condition)).toEqual({
    events: { Order: { sinceMs: 30 * 86_400_000 }, Visit: { sinceMs: null } },
    segments: ['s1'],
    reach: true,
    contacts: false,
    passages: true,
  })
})

test('yesterday is looked for as far back as any zone has it', () => {
  const yesterday: Condition = { did: 'Order', measure: 'count', is: '>', value: 0, window: { day: -1 } }
  expect(needsOf(yesterday).events['Order']?.sinceMs).toBeGreaterThanOrEqual(50 * 3_600_000)
})

test('everything mentioned is named once', () => {
  expect(readsOf(condition)).toEqual({
    references: ['entry.city', 'event.page', 'event.total', 'person.address.city'],
    events: ['Order', 'Visit'],
    segments: ['s1'],
    journeys: ['j1'],
    tags: ['vip'],
    channels: ['sms'],
  })
})

test('only what is read touches an answer', () => {
  const none: Change = {
    events: [],
    attributes: [],
    segments: [],
    journeys: [],
    tags: false,
    consents: false,
    contactPoints: false,
    zone: false,
  }
  const touched = (change: Partial<Change>): boolean => isTouched(touchesOf(condition), { ...none, ...change })
  expect(touched({})).toBe(false)
  expect(touched({ events: ['Order'] })).toBe(true)
  expect(touched({ events: ['Refund'] })).toBe(false)
  expect(touched({ attributes: ['person.address'] })).toBe(true)
  expect(touched({ attributes: ['person.address.city'] })).toBe(true)
  expect(touched({ attributes: ['person.addressee'] })).toBe(false)
  expect(touched({ segments: ['s1'] })).toBe(true)
  expect(touched({ journeys: ['j2'] })).toBe(false)
  expect(touched({ tags: true })).toBe(true)
  expect(touched({ consents: true })).toBe(true)
  expect(touched({ contactPoints: true, zone: true })).toBe(false)
})
