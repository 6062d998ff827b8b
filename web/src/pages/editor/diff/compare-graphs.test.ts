import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { expect, test } from 'vitest'
import { compareGraphs, plainDrawing } from './compare-graphs.ts'

const step = (id: string, y: number, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  kind: 'wait.for',
  v: 1,
  config: { duration: 'PT2H' },
  position: { x: 0, y },
  ...more,
})
const before: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [
    step('start', 0, { kind: 'trigger.event', config: { event: 'Cart Updated' } }),
    step('wait', 160),
    step('end', 320, { kind: 'exit', config: { reason: 'done' } }),
  ],
  edges: [
    { from: 'start', port: 'next', to: 'wait' },
    { from: 'wait', port: 'next', to: 'end' },
  ],
  notes: [{ id: 'n', text: 'Ask Li', colour: 'blue', position: { x: 0, y: 0 }, size: { width: 9, height: 9 } }],
  groups: [],
}
const after: Graph = {
  ...before,
  zone: 'Asia/Shanghai',
  nodes: [
    step('start', 0, { kind: 'trigger.event', config: { event: 'Order Completed' } }),
    step('mail', 160),
    step('end', 480, { kind: 'exit', config: { reason: 'done' } }),
  ],
  edges: [
    { from: 'start', port: 'next', to: 'mail' },
    { from: 'mail', port: 'next', to: 'end' },
  ],
  notes: [],
}

test('what came, went and changed is marked on its step, line and note', () => {
  const { marks, lines } = compareGraphs(before, after)
  expect(Object.fromEntries(marks)).toEqual({ start: 'changed', mail: 'added', wait: 'removed', n: 'removed' })
  expect(lines.map(({ id, mark }) => [id, mark])).toEqual([
    ['start:next>mail', 'added'],
    ['mail:next>end', 'added'],
    ['start:next>wait', 'removed'],
    ['wait:next>end', 'removed'],
  ])
})

test('a step that went stands near where it stood, over nothing that stands there now', () => {
  const { graph } = compareGraphs(before, after)
  const places = graph.nodes.map(({ position }) => position)
  const wait = graph.nodes.find(({ id }) => id === 'wait')
  expect(wait).toBeDefined()
  for (const place of places.filter((other) => other !== wait?.position)) {
    const isClear =
      Math.abs(place.x - (wait?.position.x ?? 0)) >= 260 || Math.abs(place.y - (wait?.position.y ?? 0)) >= 96
    expect(isClear).toBe(true)
  }
  expect(graph.notes.map(({ id }) => id)).toEqual(['n'])
})

test('the words follow the settings, the steps, the notes and the places, and say where each is seen', () => {
  const { entries } = compareGraphs(before, after)
  expect(
    entries.map((entry) => [entry.type === 'change' ? entry.change.type : entry.type, entry.mark, entry.at]),
  ).toEqual([
    ['settingChanged', 'changed', []],
    ['fieldChanged', 'changed', ['start']],
    ['edgeChanged', 'changed', ['start', 'wait', 'mail']],
    ['stepAdded', 'added', ['mail']],
    ['stepRemoved', 'removed', ['wait']],
    ['note', 'removed', ['n']],
    ['moved', 'changed', ['end']],
  ])
})

test('alike drafts differ in nothing, and one alone has no marks', () => {
  expect(compareGraphs(before, before)).toMatchObject({ entries: [], marks: new Map() })
  expect(plainDrawing(before).lines.map(({ mark }) => mark)).toEqual([null, null])
})
