import fc from 'fast-check'
import type { EventFact, Facts } from '../../condition/facts.ts'
import { draw } from '../../hash/hash.ts'
import { mildestRules, type ContactRules } from '../../policy/decision.ts'
import type { JsonObject } from '../../problem/json.ts'
import type { Outcome } from '../../step/outcome.ts'
import { parseInstant, type Instant } from '../../time/instant.ts'
import type { Happening } from '../happening.ts'
import type { AwaitedEffect, Script } from '../script.ts'
import { eventNames } from './arbitrary-journey.ts'

/** When the first thing happens: a Wednesday, three days before clocks change in America. */
export const lifeBegins: Instant = parseInstant('2026-03-04T15:00:00Z') ?? 0
const minute = 60_000

/** A person, and what befalls her from outside. */
export interface Life {
  readonly facts: Facts
  readonly happenings: readonly Happening[]
  readonly rules: ContactRules
  /** What the world answers. */
  readonly scriptSeed: string
}

const properties: fc.Arbitrary<JsonObject> = fc
  .record({ v: fc.integer({ min: 0, max: 3 }), k: fc.constantFrom('k1', 'k2'), s: fc.constantFrom('', 'text') })
  .map(({ v, k, s }) => ({ v, k, s }))

/** Minutes from the beginning; many at once, many at the ends of waits. */
const moment = fc.oneof(fc.constantFrom(0, 0, 1, 60, 720, 1440, 2880, 4320), fc.integer({ min: 0, max: 10_000 }))

const eventAt = (index: number, name: string, at: Instant, given: JsonObject): EventFact => ({
  id: `${name}${index}`,
  name,
  at,
  seq: at * 1000 + index,
  properties: given,
})

type Plan = (index: number) => Happening

const happening: fc.Arbitrary<Plan> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...eventNames), moment, properties)
      .map(([name, minutes, given]): Plan => (index) => {
        const at = lifeBegins + minutes * minute
        return { type: 'event', at, event: eventAt(index, name, at, given) }
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(moment, fc.constantFrom('x', 'y'), fc.constantFrom('tag', 'untag'))
      .map(([minutes, tag, op]): Plan => () => ({
        type: 'person',
        at: lifeBegins + minutes * minute,
        ops: [{ op, tag }],
      })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(moment, fc.constantFrom('granted', 'withdrawn')).map(([minutes, state]): Plan => () => {
      const at = lifeBegins + minutes * minute
      return { type: 'consent', at, consent: { channel: 'email', category: 'marketing', state, at, source: 'page' } }
    }),
  },
)

const person = fc
  .record({
    id: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6'),
    zone: fc.constantFrom(null, 'Europe/Berlin', 'America/New_York'),
    n: fc.integer({ min: 0, max: 3 }),
    s: fc.constantFrom<string | undefined>(undefined, 'text'),
    tags: fc.subarray(['x', 'y']),
    suppressed: fc.constantFrom(null, null, null, 'hardBounce'),
    hasPhone: fc.constantFrom(true, true, false),
    agrees: fc.constantFrom(true, true, true, false),
    vip: fc.constantFrom<boolean | 'unknown'>(true, false, 'unknown'),
  })
  .map(({ id, zone, n, s, tags, suppressed, hasPhone, agrees, vip }): Facts => ({
    person: { id, createdAt: 0, zone, language: 'en', attributes: s === undefined ? { n } : { n, s }, tags },
    zone: 'UTC',
    events: Object.fromEntries(eventNames.map((name) => [name, []])),
    segments: { vip },
    contactPoints: [
      { channel: 'email', address: `${id}@example.com`, suppressed },
      ...(hasPhone ? [{ channel: 'sms', address: '+4915100000001', suppressed: null }] : []),
    ],
    consents: ['email', 'sms'].map((channel) => ({
      channel,
      category: 'marketing',
      state: agrees ? 'granted' : 'withdrawn',
      at: 0,
      source: 'form',
    })),
    contacts: [],
    passages: [],
  }))

const bothChannels = ['email', 'sms']
const rules: fc.Arbitrary<ContactRules> = fc.constantFrom<ContactRules>(
  mildestRules,
  {
    ...mildestRules,
    caps: [{ id: 'week', channels: bothChannels, category: 'marketing', limit: 1, window: 'P7D' }],
    dedupeWindow: 'PT0S',
  },
  {
    ...mildestRules,
    quietHours: [{ id: 'night', channels: bothChannels, from: '20:00', to: '08:00', zone: 'person', then: 'defer' }],
  },
  {
    ...mildestRules,
    quietHours: [{ id: 'night', channels: ['email'], from: '14:00', to: '08:00', zone: 'journey', then: 'skip' }],
    holdoutPercent: 20,
    dedupeWindow: 'PT1H',
  },
)

/** Every life begins with one of each event, so that nearly every journey begins, too. */
const opening = eventNames.map((name, index): Happening => {
  const at = lifeBegins + index * minute
  return { type: 'event', at, event: eventAt(100 + index, name, at, { v: 2, k: 'k1', s: 'text' }) }
})

export const arbitraryLife: fc.Arbitrary<Life> = fc.record({
  facts: person,
  happenings: fc
    .array(happening, { minLength: 3, maxLength: 14 })
    .map((plans) => [...opening, ...plans.map((plan, index) => plan(index))]),
  rules,
  scriptSeed: fc.string({ maxLength: 4 }),
})

const outcomeOf = (effect: AwaitedEffect, chance: number): Outcome => {
  if (chance < 0.05) return { type: 'held', cause: 'unreachable_service', detail: {} }
  if (effect.type === 'send') {
    return chance < 0.2
      ? { type: 'failed', class: 'no_such_address', detail: {} }
      : { type: 'sent', provider: null, detail: {} }
  }
  if (chance < 0.15) return { type: 'timeout', detail: {} }
  if (chance < 0.3) return { type: 'answered', status: 500, context: {}, detail: {} }
  return { type: 'answered', status: 200, context: { level: chance < 0.6 ? 'gold' : 'tin' }, detail: {} }
}

/** What the world answers depends on nothing but the seed and the effect, so that two runtimes meet the same world. */
export const scriptOf = (seed: string): Script => ({
  outcomeOf: (effect) => {
    const slow = draw(`${seed}/after`, effect.key)
    const afterMs = slow < 0.5 ? 0 : Math.floor(slow * 60) * minute
    return { outcome: outcomeOf(effect, draw(`${seed}/outcome`, effect.key)), afterMs }
  },
})
