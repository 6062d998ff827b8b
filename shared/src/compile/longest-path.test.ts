import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Journey, JourneyNode } from '../journey/schema.ts'
import { DAY_MS, HOUR_MS } from '../time/instant.ts'
import { compile } from './compile.ts'
import { longestPath, type SinceEntry } from './longest-path.ts'
import { graphOf, node } from './testing/finding-examples.ts'
import { openRefs } from './testing/refs.ts'

const start = node('t', 'trigger.event', { event: 'A' })
const message = (id: string) => node(id, 'message.send', { channel: 'email', content: 'hello' })
const hours = (id: string, duration: string) => node(id, 'wait.for', { duration })
const path = (...drawn: Parameters<typeof graphOf>) => longestPath(compile(graphOf(...drawn), openRefs).journey)

test('is the longest of all ways, for time and for messages each', () => {
  const nodes = [
    start,
    node('s', 'split.if', { condition: { tag: 'vip', is: 'has' } }),
    hours('w', 'P3D'),
    message('m1'),
    message('m2'),
    node('e', 'wait.event', { groups: [{ id: 'b', event: 'B' }], timeout: 'PT2H' }),
    node('x', 'exit', { reason: 'done' }),
    node('late', 'exit', { reason: 'late' }),
  ]
  const edges = [
    't.next -> s',
    's.yes -> w',
    's.no -> m1',
    'w.next -> e',
    'm1.sent -> m2',
    'm2.sent -> e',
    'e.b -> x',
    'e.timeout -> late',
  ]
  const found = path(nodes, edges)
  expect(found).toMatchObject({ stayMs: 3 * DAY_MS + 2 * HOUR_MS, messages: 2 })
  expect(found.sinceEntry.get('m2')).toEqual({ leastMs: 0, mostMs: 0 })
  expect(found.sinceEntry.get('x')).toEqual({ leastMs: 0, mostMs: 3 * DAY_MS + 2 * HOUR_MS })
  // Whoever leaves a wait because its time is up has waited that long.
  expect(found.sinceEntry.get('late')).toEqual({ leastMs: 2 * HOUR_MS, mostMs: 3 * DAY_MS + 2 * HOUR_MS })
  const maxStay = { settings: { entry: { maxStay: 'P1D' }, goals: [], exits: [] } }
  const bounded = path(nodes, edges, maxStay)
  expect(bounded).toMatchObject({ stayMs: DAY_MS, messages: 2 })
  expect(bounded.sinceEntry.get('x')).toEqual({ leastMs: 0, mostMs: DAY_MS })
})

test('a wait for a day has no longest stay, and an unfinished step counts nothing', () => {
  const date = node('d', 'wait.until', { until: 'date', date: '2026-06-01', ifPast: 'continue' })
  expect(path([start, date], ['t.next -> d'])).toMatchObject({ stayMs: null, messages: 0 })
  expect(path([start, hours('w', 'soon')], ['t.next -> w'])).toMatchObject({ stayMs: 0, messages: 0 })
})

test('a circle has no end only where it adds something up, and only for those who come to it', () => {
  const circle = ['t.next -> a', 'a.sent -> b', 'b.sent -> a']
  expect(path([start, message('a'), message('b')], circle)).toMatchObject({ stayMs: 0, messages: null })
  const resting = path([start, hours('a', 'PT1H'), hours('b', 'PT1H')], ['t.next -> a', 'a.next -> b', 'b.next -> a'])
  expect(resting).toMatchObject({ stayMs: null, messages: 0 })
  expect(resting.sinceEntry.get('b')).toEqual({ leastMs: HOUR_MS, mostMs: null })
  const apart = path(
    [start, hours('w', 'PT1H'), message('a'), message('b')],
    ['t.next -> w', 'a.sent -> b', 'b.sent -> a'],
  )
  expect(apart).toMatchObject({ stayMs: HOUR_MS, messages: 0 })
  expect(apart.sinceEntry.has('a')).toBe(false)
})

