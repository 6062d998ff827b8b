import fc from 'fast-check'
import type { Journey } from '../../journey/schema.ts'
import { readJourney } from '../../journey/read.ts'
import { kindOf } from '../../nodes/index.ts'
import type { Json, JsonObject } from '../../problem/json.ts'

/*
 * Journeys that run, over one small vocabulary (events A, B, C; tags x, y; attributes n, s), so that journeys and lives
 * meet: every kind, edges only forward, any port may be left unwired.
 */

export const eventNames = ['A', 'B', 'C'] as const
export const contentIds = ['hello', 'offer', 'receipt'] as const

const eventName = fc.constantFrom(...eventNames)
const tag = fc.constantFrom('x', 'y')
const number = fc.integer({ min: 0, max: 3 })

const json = <T extends Json>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Json> => arbitrary

const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ tag: json(tag), is: json(fc.constantFrom('has', 'hasNot')) }),
  fc.record({
    attribute: json(fc.constant('person.n')),
    is: json(fc.constantFrom('=', '>=', '<')),
    value: json(number),
  }),
  fc.record({
    attribute: json(fc.constantFrom('person.s', 'entry.s')),
    is: json(fc.constantFrom('known', 'notKnown')),
  }),
  fc.record({
    attribute: json(fc.constant('context.level')),
    is: json(fc.constant('=')),
    value: json(fc.constantFrom('gold', 'tin')),
  }),
  fc.record({
    did: json(eventName),
    measure: json(fc.constant('count')),
    is: json(fc.constant('>=')),
    value: json(fc.integer({ min: 1, max: 2 })),
    window: json(fc.constantFrom({ last: 'PT6H' }, { last: 'P2D' }, { since: 'entry' })),
  }),
  fc.record({ segment: json(fc.constant('vip')), is: json(fc.constantFrom('in', 'out')) }),
  fc.record({ reachable: json(fc.constantFrom(['email'], ['email', 'sms'])) }),
  fc.record({ clock: json(fc.constantFrom({ from: '09:00', to: '18:00' }, { from: '22:00', to: '06:00' })) }),
)
/** Conditions of a step or an exit, one or two leaves. */
const condition: fc.Arbitrary<JsonObject> = fc.oneof(
  leaf,
  leaf.map((inside) => ({ not: inside })),
  fc.tuple(leaf, leaf).map(([a, b]) => ({ any: [a, b] })),
)
const filter = fc.option(
  fc.record({
    attribute: json(fc.constant('event.v')),
    is: json(fc.constantFrom('>=', '>=', '<')),
    value: json(fc.constantFrom(1, 2)),
  }),
  { nil: undefined, freq: 2 },
)
const match = fc
  .tuple(eventName, filter)
  .map(([event, where]): JsonObject => (where === undefined ? { event } : { event, where }))

const shortDuration = fc.constantFrom('PT1M', 'PT1H', 'PT12H', 'P1D', 'P3D')

