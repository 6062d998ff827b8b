import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../problem/json.ts'
import { parseInstant } from '../time/instant.ts'
import type { Answer, Scope } from './answer.ts'
import { compileCondition } from './evaluate.ts'
import type { EventFact, Facts } from './facts.ts'
import type { Condition } from './schema.ts'

const instant = (text: string): number => parseInstant(text) ?? Number.NaN
const at = instant('2026-05-01T12:00:00Z')

const event = (when: string, properties: JsonObject = {}, name = 'Order'): EventFact => ({
  id: when,
  name,
  at: instant(when),
  seq: 0,
  properties,
})

const facts = (changes: Partial<Facts> = {}, attributes: JsonObject = {}): Facts => ({
  person: { id: 'p1', createdAt: 0, zone: null, language: null, attributes, tags: [] },
  zone: 'UTC',
  events: { Order: [] },
  segments: {},
  contactPoints: [],
  consents: [],
  contacts: [],
  passages: [],
  ...changes,
})

const ask = (condition: Condition, scope: Partial<Scope> = {}, when = at): Answer =>
  compileCondition(condition)({ facts: facts(), ...scope }, when)
const withAttributes = (attributes: JsonObject): Partial<Scope> => ({ facts: facts({}, attributes) })

const spent: Condition = { did: 'Order', measure: 'sum', of: 'event.total', is: '>=', value: 1000 }
const unread: Condition = { segment: 's1', is: 'in' }
const yes: Condition = { all: [] }
const no: Condition = { any: [] }

describe('values', () => {
  const value = (condition: Condition, attributes: JsonObject) => ask(condition, withAttributes(attributes)).value

  test('a text is never a number', () => {
    expect(value({ attribute: 'person.age', is: '=', value: 12 }, { age: '12' })).toBe(false)
    expect(value({ attribute: 'person.age', is: '>', value: 11 }, { age: '12' })).toBe(false)
    expect(value({ attribute: 'person.age', is: '!=', value: 12 }, { age: '12' })).toBe(true)
  })

  test('text compares without regard to case or to how an accent is written', () => {
    expect(value({ attribute: 'person.name', is: '=', value: 'RENÉ' }, { name: 'rene\u0301' })).toBe(true)
    expect(value({ attribute: 'person.name', is: 'contains', value: '小雯' }, { name: '林小雯' })).toBe(true)
  })

  test('text is ordered by code point, beyond the basic plane, too', () => {
    expect(value({ attribute: 'person.x', is: '<', value: '\u{1F600}' }, { x: '\uFF5E' })).toBe(true)
  })

  test('one instant is the same however its offset is written', () => {
    const condition: Condition = { attribute: 'person.x', is: '=', value: '2026-05-01T12:00:00Z' }
    expect(value(condition, { x: '2026-05-01T20:00:00+08:00' })).toBe(true)
  })

  test('a day and an instant compare by the day of the zone', () => {
    const condition: Condition = { attribute: 'person.x', is: '=', value: '2026-05-02' }
    const scope = { facts: { ...facts({}, { x: '2026-05-01T16:00:00Z' }), zone: 'Asia/Shanghai' } }
    expect(ask(condition, scope).value).toBe(true)
    expect(ask(condition, withAttributes({ x: '2026-05-01T16:00:00Z' })).value).toBe(false)
  })

  test('dots go into objects, and never into what an object inherits', () => {
    expect(value({ attribute: 'person.address.zip', is: '=', value: 'a' }, { address: { zip: 'A' } })).toBe(true)
    expect(value({ attribute: 'person.constructor', is: 'known' }, {})).toBe(false)
  })

  test('a list contains an item', () => {
    expect(value({ attribute: 'person.likes', is: 'contains', value: 'tea' }, { likes: ['Tea', 1] })).toBe(true)
    expect(value({ attribute: 'person.likes', is: 'contains', value: 'te' }, { likes: ['Tea'] })).toBe(false)
  })
})

