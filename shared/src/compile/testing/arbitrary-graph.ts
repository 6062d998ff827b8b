import fc from 'fast-check'
import type { Condition } from '../../condition/schema.ts'
import type { Graph, GraphEdge, GraphNode } from '../../graph/schema.ts'
import { kindOf } from '../../nodes/index.ts'
import type { Json, JsonObject } from '../../problem/json.ts'

/*
 * Graphs that compile without an error: a trigger or two at the top, edges only downwards, every way on that a step
 * needs is wired. Names come from small lists, so that events, tags and segments meet.
 */

export const eventNames = ['Cart Updated', 'Order Completed', 'Product Viewed', 'Signed Up'] as const
export const segmentIds = ['vip', 'new', 'silent'] as const
export const tagNames = ['vip', 'asked', 'sunset'] as const
export const contentIds = ['hello', 'reminder', 'by-sms'] as const

const event = fc.constantFrom(...eventNames)
const segment = fc.constantFrom(...segmentIds)
const tag = fc.constantFrom(...tagNames)
const zone = fc.constantFrom('person', 'journey', 'Asia/Shanghai', 'America/New_York')
const duration = fc.constantFrom('PT10M', 'PT2H', 'P1D', 'P3D')
const timeOfDay = fc.constantFrom('08:30', '10:00', '18:00')
const label = fc.constantFrom('', 'Morning', '上午')

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ tag, is: fc.constantFrom('has', 'hasNot') }),
  fc.record({ segment, is: fc.constantFrom('in', 'out') }),
  fc.record({
    did: event,
    measure: fc.constant('count'),
    is: fc.constantFrom('>=', '<'),
    value: fc.constantFrom(1, 2),
  }),
  fc.record({
    did: event,
    measure: fc.constant('count'),
    is: fc.constant('>='),
    value: fc.constant(1),
    window: fc.constantFrom({ last: 'P30D' }, { since: 'entry' }),
  }),
  fc.record({ attribute: fc.constant('person.city'), is: fc.constantFrom('=', '!='), value: fc.constant('Berlin') }),
  fc.record({ attribute: fc.constant('person.points'), is: fc.constantFrom('<', '>='), value: fc.constant(50) }),
  fc.record({ reachable: fc.constantFrom<string[]>(['email'], ['sms', 'email']) }),
  fc.record({ draw: fc.record({ salt: fc.constantFrom('a', 'b'), below: fc.constantFrom(30, 50, 70) }) }),
)
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  { weight: 1, arbitrary: fc.record({ all: fc.array(leaf, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ any: fc.array(leaf, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ not: leaf }) },
)
const where: fc.Arbitrary<Condition> = fc.record({
  attribute: fc.constant('event.total'),
  is: fc.constantFrom('>=', '<'),
  value: fc.constantFrom(100, 200),
})

/** Items with ids of their own, such as cases and arms. */
const withIds = <T extends object>(item: fc.Arbitrary<T>, least: number, most: number): fc.Arbitrary<readonly T[]> =>
  fc
    .array(item, { minLength: least, maxLength: most })
    .map((items) => items.map((one, index) => ({ id: `way-${index + 1}`, ...one })))

/** Configs of a kind, as its schema takes them. Some leave their defaults out. */
export const configs: Readonly<Record<string, fc.Arbitrary<object>>> = {
  'trigger.event': fc.record({ event, where }, { requiredKeys: ['event'] }),
  'trigger.segment': fc.record({ segment, on: fc.constantFrom('enter', 'exit') }, { requiredKeys: ['segment'] }),
  'trigger.schedule': fc.record(
    {
      recurrence: fc.constantFrom(
        { rrule: 'FREQ=DAILY', at: '09:00' },
        { rrule: 'FREQ=WEEKLY;BYDAY=MO', at: '10:00' },
        { once: '2026-06-10T09:00' },
      ),
      zone,
      audience: fc.option(segment),
    },
    { requiredKeys: ['recurrence'] },
  ),
  'trigger.api': fc.record({
    inputs: fc.constantFrom([], [{ name: 'total', type: 'number', required: false }], [{ name: 'order' }]),
  }),
  'split.if': fc.record({ condition }),
  'split.multi': fc.record({ cases: withIds(fc.record({ label, condition }), 1, 4) }),
  'split.random': fc.record(
    { arms: withIds(fc.record({ label, weight: fc.integer({ min: 1, max: 90 }) }), 2, 4), sticky: fc.boolean() },
    { requiredKeys: ['arms'] },
  ),
  'split.reachable': fc.record(
    {
      channels: fc.constantFrom(['email'], ['sms', 'email'], ['email', 'sms']),
      needsConsent: fc.option(fc.constantFrom('marketing', 'transactional')),
    },
    { requiredKeys: ['channels'] },
  ),
  'wait.for': fc.record(
    { duration, calendar: fc.boolean(), at: fc.option(timeOfDay), zone },
    { requiredKeys: ['duration'] },
  ),
  'wait.until': fc.oneof(
    fc.record({
      until: fc.constant('time'),
      at: timeOfDay,
      zone,
      ifPast: fc.constantFrom('continue', 'nextOccurrence', 'exit'),
    }),
    fc.record({ until: fc.constant('weekday'), weekday: fc.integer({ min: 1, max: 7 }), at: timeOfDay, zone }),
    fc.record({
      until: fc.constant('date'),
      date: fc.constantFrom('2026-06-05', '2026-01-01'),
      at: fc.option(timeOfDay),
      ifPast: fc.constantFrom('continue', 'exit'),
    }),
  ),
  'wait.date': fc.record({
    attribute: fc.constantFrom('renewal', 'trip.start'),
    side: fc.constantFrom('before', 'on', 'after'),
    offset: fc.constant('P2D'),
    at: fc.option(timeOfDay),
  }),
  'wait.event': fc.record(
    {
      groups: withIds(fc.record({ label, event, where }, { requiredKeys: ['label', 'event'] }), 1, 3),
      timeout: duration,
      alreadyTrue: fc.constantFrom(false, 'sinceEntry', 'P1D'),
    },
    { requiredKeys: ['groups', 'timeout'] },
  ),
  'message.send': fc.record(
    {
      channel: fc.constantFrom('email', 'sms'),
      content: fc.constantFrom(...contentIds),
      category: fc.constantFrom('marketing', 'transactional'),
      expiry: fc.option(duration),
      cap: fc.constantFrom('obey', 'ignore', 'ignoreAndCount'),
      quiet: fc.constantFrom('obey', 'ignore'),
    },
    { requiredKeys: ['channel', 'content'] },
  ),
  'http.request': fc.record(
    {
      url: fc.constantFrom('https://crm.example.com/leads', 'https://erp.example.com/{{ person.id }}'),
      keep: fc.constantFrom({}, { lead: 'id', score: 'data.score' }),
      success: fc.constantFrom('2xx', '2xx, 404'),
    },
    { requiredKeys: ['url'] },
  ),
  'profile.update': fc.record({
    ops: fc.constantFrom(
      [{ op: 'set', attribute: 'city', value: 'Berlin' }],
      [{ op: 'increment', attribute: 'points', by: 10 }],
      [{ op: 'unset', attribute: 'city' }],
    ),
  }),
  'tag.change': fc.record({ tag, change: fc.constantFrom('add', 'remove') }, { requiredKeys: ['tag'] }),
  'goal.mark': fc.record({ goal: fc.constant('bought'), value: fc.option(fc.constantFrom(5, 50)) }),
  exit: fc.record(
    { reason: fc.constantFrom('done', 'bought'), outcome: fc.constantFrom('success', 'neutral', 'fail') },
    { requiredKeys: ['reason'] },
  ),
}

interface Step {
  readonly kind: string
  readonly config: JsonObject
}

const stepOf = (kinds: readonly string[]): fc.Arbitrary<Step> =>
  fc
    .constantFrom(...kinds)
    .chain((kind) => (configs[kind] ?? fc.constant({})).map((config) => ({ kind, config: asJson(config) })))

// What the arbitraries above make is JSON; writing and reading it drops what is undefined.
const asJson = (config: object): JsonObject => JSON.parse(JSON.stringify(config))

const triggers = Object.keys(configs).filter((kind) => kind.startsWith('trigger.'))
const others = Object.keys(configs).filter((kind) => !kind.startsWith('trigger.') && kind !== 'exit')

/** Numbers in [0, 1) that decide about wires and places, used round and round. */
const chances = fc.noBias(
  fc.array(
    fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000),
    { minLength: 20, maxLength: 60 },
  ),
)