/** Configs of each kind but the triggers. */
const configs: Readonly<Record<string, fc.Arbitrary<JsonObject>>> = {
  'split.if': condition.map((asked) => ({ condition: asked })),
  'split.multi': fc.tuple(condition, condition).map(([one, two]) => ({
    cases: [
      { id: 'one', condition: one },
      { id: 'two', condition: two },
    ],
  })),
  'split.random': fc.tuple(number, number, fc.boolean()).map(([a, b, sticky]) => ({
    arms: [
      { id: 'a', weight: a + 1 },
      { id: 'b', weight: b },
    ],
    sticky,
  })),
  'split.reachable': fc
    .constantFrom(null, 'marketing', 'transactional')
    .map((needsConsent) => ({ channels: ['email', 'sms'], needsConsent })),
  'wait.for': fc
    .tuple(shortDuration, fc.constantFrom(null, '10:00'), fc.constantFrom('person', 'journey'))
    .map(([duration, at, zone]) => ({ duration, at, zone })),
  'wait.until': fc.oneof(
    fc.constantFrom('nextOccurrence', 'continue', 'exit').map((ifPast) => ({ until: 'time', at: '10:00', ifPast })),
    fc.integer({ min: 1, max: 7 }).map((weekday) => ({ until: 'weekday', weekday, at: '18:00' })),
  ),
  'wait.date': fc
    .tuple(fc.constantFrom('before', 'on', 'after'), fc.constantFrom(null, '10:00'))
    .map(([side, at]) => ({ attribute: 's', side, offset: 'P1D', at })),
  'wait.event': fc
    .tuple(match, match, shortDuration, fc.constantFrom(false, 'sinceEntry', 'P2D'))
    .map(([first, second, timeout, alreadyTrue]) => ({
      groups: [
        { id: 'first', ...first },
        { id: 'second', ...second },
      ],
      timeout,
      alreadyTrue,
    })),
  'message.send': fc
    .tuple(
      fc.constantFrom('email', 'sms'),
      fc.constantFrom(...contentIds),
      fc.constantFrom('obey', 'ignore', 'ignoreAndCount'),
      fc.constantFrom('obey', 'ignore'),
      fc.constantFrom(null, 'PT1H'),
    )
    .map(([channel, content, cap, quiet, expiry]) => {
      const category = content === 'receipt' ? 'transactional' : 'marketing'
      return { channel, content, category, cap, quiet, expiry }
    }),
  'http.request': fc.constant({ url: 'https://hook.example.com/x', keep: { level: 'level' }, timeout: 'PT10S' }),
  'profile.update': fc.constantFrom(
    { ops: [{ op: 'increment', attribute: 'n', by: 1 }] },
    { ops: [{ op: 'set', attribute: 's', value: 'set' }] },
    { ops: [{ op: 'unset', attribute: 's' }] },
  ),
  'tag.change': fc.tuple(fc.constantFrom('add', 'remove'), tag).map(([change, name]) => ({ change, tag: name })),
  'goal.mark': fc.constantFrom({ goal: 'g1', value: 5 }, { goal: 'g2', value: null }),
  exit: fc.constantFrom('success', 'neutral', 'fail').map((outcome) => ({ reason: 'left-by-step', outcome })),
}
export const stepKinds = Object.keys(configs)

const trigger: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: match.map((config) => ({ kind: 'trigger.event', config })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'trigger.api', config: {} }) },
)

/** Messages more often than other steps: they meet the most rules. */
const step = fc.constantFrom(...stepKinds, 'message.send', 'message.send', 'message.send').chain((kind) => {
  const config = configs[kind]
  if (config === undefined) throw new Error(`No configs for ${kind}`)
  return config.map((made) => ({ kind, config: made }))
})

/** How far on the edge of each port leads, in turn; 0 leaves it unwired. */
const leaps = fc.array(fc.constantFrom(1, 1, 1, 1, 1, 2, 2, 3, 0), { minLength: 4, maxLength: 4 })

const idOf = (index: number): string => (index === 0 ? 't' : `n${index}`)

const wire = (nodes: readonly { kind: string; config: JsonObject; leaps: readonly number[] }[]): JsonObject => {
  const wired = nodes.map(({ kind, config, leaps: far }, index) => {
    const ports = kindOf(kind)?.ports(config) ?? []
    const edges = ports.flatMap(({ name }, place) => {
      const leap = index === 0 ? 1 : (far[place % far.length] ?? 0)
      const target = index + leap
      return leap > 0 && target < nodes.length ? [[name, idOf(target)] as const] : []
    })
    return [idOf(index), { kind, v: 1, config, to: Object.fromEntries(edges) }] as const
  })
  return Object.fromEntries(wired)
}

const reentry = fc.record({
  mode: json(fc.constantFrom('never', 'afterExit', 'always')),
  cooldown: json(fc.constantFrom(null, 'PT1H')),
  key: json(fc.constantFrom(null, null, { from: 'event.k' })),
  ifInside: json(fc.constantFrom('ignore', 'restart')),
})