describe('what is at hand beside the person', () => {
  const cart: Condition = { attribute: 'event.cartId', is: '=', value: { from: 'enrollment.key' } }

  test('an event only inside a where, there the one looked at', () => {
    const history = facts({ events: { Order: [event('2026-05-01T10:00:00Z', { cartId: 'c1' })] } })
    const did: Condition = { did: 'Order', measure: 'count', is: '=', value: 1, where: cart }
    expect(ask(did, { facts: history, key: 'c1' }).value).toBe(true)
    expect(ask(did, { facts: history, key: 'c2' }).value).toBe(false)
    expect(ask(cart, { facts: history, key: 'c1' }).value).toBe(false)
    expect(ask(cart, { key: 'c1', event: event('2026-05-01T11:00:00Z', { cartId: 'c1' }) }).value).toBe(true)
  })

  test('the payload of entry and its instant, and what steps kept', () => {
    const scope = { entry: event('2026-05-01T11:00:00Z', { total: 300 }), context: { tried: 2 } }
    expect(ask({ attribute: 'entry.total', is: '>=', value: 200 }, scope).value).toBe(true)
    expect(ask({ attribute: 'entry.at', is: 'withinLast', value: 'PT1H' }, scope)).toMatchObject({
      value: true,
      until: at + 1,
    })
    expect(ask({ attribute: 'context.tried', is: '=', value: 2 }, scope).value).toBe(true)
  })

  test('since entry: nothing for somebody who has not entered', () => {
    const history = facts({ events: { Order: [event('2026-05-01T10:00:00Z'), event('2026-05-01T11:30:00Z')] } })
    const condition: Condition = { did: 'Order', measure: 'count', is: '=', value: 1, window: { since: 'entry' } }
    expect(ask(condition, { facts: history, enteredAt: instant('2026-05-01T11:00:00Z') }).value).toBe(true)
    expect(ask(condition, { facts: history }).because[0]?.actual).toBe(0)
  })
})

describe('history', () => {
  test('a sum of nothing is nothing, and sums are exact to a ten-thousandth', () => {
    expect(ask(spent).because[0]?.actual).toBe(0)
    const thirds = [0.1, 0.2, 0.7].map((total, hour) => event(`2026-05-01T0${hour}:00:00Z`, { total }))
    expect(ask({ ...spent, is: '=', value: 1 }, { facts: facts({ events: { Order: thirds } }) }).value).toBe(true)
  })

  test('what is no number does not count to a sum', () => {
    const orders = [event('2026-05-01T01:00:00Z', { total: '900' }), event('2026-05-01T02:00:00Z', { total: 1286 })]
    const answer = ask(spent, { facts: facts({ events: { Order: orders } }) })
    expect(answer).toEqual({ value: true, until: 'never', because: [{ leaf: spent, value: true, actual: 1286 }] })
  })

  test('the last of a kind has left when the window has passed it', () => {
    const orders = [event('2026-04-01T00:00:00Z', { total: 1 }), event('2026-05-01T00:00:00Z', { total: 9 })]
    const condition: Condition = {
      did: 'Order',
      measure: 'last',
      of: 'event.total',
      is: '=',
      value: 9,
      window: { last: 'P7D' },
    }
    expect(ask(condition, { facts: facts({ events: { Order: orders } }) })).toMatchObject({
      value: true,
      until: instant('2026-05-08T00:00:00.001Z'),
    })
  })

  test('an event dated later than now does not count before its time', () => {
    const orders = [event('2026-05-01T13:00:00Z')]
    const condition: Condition = { did: 'Order', measure: 'count', is: '>=', value: 1 }
    expect(ask(condition, { facts: facts({ events: { Order: orders } }) })).toMatchObject({
      value: false,
      until: instant('2026-05-01T13:00:00Z'),
    })
  })
})

describe('what could not be read', () => {
  test('is unknown, and so is what nobody asked for', () => {
    expect(ask(unread).value).toBe('unknown')
    expect(ask(spent, { facts: facts({ events: { Order: 'unknown' } }) }).value).toBe('unknown')
    expect(ask(spent, { facts: facts({ events: {} }) }).value).toBe('unknown')
    expect(ask({ journey: 'j', is: 'inside' }, { facts: facts({ passages: 'unknown' }) }).value).toBe('unknown')
  })

  test.each([
    [{ all: [unread, no] }, false],
    [{ all: [unread, yes] }, 'unknown'],
    [{ any: [unread, yes] }, true],
    [{ any: [unread, no] }, 'unknown'],
    [{ not: unread }, 'unknown'],
  ] as const)('three-valued logic: %j is %s', (condition, value) => {
    expect(ask(condition).value).toBe(value)
  })
})