/** Small journeys of any shape, with circles and loose ends. */
const journeys: fc.Arbitrary<Journey> = fc
  .array(
    fc.record({
      what: fc.constantFrom('start', 'hour', 'day', 'until', 'event', 'message', 'split'),
      first: fc.nat({ max: 7 }),
      second: fc.nat({ max: 7 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((drawn) => {
    const nodes = drawn.map(({ what, first, second }, index): [string, JourneyNode] => {
      const { kind, config, ports } = shapes[what]
      const to = Object.fromEntries(
        ports.flatMap((port, at) => {
          const target = at === 0 ? first : second
          return target < drawn.length ? [[port, `n${target}`]] : []
        }),
      )
      return [`n${index}`, { kind, v: 1, config, to }]
    })
    const { journey } = compile(graphOf([start], []), openRefs)
    return { ...journey, nodes: Object.fromEntries(nodes) }
  })

const event = { groups: [{ id: 'b', label: '', event: 'B' }], timeout: 'PT3H', mode: 'first', alreadyTrue: false }
const shapes = {
  start: { kind: 'trigger.event', config: { event: 'A' }, ports: ['next'] },
  hour: { kind: 'wait.for', config: { duration: 'PT1H' }, ports: ['next'] },
  day: { kind: 'wait.for', config: { duration: 'P1D', at: '10:00' }, ports: ['next'] },
  until: { kind: 'wait.until', config: { until: 'time', at: '10:00', ifPast: 'nextOccurrence' }, ports: ['next'] },
  event: { kind: 'wait.event', config: event, ports: ['b', 'timeout'] },
  message: { kind: 'message.send', config: { channel: 'email', content: 'hello' }, ports: ['sent', 'failed'] },
  split: { kind: 'split.if', config: { condition: { all: [] } }, ports: ['yes', 'no'] },
} as const

/** Hours that somebody stays who leaves by a port: the least and the most. */
const stays = ({ kind, config }: JourneyNode, port: string): readonly [number, number] => {
  if (kind === 'wait.for') return config['duration'] === 'PT1H' ? [1, 1] : [0, 48]
  if (kind === 'wait.until') return [0, 48]
  return kind === 'wait.event' ? [port === 'timeout' ? 3 : 0, 3] : [0, 0]
}
const sends = ({ kind }: JourneyNode): number => (kind === 'message.send' ? 1 : 0)

/**
 * Every walk from the triggers, step by step: best sums on arrival by its length. No walk that passes a step twice can
 * add anything unless it can add without end.
 */
const byWalking = (
  journey: Journey,
  most: (from: JourneyNode, port: string) => number,
  better: (a: number, b: number) => number,
) => {
  const best = new Map<string, number>()
  let here = new Map<string, number>(
    Object.entries(journey.nodes).flatMap(([id, { kind }]) => (kind === 'trigger.event' ? [[id, 0] as const] : [])),
  )
  // Longer than any sum that is not endless, in steps that each add at least one where they go round.
  for (let length = 0; length < 8 * 8 * 50; length += 1) {
    for (const [id, sum] of here) best.set(id, better(best.get(id) ?? sum, sum))
    const next = new Map<string, number>()
    for (const [id, sum] of here) {
      const from = journey.nodes[id]
      for (const [port, target] of Object.entries(from?.to ?? {})) {
        const arrived = sum + (from === undefined ? 0 : most(from, port))
        next.set(target, better(next.get(target) ?? arrived, arrived))
      }
    }
    here = next
  }
  return best
}

/** Above what seven steps can add up to, each passed once. */
const endless = 7 * 48

test('agrees with walking every way, on small journeys with circles', () => {
  fc.assert(
    fc.property(journeys, (journey) => {
      const found = longestPath(journey)
      const hoursMost = byWalking(journey, (from, port) => stays(from, port)[1], Math.max)
      const hoursLeast = byWalking(journey, (from, port) => stays(from, port)[0], Math.min)
      const messages = byWalking(journey, sends, Math.max)
      const expected = new Map(
        [...hoursMost].map(([id, most]): [string, SinceEntry] => [
          id,
          { leastMs: (hoursLeast.get(id) ?? 0) * HOUR_MS, mostMs: most > endless ? null : most * HOUR_MS },
        ]),
      )
      expect([...found.sinceEntry].toSorted()).toEqual([...expected].toSorted())
      const own = (id: string): JourneyNode => journey.nodes[id] ?? { kind: 'exit', v: 1, config: {}, to: {} }
      const longest = Math.max(0, ...[...hoursMost].map(([id, most]) => most + stays(own(id), 'timeout')[1]))
      expect(found.stayMs).toBe(longest > endless ? null : longest * HOUR_MS)
      const count = Math.max(0, ...[...messages].map(([id, before]) => before + sends(own(id))))
      expect(found.messages).toBe(count > 7 ? null : count)
    }),
    { numRuns: 200 },
  )
})