const edgesOf = (steps: readonly Step[], next: () => number): readonly GraphEdge[] =>
  steps.flatMap(({ kind, config }, index) => {
    const later = steps
      .map((_, other) => other)
      .filter((other) => other > index && !triggers.includes(steps[other]?.kind ?? ''))
    const ports = kindOf(kind)?.ports(config) ?? []
    const needed = ports.filter(({ fallback, optional }) => fallback === undefined && optional !== true)
    const endsHere = needed.length === 1 && next() < 0.1
    return ports.flatMap(({ name, fallback, optional }) => {
      const mayBeLoose = fallback !== undefined || optional === true
      if (endsHere || (mayBeLoose && next() < 0.5)) return []
      const target = later[Math.floor(next() * later.length)]
      return target === undefined ? [] : [{ from: idOf(index), port: name, to: idOf(target) }]
    })
  })

const idOf = (index: number): string => `step-${index}`

const settings = fc.record({
  entry: fc.oneof(
    fc.constant({}),
    fc.record({
      reentry: fc.record(
        { mode: fc.constantFrom('never', 'afterExit', 'always'), cooldown: fc.constantFrom(null, 'P1D') },
        { requiredKeys: ['mode'] },
      ),
      holdout: fc.record({ percent: fc.constantFrom(0, 10) }),
      maxStay: fc.constantFrom(null, 'P30D'),
    }),
  ),
  goals: fc.constantFrom<Json[]>(
    [{ id: 'bought' }],
    [{ id: 'bought', on: { event: 'Order Completed' }, value: { from: 'event.revenue' }, window: 'P7D' }],
    [{ id: 'bought', on: { event: 'Order Completed' }, ends: true }],
  ),
  exits: fc.constantFrom<Json[]>(
    [],
    [{ id: 'closed', on: { event: 'Account Closed' } }],
    [{ id: 'sunset', when: { tag: 'sunset', is: 'has' } }],
  ),
})

