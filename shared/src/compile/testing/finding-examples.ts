import type { Graph, GraphEdge, GraphNode } from '../../graph/schema.ts'
import type { Refs } from '../../nodes/define.ts'
import type { Json, JsonObject } from '../../problem/json.ts'
import { openRefs } from './refs.ts'

/** A graph that gives a finding, and the workspace in which it does. */
export interface FindingExample {
  readonly graph: Graph
  readonly refs: Refs
}

export const node = (id: string, kind: string, config: JsonObject, v = 1): GraphNode => ({
  id,
  kind,
  v,
  config,
  position: { x: 0, y: 0 },
})

/** `'t.next -> m'` */
export const edge = (text: string): GraphEdge => {
  const [, from = '', port = '', to = ''] = /^(.+)\.(.+) -> (.+)$/.exec(text) ?? []
  return { from, port, to }
}

export const graphOf = (nodes: readonly GraphNode[], edges: readonly string[], given: Partial<Graph> = {}): Graph => ({
  id: 'example',
  name: { en: 'Example', 'zh-CN': '示例' },
  zone: 'Asia/Shanghai',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [...nodes],
  edges: edges.map(edge),
  notes: [],
  groups: [],
  ...given,
})

const start = node('t', 'trigger.event', { event: 'Cart Updated' })
const end = node('x', 'exit', { reason: 'done' })
const line = ['t.next -> a', 'a.next -> x']

const example = (graph: Graph, refs: Partial<Refs> = {}): FindingExample => ({ graph, refs: { ...openRefs, ...refs } })

/** One step between the start and the end. */
const step = (kind: string, config: JsonObject, edges: readonly string[] = line, refs: Partial<Refs> = {}) =>
  example(graphOf([start, node('a', kind, config), end], edges), refs)

const trigger = (kind: string, config: JsonObject, refs: Partial<Refs> = {}) =>
  example(graphOf([node('t', kind, config), end], ['t.next -> x']), refs)

const split = (condition: Json, refs: Partial<Refs> = {}) =>
  step('split.if', { condition }, ['t.next -> a', 'a.yes -> x', 'a.no -> x'], refs)

const message = (config: JsonObject, refs: Partial<Refs> = {}) =>
  step('message.send', { channel: 'email', content: 'hello', ...config }, ['t.next -> a', 'a.sent -> x'], refs)

const request = (config: JsonObject, refs: Partial<Refs> = {}) =>
  step('http.request', { url: 'https://example.com/', ...config }, ['t.next -> a', 'a.ok -> x'], refs)

const whole = (given: Partial<Graph>, refs: Partial<Refs> = {}) =>
  example(graphOf([start, end], ['t.next -> x'], given), refs)

const settings = (given: Partial<Graph['settings']>, refs: Partial<Refs> = {}) =>
  whole({ settings: { entry: {}, goals: [], exits: [], ...given } }, refs)

const drawn = (nodes: readonly GraphNode[], edges: readonly string[]) => example(graphOf(nodes, edges))

const content = { id: 'hello', name: 'Hello', channel: 'email', category: 'marketing', published: true, reads: [] }
const secrets = [{ name: 'crm', host: 'crm.example.com' }]
const leaf = (given: JsonObject): JsonObject => ({ attribute: 'person.city', is: '=', value: 'Berlin', ...given })
const history = (given: JsonObject): JsonObject => ({
  did: 'Order Completed',
  measure: 'count',
  is: '>=',
  value: 1,
  ...given,
})
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const nested = (depth: number, inner: Json): Json => (depth === 0 ? inner : { not: nested(depth - 1, inner) })
const timeout = { timeout: 'PT1H' }
const group = { id: 'happened', event: 'Order Completed' }
const rule = (recurrence: JsonObject) => trigger('trigger.schedule', { recurrence })

