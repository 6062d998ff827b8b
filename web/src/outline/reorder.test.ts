import { outlineOf } from '@trailwright/shared/graph/outline.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { expect, test } from 'vitest'
import { newNode } from '../state/edits/add-node.ts'
import { blankGraph } from '../state/testing/open-editor.ts'
import { reorder } from './reorder.ts'

const graph = (steps: Readonly<Record<string, string>>, lines: readonly string[]): Graph => ({
  ...blankGraph,
  nodes: Object.entries(steps).map(([id, kind], index) => newNode(kind, id, { x: 0, y: index * 160 })),
  edges: lines.map((line) => {
    const [from = '', port = '', to = ''] = line.split(/[:>]/)
    return { from, port, to }
  }),
})

const moved = (before: Graph, id: string, by: 'up' | 'down') => {
  const result = reorder(before, outlineOf(before).rows, id, by)
  return result.ok ? result.graph.edges.map(({ from, port, to }) => `${from}:${port}>${to}`).toSorted() : result.refusal
}

const line = graph({ t: 'trigger.event', a: 'wait.for', b: 'tag.change', x: 'exit' }, [
  't:next>a',
  'a:next>b',
  'b:next>x',
])

test('two steps of a line change places, whichever of them moves', () => {
  const swapped = ['a:next>x', 'b:next>a', 't:next>b']
  expect(moved(line, 'b', 'up')).toEqual(swapped)
  expect(moved(line, 'a', 'down')).toEqual(swapped)
})

test('their cards change places, too', () => {
  const result = reorder(line, outlineOf(line).rows, 'b', 'up')
  const places = result.ok ? new Map(result.graph.nodes.map(({ id, position }) => [id, position.y])) : new Map()
  expect([places.get('a'), places.get('b')]).toEqual([320, 160])
})

test('nothing moves above a start or below an end, and the refusal says why', () => {
  expect(moved(line, 'a', 'up')).toBe('intoStart')
  expect(moved(line, 'b', 'down')).toBe('noWayOut')
  expect(moved(line, 'x', 'down')).toBe('samePlace')
})

test('a step with branches takes them along, and they meet where they met', () => {
  const branching = graph(
    { t: 'trigger.event', s: 'split.if', y: 'wait.for', n: 'wait.for', j: 'tag.change', x: 'exit' },
    ['t:next>s', 's:yes>y', 's:no>n', 'y:next>j', 'n:next>j', 'j:next>x'],
  )
  const after = ['j:next>s', 'n:next>x', 's:no>n', 's:yes>y', 't:next>j', 'y:next>x']
  expect(moved(branching, 'j', 'up')).toEqual(after)
  expect(moved(branching, 's', 'down')).toEqual(after)
})

test('the last of a line leads on by its free way', () => {
  const open = graph({ t: 'trigger.event', a: 'wait.for', b: 'message.send' }, ['t:next>a', 'a:next>b'])
  expect(moved(open, 'b', 'up')).toEqual(['b:sent>a', 't:next>b'])
})

test('people are never led round in a circle', () => {
  const crossing = graph(
    { t: 'trigger.event', a: 'split.if', b: 'tag.change', c: 'tag.change', x: 'exit', z: 'exit' },
    ['t:next>a', 'a:yes>c', 'a:no>b', 'c:next>z', 'b:next>c'],
  )
  expect(moved(crossing, 'c', 'up')).not.toContain('c:next>c')
  for (const by of ['up', 'down'] as const)
    for (const { id } of crossing.nodes) {
      const result = reorder(crossing, outlineOf(crossing).rows, id, by)
      if (result.ok)
        expect(new Set(result.graph.edges.map(({ from, port }) => `${from}:${port}`)).size).toBe(
          result.graph.edges.length,
        )
    }
})
