import { expect, test } from 'vitest'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { newNode } from '../state/edits/add-node.ts'
import { updateConfig } from '../state/edits/update-node.ts'
import { minimapSide } from './camera.ts'
import { detailAt } from './detail.ts'
import { endsOf, foldsOf } from './folds.ts'
import { reconcile } from './flow-nodes.ts'
import { stepInDirection, stepsInOrder } from './walk.ts'

const graph: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [
    newNode('trigger.event', 'start', { x: 0, y: 0 }),
    newNode('split.if', 'if', { x: 0, y: 160 }),
    newNode('exit', 'no', { x: 320, y: 320 }),
    newNode('exit', 'yes', { x: 0, y: 320 }),
  ],
  edges: [
    { from: 'start', port: 'next', to: 'if' },
    { from: 'if', port: 'no', to: 'no' },
    { from: 'if', port: 'yes', to: 'yes' },
  ],
  notes: [],
  groups: [],
}
const describe = () => ''

test('arrow keys walk along the line and to the branch beside', () => {
  expect(stepInDirection(graph, 'start', 'down')).toBe('if')
  expect(stepInDirection(graph, 'if', 'down')).toBe('yes')
  expect(stepInDirection(graph, 'yes', 'right')).toBe('no')
  expect(stepInDirection(graph, 'yes', 'left')).toBeUndefined()
  expect(stepInDirection(graph, 'no', 'up')).toBe('if')
})

test('steps are listed as people meet them', () => {
  expect(stepsInOrder(graph)).toEqual(['start', 'if', 'yes', 'no'])
})

test('a card becomes plainer at a limit and fuller only beyond it', () => {
  expect(detailAt(0.62, 'full')).toBe('full')
  expect(detailAt(0.59, 'full')).toBe('line')
  expect(detailAt(0.62, 'line')).toBe('line')
  expect(detailAt(0.66, 'line')).toBe('full')
  expect(detailAt(0.3, 'full')).toBe('label')
  expect(detailAt(0.38, 'label')).toBe('label')
  expect(detailAt(0.41, 'label')).toBe('line')
})

test('typing in one step, or selecting it, makes that one anew and no other', () => {
  const first = reconcile([], { graph, folds: new Map(), selected: [], describe })
  const changed = reconcile(first, {
    graph: updateConfig(graph, 'if', 'x', 1),
    folds: new Map(),
    selected: [],
    describe,
  })
  expect(changed.map((node, index) => node === first[index])).toEqual([true, false, true, true])
  const selected = reconcile(first, { graph, folds: new Map(), selected: ['no'], describe })
  expect(selected.map((node, index) => node === first[index])).toEqual([true, true, false, true])
})

test('the minimap goes to the lower left where a card would lie under it at first', () => {
  const viewport = { x: 0, y: 0, zoom: 1 }
  const box = { width: 800, height: 600 }
  const at = (x: number, y: number) => newNode('exit', `${x}-${y}`, { x, y })
  expect(minimapSide([at(270, 0)], viewport, box)).toBe('bottom-right')
  expect(minimapSide([at(270, 0), at(520, 480)], viewport, box)).toBe('bottom-left')
  expect(minimapSide([at(0, 480), at(520, 480)], viewport, box)).toBe('bottom-right')
  expect(minimapSide([at(520, 700)], viewport, box)).toBe('bottom-right')
})

test('a folded frame is one card, and the lines of its steps end at it', () => {
  const frame = {
    id: 'frame',
    label: 'Ways',
    position: { x: 0, y: 100 },
    size: { width: 600, height: 400 },
    collapsed: true,
  }
  const folded = {
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === 'if' || node.id === 'no' ? { ...node, group: 'frame' } : node)),
    groups: [frame],
  }
  const folds = foldsOf(folded)
  const drawn = reconcile([], { graph: folded, folds, selected: [], describe })
  expect(drawn.map(({ id, type }) => `${type} ${id}`)).toEqual(['fold frame', 'step start', 'step yes'])
  expect(drawn[0]?.data).toMatchObject({ count: 2 })
  expect(folded.edges.map((edge) => endsOf(edge, folds))).toEqual([
    { source: 'start', sourceHandle: 'next', target: 'frame' },
    undefined,
    { source: 'frame', sourceHandle: 'out', target: 'yes' },
  ])
})
