import fc from 'fast-check'
import type { JsonObject, JsonScalar } from '../../problem/json.ts'
import { dayBounds, localDate } from '../../time/day.ts'
import { formatInstant, HOUR_MS, type Instant } from '../../time/instant.ts'
import type { EventFact, Facts } from '../facts.ts'
import { operators, type Condition, type EventWindow, type Leaf, type Operator } from '../schema.ts'

/*
 * Conditions and people over one small vocabulary, so that they meet: the same few values on both sides, instants whole
 * hours and a millisecond apart around the ends of windows, days around changes of clocks.
 */

/** The zone of the workspace, whose clocks went forward on 29 March 2026. */
export const workspaceZone = 'Europe/Berlin'
export const peopleZones = ['Asia/Shanghai', 'America/New_York', 'Africa/Cairo', 'Pacific/Auckland'] as const
const noon = 1_774_782_000_000 // 2026-03-29T11:00:00Z

/** When conditions are asked: whole hours of ten days around the change of clocks. */
export const instantArbitrary: fc.Arbitrary<Instant> = fc
  .integer({ min: -120, max: 120 })
  .map((hours) => noon + hours * HOUR_MS)

/** A day's first or last instant by some clock. */
const nearMidnight: fc.Arbitrary<Instant> = fc
  .tuple(fc.constantFrom(workspaceZone, ...peopleZones), fc.integer({ min: -5, max: 4 }), fc.constantFrom(-1, 0))
  .map(([zone, days, ms]) => dayBounds(noon, zone, days).from + ms)
const nearHour: fc.Arbitrary<Instant> = fc
  .tuple(fc.integer({ min: -200, max: 140 }), fc.constantFrom(-1, 0, 0, 1))
  .map(([hours, ms]) => noon + hours * HOUR_MS + ms)
const nearInstant = fc.oneof({ weight: 2, arbitrary: nearHour }, { weight: 1, arbitrary: nearMidnight })
const instantText = fc
  .tuple(nearInstant, fc.boolean())
  .map(([at, written]) => (written ? formatInstant(at) : formatInstant(at).replace('Z', '+00:00')))
const dayText = nearInstant.map((at) => localDate(at, 'UTC'))

const texts = ['Berlin', 'berlin', 'Bern', 'ÄRA', 'ära', 'a', 'z', '\u{1F600}', '\uFF5E', '50%', "o'k", '2026-02-30']
const text = fc.constantFrom(...texts)
const number = fc.constantFrom(-1, 0, 1, 2, 3.5, 12, 100.1, 2 ** 60, 1e-7)
const odd: fc.Arbitrary<JsonScalar> = fc.constantFrom('', '12', 'true', '2026-03-29t11:00:00z', '\0x', 'e\u0301')
const scalar: fc.Arbitrary<JsonScalar> = fc.oneof(
  text,
  number,
  fc.boolean(),
  instantText,
  dayText,
  odd,
  fc.constant(null),
)
const sparse = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4, nil: undefined })

const defined = (fields: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject => {
  const object: Record<string, JsonObject[string]> = {}
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) object[name] = value
  return object
}

const attributesArbitrary: fc.Arbitrary<JsonObject> = fc
  .record({
    city: sparse(text),
    age: sparse(number),
    vip: sparse(fc.boolean()),
    birthday: sparse(dayText),
    renewal: sparse(instantText),
    interests: sparse(fc.array(fc.oneof(text, number), { maxLength: 3 })),
    address: sparse(fc.record({ zip: scalar })),
    mixed: sparse(scalar),
    'odd\\key': sparse(scalar),
  })
  .map(defined)

const propertiesArbitrary: fc.Arbitrary<JsonObject> = fc
  .record({
    total: sparse(number),
    sku: sparse(text),
    gift: sparse(fc.boolean()),
    due: sparse(fc.oneof(instantText, dayText)),
  })
  .map(defined)

const eventNames = ['Order', 'Visit'] as const
const segmentIds = ['s1', 's2'] as const
const journeyIds = ['j1', 'j2'] as const
const channels = ['email', 'sms'] as const
const tagNames = ['New', 'new', 'old'] as const

const eventsArbitrary = (name: string): fc.Arbitrary<EventFact[]> =>
  fc
    .array(fc.record({ at: nearInstant, properties: propertiesArbitrary }), { maxLength: 6 })
    .map((events) =>
      events
        .map((event, index) => ({ ...event, id: `${name}${index}`, name, seq: index }))
        .toSorted((a, b) => a.at - b.at || a.seq - b.seq),
    )