describe('until and because of groups', () => {
  const hour = (hours: number): Condition => ({ attribute: `person.h${hours}`, is: 'withinLast', value: 'P1D' })
  const scope = withAttributes({ h1: '2026-04-30T13:00:00Z', h2: '2026-04-30T14:00:00Z' })
  const ends = (hours: number): number => at + hours * 3_600_000 + 1

  test('all stays true until the first of its parts, any until the last', () => {
    expect(ask({ all: [hour(1), hour(2)] }, scope).until).toBe(ends(1))
    expect(ask({ any: [hour(1), hour(2)] }, scope).until).toBe(ends(2))
    expect(ask({ any: [hour(1), yes] }, scope).until).toBe('never')
    expect(ask({ not: { any: [hour(1), hour(2)] } }, scope).until).toBe(ends(2))
  })

  test('the leaves that decided are named, with what they saw', () => {
    const told = ask({ all: [hour(1), { attribute: 'person.city', is: '=', value: 'x' }] }, scope)
    expect(told.because).toEqual([
      { leaf: { attribute: 'person.city', is: '=', value: 'x' }, value: false, actual: null },
    ])
  })
})

describe('the rest', () => {
  test('a consent is what was said last; at the same instant, no', () => {
    const consent = (state: 'granted' | 'withdrawn', when: number) => ({
      channel: 'sms',
      category: 'marketing',
      state,
      at: when,
      source: 'form',
    })
    const condition: Condition = { consent: { channel: 'sms', category: 'marketing' }, is: 'granted' }
    const told = (...consents: ReturnType<typeof consent>[]) => ask(condition, { facts: facts({ consents }) }).value
    expect(told()).toBe(false)
    expect(told(consent('granted', 1))).toBe(true)
    expect(told(consent('granted', 2), consent('withdrawn', 1))).toBe(true)
    expect(told(consent('withdrawn', 2), consent('granted', 2))).toBe(false)
  })

  test('a suppressed address reaches nobody', () => {
    const point = (suppressed: string | null) => ({ channel: 'email', address: 'a@example.com', suppressed })
    const reachable = (suppressed: string | null) =>
      ask({ reachable: ['sms', 'email'] }, { facts: facts({ contactPoints: [point(suppressed)] }) }).value
    expect(reachable(null)).toBe(true)
    expect(reachable('bounced')).toBe(false)
  })

  test('a time of day holds until the window changes', () => {
    const condition: Condition = { clock: { from: '09:00', to: '18:00', weekdays: [5] }, zone: 'Asia/Shanghai' }
    expect(ask(condition)).toMatchObject({ value: false, until: instant('2026-05-08T01:00:00Z') })
  })

  test('a person draws the same lot every time', () => {
    const share = (below: number) => ask({ draw: { salt: 'a', below } }).value
    expect(share(0)).toBe(false)
    expect(share(100)).toBe(true)
    expect(share(40)).toBe(share(40))
  })

  test('what the check refuses never holds and never throws', () => {
    const broken: readonly Condition[] = [
      { did: 'Order', measure: 'count', is: '>=', value: 1, window: { last: 'P1M' } },
      { attribute: 'person.x', is: '<', value: { now: '-P1M' } },
      { attribute: 'person.x', is: 'withinLast', value: 'soon' },
      { attribute: 'person.x', is: 'onDay', value: 0.5 },
      { attribute: 'person.x', is: '=' },
      { clock: { from: '00:00', to: '00:01' }, zone: 'Nowhere/City' },
    ]
    const scope = { facts: facts({ events: { Order: [event('2026-05-01T11:00:00Z')] } }, { x: '2026-05-01' }) }
    for (const condition of broken) expect(ask(condition, scope).value).toBe(false)
  })
})
