import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../time/instant.ts'
import { compile } from './compile.ts'
import { longestPath } from './longest-path.ts'
import { graphOf, node } from './testing/finding-examples.ts'
import { openRefs } from './testing/refs.ts'

const start = node('t', 'trigger.event', { event: 'A' })
const message = (id: string) => node(id, 'message.send', { channel: 'email', content: 'hello' })
const path = (...drawn: Parameters<typeof graphOf>) => longestPath(compile(graphOf(...drawn), openRefs).journey)

test('is the longest of all ways, for time and for messages each', () => {
  const nodes = [
    start,
    node('s', 'split.if', { condition: { tag: 'vip', is: 'has' } }),
    node('w', 'wait.for', { duration: 'P3D' }),
    message('m1'),
    message('m2'),
    node('e', 'wait.event', { groups: [{ id: 'b', event: 'B' }], timeout: 'PT2H' }),
    node('x', 'exit', { reason: 'done' }),
  ]
  const edges = [
    't.next -> s',
    's.yes -> w',
    's.no -> m1',
    'w.next -> e',
    'm1.sent -> m2',
    'm2.sent -> e',
    'e.b -> x',
    'e.timeout -> x',
  ]
  expect(path(nodes, edges)).toEqual({ stayMs: 3 * DAY_MS + 2 * HOUR_MS, messages: 2 })
  const maxStay = { settings: { entry: { maxStay: 'P1D' }, goals: [], exits: [] } }
  expect(path(nodes, edges, maxStay)).toEqual({ stayMs: DAY_MS, messages: 2 })
})

test('a wait for a day has no longest stay, a circle no most messages, and an unfinished step counts nothing', () => {
  const date = node('d', 'wait.until', { until: 'date', date: '2026-06-01', ifPast: 'continue' })
  expect(path([start, date], ['t.next -> d'])).toEqual({ stayMs: null, messages: 0 })
  expect(path([start, message('a'), message('b')], ['t.next -> a', 'a.sent -> b', 'b.sent -> a'])).toEqual({
    stayMs: null,
    messages: null,
  })
  expect(path([start, node('w', 'wait.for', { duration: 'soon' })], ['t.next -> w'])).toEqual({
    stayMs: 0,
    messages: 0,
  })
})