const settings = fc.record({
  audience: json(fc.constantFrom({ all: [] }, { all: [] }, { all: [] }, { not: { tag: 'y', is: 'has' } })),
  reentry: json(reentry),
  holdout: json(fc.constantFrom({ percent: 0 }, { percent: 0 }, { percent: 0 }, { percent: 30 })),
  throttle: json(fc.constantFrom(null, null, null, { entries: 2, per: 'PT1H' })),
  maxStay: json(fc.constantFrom(null, null, 'P4D')),
  doubleFire: json(fc.constantFrom('PT0S', 'PT5M')),
})

const goals = fc
  .record({ ends: fc.boolean(), on: match, window: fc.constantFrom(null, 'P2D') })
  .map(({ ends, on, window }) => [
    { id: 'g1', on, value: { from: 'event.v' }, window, ends },
    { id: 'g2', on: null, ends: false },
  ])
const sometimes = <T>(arbitrary: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight, arbitrary }, { weight: 10 - weight, arbitrary: fc.constant(undefined) })
const exits = fc
  .tuple(sometimes(match, 3), sometimes(condition, 2))
  .map(([on, when]) => [
    ...(on === undefined ? [] : [{ id: 'by-event', on }]),
    ...(when === undefined ? [] : [{ id: 'by-state', when }]),
  ])

const read = (document: Json): Journey => {
  const journey = readJourney(document)
  if (!journey.ok) throw new Error(JSON.stringify(journey.findings))
  return journey.value
}

/** A whole journey of up to `most` steps, in the strict form. */
export const arbitraryJourney = (most = 9): fc.Arbitrary<Journey> =>
  fc
    .record({
      first: trigger,
      steps: fc.array(fc.tuple(step, leaps), { minLength: 3, maxLength: most }),
      entry: settings,
      goals,
      exits,
      zone: fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
    })
    .map(({ first, steps, entry, goals: wanted, exits: ways, zone }) => {
      const start = { kind: String(first['kind']), config: first['config'] as JsonObject, leaps: [1] } // made above
      const nodes = wire([start, ...steps.map(([{ kind, config }, far]) => ({ kind, config, leaps: far }))])
      return read({ dsl: 1, id: 'j', name: { en: 'J' }, zone, entry, goals: wanted, exits: ways, nodes })
    })

/** Where each step of the second version comes from. */
const origin = fc.constantFrom('first', 'first', 'first', 'second', 'none')

/**
 * A journey and what a publisher made of it: steps stay, are removed, get other settings or become another kind, new ones
 * follow, and settings change. Edges lead only forward in both, so that the mixture has no circle either.
 */
export const arbitraryEdit: fc.Arbitrary<readonly [before: Journey, after: Journey]> = fc
  .tuple(arbitraryJourney(), arbitraryJourney(), fc.array(origin, { minLength: 12, maxLength: 12 }), fc.boolean())
  .map(([first, second, origins, keepsSettings]) => {
    const ids = [...new Set([...Object.keys(first.nodes), ...Object.keys(second.nodes)])]
    const chosen = ids.flatMap((id, index) => {
      const from = id === 't' ? 'first' : (origins[index % origins.length] ?? 'first')
      const node = from === 'first' ? first.nodes[id] : from === 'second' ? second.nodes[id] : undefined
      return node === undefined ? [] : [[id, node] as const]
    })
    const kept = new Set(chosen.map(([id]) => id))
    const nodes = chosen.map(([id, node]) => {
      const to = Object.fromEntries(Object.entries(node.to).filter(([, target]) => kept.has(target)))
      return [id, { ...node, to }] as const
    })
    const settings = keepsSettings ? first : second
    return [first, read({ ...settings, id: first.id, nodes: Object.fromEntries(nodes) })] as const
  })