/** The facts of one person; `unknown` parts only where asked for. */
export const factsArbitrary = (id: string): fc.Arbitrary<Facts> =>
  fc
    .record({
      zone: fc.constantFrom(...peopleZones, null),
      attributes: attributesArbitrary,
      tags: fc.subarray([...tagNames]),
      order: eventsArbitrary('Order'),
      visit: eventsArbitrary('Visit'),
      segments: fc.record({ s1: fc.boolean(), s2: fc.boolean() }),
      contactPoints: fc.uniqueArray(
        fc.record({
          channel: fc.constantFrom(...channels),
          address: fc.constantFrom('a', 'b'),
          suppressed: fc.constantFrom(null, null, 'bounced'),
        }),
        { maxLength: 3, selector: ({ channel, address }) => channel + address },
      ),
      consents: fc.uniqueArray(
        fc.record({
          channel: fc.constantFrom(...channels),
          category: fc.constantFrom('marketing', 'news'),
          state: fc.constantFrom('granted', 'withdrawn'),
          at: nearInstant,
          source: fc.constant('form'),
        }),
        { maxLength: 4, selector: ({ channel, category }) => channel + category },
      ),
      passages: fc.array(
        fc
          .record({
            journey: fc.constantFrom(...journeyIds),
            enteredAt: nearInstant,
            status: fc.constantFrom('active', 'held', 'ended'),
          })
          .map((passage) => ({
            ...passage,
            key: id,
            endedAt: passage.status === 'ended' ? passage.enteredAt + 1 : null,
          })),
        { maxLength: 2 },
      ),
    })
    .map(({ zone, attributes, tags, order, visit, ...facts }) => ({
      person: { id, createdAt: 0, zone, language: null, attributes, tags },
      zone: workspaceZone,
      events: { Order: order, Visit: visit },
      contacts: [],
      ...facts,
    }))

const duration = fc.constantFrom('PT1H', 'PT23H', 'P1D', 'P2D', 'P5D')
const day = fc.integer({ min: -3, max: 3 })
const shift = fc.constantFrom('-PT1H', 'PT2H', '-P1D', '+P1D', '-P3D').map((now) => ({ now }))
const zoneChoice = fc.constantFrom('person', 'journey', 'Asia/Shanghai')

type Subject = 'text' | 'number' | 'flag' | 'date' | 'any'
const operandOf = (subject: Subject): fc.Arbitrary<string | number | boolean | { now: string }> => {
  const dates = fc.oneof(instantText, dayText, shift)
  switch (subject) {
    case 'text':
      return text
    case 'number':
      return number
    case 'flag':
      return fc.boolean()
    case 'date':
      return dates
    case 'any':
      return fc.oneof(text, number, fc.boolean(), dates, fc.constantFrom('', '12', '\u00E9'))
  }
}

type Test = { is: Operator; value?: string | number | boolean | { now: string } | JsonScalar[] }

/** An operator with an operand that suits it; every operator with every subject. */
const testArbitrary = (subject: Subject): fc.Arbitrary<Test> =>
  fc.constantFrom(...operators).chain((is): fc.Arbitrary<Test> => {
    const value = (of: fc.Arbitrary<Exclude<Test['value'], undefined>>): fc.Arbitrary<Test> =>
      of.map((held) => ({ is, value: held }))
    switch (is) {
      case 'known':
      case 'notKnown':
      case 'true':
      case 'false':
      case 'notTrue':
      case 'notFalse':
        return fc.constant({ is })
      case 'withinLast':
      case 'notWithinLast':
      case 'withinNext':
      case 'notWithinNext':
        return value(duration)
      case 'onDay':
      case 'notOnDay':
        return value(day)
      case 'oneOf':
      case 'notOneOf':
        return value(fc.array(scalar, { maxLength: 4 }))
      case 'contains':
      case 'notContains':
      case 'startsWith':
      case 'endsWith':
        return value(
          fc.oneof(
            { weight: 3, arbitrary: fc.constantFrom('b', 'BER', 'n', 'ä', '2026-03', '%', '') },
            { weight: 1, arbitrary: operandOf(subject) },
          ),
        )
      default:
        return value(fc.oneof({ weight: 5, arbitrary: operandOf(subject) }, { weight: 1, arbitrary: operandOf('any') }))
    }
  })

const attributeSubjects: readonly (readonly [string, Subject])[] = [
  ['person.city', 'text'],
  ['person.age', 'number'],
  ['person.vip', 'flag'],
  ['person.birthday', 'date'],
  ['person.renewal', 'date'],
  ['person.interests', 'text'],
  ['person.address.zip', 'any'],
  ['person.mixed', 'any'],
  ['person.odd\\key', 'any'],
  ['person.interests.0', 'any'],
]
const eventSubjects: readonly (readonly [string, Subject])[] = [
  ['event.total', 'number'],
  ['event.sku', 'text'],
  ['event.gift', 'flag'],
  ['event.due', 'date'],
  ['event.at', 'date'],
]