/** One example for each code that compiling a graph can give. */
export const findingExamples: Readonly<Record<string, FindingExample>> = {
  'journey.id-invalid': whole({ id: 'My Journey' }),
  'journey.name-missing': whole({ name: {} }),
  'journey.zone-unknown': whole({ zone: 'Asia/Peking' }),
  'graph.too-many-nodes': whole({
    nodes: [start, end, ...many(2001, (index) => node(`n${index}`, 'exit', { reason: 'done' }))],
  }),
  'graph.too-many-edges': whole({ edges: many(4001, (index) => ({ from: 't', port: `p${index}`, to: 'x' })) }),
  'settings.missing': settings({ entry: { reentry: { mode: '' } } }),
  'settings.invalid': settings({ entry: { maxStay: 'two weeks' } }),
  'settings.unknown-key': settings({ entry: { colour: 'red' } }),
  'settings.too-deep': settings({ entry: { audience: nested(40, nested(40, { tag: 'vip', is: 'has' })) } }),
  'settings.months-not-exact': settings({ entry: { maxStay: 'P2M' } }),
  'settings.ends-before-start': settings({ entry: { starts: '2026-05-02T00:00:00Z', ends: '2026-05-01T00:00:00Z' } }),
  'settings.id-twice': settings({
    goals: [
      { id: 'bought', on: { event: 'A' } },
      { id: 'bought', on: { event: 'B' } },
    ],
  }),
  'settings.too-many-goals': settings({ goals: many(6, (index) => ({ id: `g${index}`, on: { event: 'A' } })) }),
  'settings.too-many-exits': settings({
    exits: many(11, (index) => ({ id: `e${index}`, on: { event: `A${index}` } })),
  }),
  'goal.never-reached': settings({ goals: [{ id: 'bought' }] }),
  'goal.unknown': step('goal.mark', { goal: 'bought' }),
  'exit.needs-one-cause': settings({ exits: [{ id: 'left' }] }),
  'node.id-twice': drawn([start, end, end], ['t.next -> x']),
  'node.id-invalid': drawn([start, node('Step 1', 'exit', { reason: 'done' })], ['t.next -> Step 1']),
  'node.kind-unknown': step('vendor.fancyStep', {}),
  'node.newer': drawn([start, node('a', 'tag.change', { tag: 'vip' }, 9), end], line),
  'node.unreachable': drawn([start, end, node('lost', 'exit', { reason: 'lost' })], ['t.next -> x']),
  'edge.from-nowhere': drawn([start, end], ['t.next -> x', 'ghost.next -> x']),
  'edge.to-nowhere': drawn([start], ['t.next -> ghost']),
  'edge.second': drawn([start, node('y', 'exit', { reason: 'other' }), end], ['t.next -> x', 't.next -> y']),
  'edge.port-unknown': drawn([start, end], ['t.next -> x', 't.maybe -> x']),
  'edge.into-trigger': drawn([start, node('a', 'tag.change', { tag: 'vip' })], ['t.next -> a', 'a.next -> t']),
  'port.nothing-follows': step('wait.for', { duration: 'P3D' }, ['t.next -> a']),
  'port.leads-nowhere': step('split.if', { condition: { tag: 'vip', is: 'has' } }, ['t.next -> a', 'a.yes -> x']),
  'port.never-taken': example(
    graphOf(
      [start, node('a', 'wait.event', { groups: [group], ...timeout }), end],
      ['t.next -> a', 'a.happened -> x', 'a.timeout -> x'],
      { settings: { entry: {}, goals: [], exits: [{ id: 'ordered', on: { event: 'Order Completed' } }] } },
    ),
  ),
  'path.no-trigger': drawn([end], []),
  'path.cycle': drawn(
    [start, node('a', 'tag.change', { tag: 'a' }), node('b', 'tag.change', { tag: 'b' })],
    ['t.next -> a', 'a.next -> b', 'b.next -> a'],
  ),
  'config.missing': message({ content: '' }),
  'config.invalid': step('wait.for', { duration: 'soon' }),
  'config.unknown-key': step('tag.change', { tag: 'vip', colour: 'red' }),
  'config.too-deep': split(nested(40, nested(40, { tag: 'vip', is: 'has' }))),
  'config.id-twice': step('wait.event', { groups: [group, group], ...timeout }),
  'config.id-reserved': step('wait.event', { groups: [{ ...group, id: 'timeout' }], ...timeout }),
  'reference.context-unknown': split({ attribute: 'context.offer', is: 'known' }),
  'reference.no-payload': example(
    graphOf(
      [
        node('t', 'trigger.segment', { segment: 'vip' }),
        node('a', 'split.if', { condition: { attribute: 'entry.total', is: 'known' } }),
        end,
      ],
      ['t.next -> a', 'a.yes -> x', 'a.no -> x'],
    ),
  ),
  'reference.input-unknown': example(
    graphOf(
      [
        node('t', 'trigger.api', { inputs: [{ name: 'order' }] }),
        node('a', 'split.if', { condition: { attribute: 'entry.total', is: 'known' } }),
        end,
      ],
      ['t.next -> a', 'a.yes -> x', 'a.no -> x'],
    ),
  ),
  'event.unknown': trigger('trigger.event', { event: 'Card Updated' }, { events: ['Cart Updated'] }),
  'attribute.unknown': split(leaf({}), { attributes: ['person.country'] }),
  'segment.unknown': trigger('trigger.segment', { segment: 'gone' }, { segments: [] }),
  'channel.unknown': message({ channel: 'pigeon' }, { channels: ['email', 'sms'] }),
  'journey.unknown': split({ journey: 'gone', is: 'inside' }, { journeys: [] }),
  'secret.unknown': request({ secret: 'erp' }, { secrets }),
  'content.unknown': message({}, { contents: [] }),
  'content.unpublished': message({}, { contents: [{ ...content, published: false }] }),
  'content.other-channel': message({ channel: 'sms' }, { contents: [content] }),
  'content.other-category': message({ category: 'transactional' }, { contents: [content] }),
  'http.variable-host': request({ url: 'https://{{ person.shop }}.example.com/' }),
  'http.address-invalid': request({ url: 'example.com' }),
  'http.secret-other-host': request({ secret: 'crm' }, { secrets }),
  'http.not-encrypted': request({ secret: 'crm', url: 'http://crm.example.com/' }, { secrets }),
  'http.timeout-out-of-range': request({ timeout: 'PT5M' }),
  'split.no-weight': step('split.random', {
    arms: [
      { id: 'a', weight: 0 },
      { id: 'b', weight: 0 },
    ],
  }),
  'trigger.input-twice': trigger('trigger.api', { inputs: [{ name: 'order' }, { name: 'order' }] }),
  'wait.months-need-calendar': step('wait.for', { duration: 'P1M' }),
  'wait.date-comes-once': step('wait.until', { until: 'date', date: '2026-06-01' }),
  'recurrence.unreadable': rule({ rrule: 'every Monday', at: '10:00' }),
  'recurrence.too-often': rule({ rrule: 'FREQ=HOURLY', at: '10:00' }),
  'recurrence.time-in-rule': rule({ rrule: 'FREQ=DAILY;BYHOUR=9', at: '10:00' }),
  'recurrence.part-unknown': rule({ rrule: 'FREQ=DAILY;BYMOON=1', at: '10:00' }),
  'recurrence.start-missing': rule({ rrule: 'FREQ=DAILY;INTERVAL=3', at: '10:00' }),
  'recurrence.never': rule({ rrule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', at: '10:00' }),
  'recurrence.interval-not-exact': rule({ every: 'P1M', from: '2026-01-01T00:00:00Z' }),
  'recurrence.interval-too-short': rule({ every: 'PT5S', from: '2026-01-01T00:00:00Z' }),
  'recurrence.months-skipped': rule({ rrule: 'FREQ=MONTHLY;BYMONTHDAY=31', at: '10:00' }),
  'condition.incomplete': split({ all: [{}] }),
  'condition.missing': split({ attribute: '', is: '=', value: 1 }),
  'condition.unknown-key': split({ tag: 'vip', is: 'has', colour: 'red' }),
  'condition.invalid': split({ tag: 'vip', is: 'owns' }),
  'condition.duration': split(leaf({ is: 'withinLast', value: 'a week' })),
  'condition.duration-months': split(history({ window: { last: 'P1M' } })),
  'condition.zone': split({ clock: { from: '09:00', to: '18:00' }, zone: 'Asia/Peking' }),
  'condition.instant': split(history({ window: { from: 'yesterday' } })),
  'condition.day': split(leaf({ is: 'onDay', value: 0.5 })),
  'condition.value-missing': split({ attribute: 'person.city', is: '=' }),
  'condition.value-single': split(leaf({ value: ['Berlin', 'Bonn'] })),
  'condition.value-list': split(leaf({ is: 'oneOf', value: 'Berlin' })),
  'condition.value-text': split(leaf({ is: 'contains', value: 5 })),
  'condition.value-number': split(history({ value: 'often' })),
  'condition.value-kind': split(leaf({ is: '>', value: true })),
  'condition.value-unused': split(leaf({ is: 'known' })),
  'condition.operator': split(history({ is: 'contains', value: 'x' })),
  'condition.of-event': split(history({ measure: 'sum', of: 'person.revenue' })),
  'condition.of-unused': split(history({ of: 'event.revenue' })),
  'condition.window-reversed': split(history({ window: { from: '2026-05-02T00:00:00Z', to: '2026-05-01T00:00:00Z' } })),
  'condition.within-unused': split({ journey: 'welcome', is: 'inside', within: 'P7D' }),
  'condition.clock-always': split({ clock: { from: '09:00', to: '09:00' } }),
  'condition.event-outside-where': split({ attribute: 'event.total', is: 'known' }),
  'condition.too-deep': split(nested(12, { tag: 'vip', is: 'has' })),
  'condition.too-many': split({ any: many(5, () => ({ any: many(50, () => ({ tag: 'vip', is: 'has' })) })) }),
}