const decoration = fc.record({
  notes: fc.constantFrom<Graph['notes']>([], [note('n1', 'First try'), note('n2', '先试试')]),
  groups: fc.constantFrom<Graph['groups']>([], [group('g1', 'Reminders')]),
})

function note(id: string, text: string): Graph['notes'][number] {
  return { id, text, colour: 'yellow', position: { x: -300, y: 0 }, size: { width: 200, height: 80 } }
}

function group(id: string, words: string): Graph['groups'][number] {
  return { id, label: words, position: { x: 0, y: 0 }, size: { width: 600, height: 400 }, collapsed: false }
}

const nodeOf = ({ kind, config }: Step, index: number, next: () => number, groups: Graph['groups']): GraphNode => {
  const inGroup = groups[0] !== undefined && next() < 0.3 ? { group: groups[0].id } : {}
  const labelled = next() < 0.2 ? { label: `Step ${index}` } : {}
  const position = { x: Math.round(next() * 1000), y: index * 180 }
  return { id: idOf(index), kind, v: 1, ...labelled, config, position, ...inGroup }
}

/** Up to so many steps between the triggers and the last exit. */
export const graphArbitrary = (most = 10): fc.Arbitrary<Graph> =>
  fc
    .record({
      starts: fc.array(stepOf(triggers), { minLength: 1, maxLength: 2 }),
      middle: fc.array(stepOf(others), { maxLength: most }),
      end: stepOf(['exit']),
      chances,
      settings,
      decoration,
      shuffle: fc.boolean(),
    })
    .map(({ starts, middle, end, chances: drawn, settings: loose, decoration: { notes, groups }, shuffle }) => {
      let used = 0
      const next = (): number => drawn[used++ % drawn.length] ?? 0
      const steps = [...starts, ...middle, end]
      const edges = edgesOf(steps, next)
      const nodes = steps.map((step, index) => nodeOf(step, index, next, groups))
      return {
        id: 'random',
        name: { en: 'Random', 'zh-CN': '随机' },
        zone: 'Europe/Berlin',
        settings: { entry: asJson(loose.entry), goals: loose.goals, exits: loose.exits },
        nodes: shuffle ? nodes.toReversed() : nodes,
        edges: shuffle ? edges.toReversed() : [...edges],
        notes,
        groups,
      }
    })