const attributeLeaf = (subjects: readonly (readonly [string, Subject])[]): fc.Arbitrary<Leaf> =>
  fc
    .constantFrom(...subjects)
    .chain(([attribute, subject]) => testArbitrary(subject).map((test) => ({ attribute, ...test })))

const windowArbitrary: fc.Arbitrary<EventWindow> = fc.oneof(
  duration.map((last) => ({ last })),
  fc.record({ day: fc.integer({ min: -3, max: 0 }) }),
  fc.record({ day: fc.integer({ min: -3, max: 0 }), zone: zoneChoice }),
  fc.record({ from: instantText }),
  fc.record({ from: instantText, to: instantText }),
  fc.record({ since: fc.constant('entry' as const) }),
)

const where: fc.Arbitrary<Condition> = fc.oneof(
  attributeLeaf(eventSubjects),
  fc.array(attributeLeaf(eventSubjects), { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
)

const measured: fc.Arbitrary<readonly [{ measure: 'count' | 'sum' | 'first' | 'last'; of?: string }, Subject]> =
  fc.oneof(
    fc.constant([{ measure: 'count' }, 'number'] as const),
    fc.constant([{ measure: 'sum', of: 'event.total' }, 'number'] as const),
    fc
      .tuple(fc.constantFrom('first', 'last'), fc.constantFrom(...eventSubjects))
      .map(([measure, [of, subject]]) => [{ measure, of }, subject] as const),
  )

const historyLeaf: fc.Arbitrary<Leaf> = fc
  .record({
    did: fc.constantFrom(...eventNames),
    window: sparse(windowArbitrary),
    where: fc.option(where, { freq: 2, nil: undefined }),
    measured,
  })
  .chain(({ did, window, where: condition, measured: [measure, subject] }) =>
    testArbitrary(subject).map((test) => ({
      did,
      ...measure,
      ...test,
      ...(window === undefined ? {} : { window }),
      ...(condition === undefined ? {} : { where: condition }),
    })),
  )

const otherLeaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ segment: fc.constantFrom(...segmentIds), is: fc.constantFrom('in', 'out') }),
  fc.record({ tag: fc.constantFrom(...tagNames), is: fc.constantFrom('has', 'hasNot') }),
  fc.record({ tags: fc.constantFrom('any', 'none') }),
  fc.record({
    consent: fc.record({ channel: fc.constantFrom(...channels), category: fc.constantFrom('marketing', 'news') }),
    is: fc.constantFrom('granted', 'notGranted', 'withdrawn'),
  }),
  fc.record({ reachable: fc.subarray([...channels], { minLength: 1 }) }),
  fc
    .record({
      journey: fc.constantFrom(...journeyIds),
      is: fc.constantFrom('inside', 'notInside', 'entered', 'neverEntered'),
      within: sparse(duration),
    })
    .map(({ within, ...leaf }) => (within === undefined ? leaf : { ...leaf, within })),
  fc
    .record({
      clock: fc.record({ from: fc.constantFrom('08:00', '22:00'), to: fc.constantFrom('02:30', '18:00') }),
      weekdays: sparse(fc.subarray([1, 2, 6, 7] as const, { minLength: 1 })),
      zone: sparse(zoneChoice),
    })
    .map(({ clock, weekdays, zone }) => ({
      clock: { ...clock, ...(weekdays === undefined ? {} : { weekdays: [...weekdays] }) },
      ...(zone === undefined ? {} : { zone }),
    })),
)

const drawLeaf: fc.Arbitrary<Leaf> = fc.record({
  draw: fc.record({ salt: fc.constantFrom('a', 'b'), below: fc.constantFrom(0, 50, 100) }),
})

const conditionOf = (leaf: fc.Arbitrary<Leaf>): fc.Arbitrary<Condition> =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      { weight: 6, arbitrary: leaf },
      { weight: 1, arbitrary: fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })) },
      { weight: 1, arbitrary: fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })) },
      { weight: 1, arbitrary: tie('condition').map((inner) => ({ not: inner })) },
    ),
  })).condition

const leaves = [
  { weight: 4, arbitrary: attributeLeaf(attributeSubjects) },
  { weight: 4, arbitrary: historyLeaf },
  { weight: 4, arbitrary: otherLeaf },
]

/** Conditions that SQL can say, but for tests of text on `event.at`. */
export const populationCondition: fc.Arbitrary<Condition> = conditionOf(fc.oneof(...leaves))

/** Every kind of leaf. */
export const conditionArbitrary: fc.Arbitrary<Condition> = conditionOf(
  fc.oneof(...leaves, { weight: 1, arbitrary: drawLeaf }),
)
