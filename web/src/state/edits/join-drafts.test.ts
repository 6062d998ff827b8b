import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { expect, test } from 'vitest'
import { joinedDrafts } from './join-drafts.ts'

const step = (id: string, x: number): GraphNode => ({ id, kind: 'exit', v: 1, config: {}, position: { x, y: 0 } })
const base: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [step('a', 0), step('b', 300)],
  edges: [],
  notes: [],
  groups: [],
}
const withStep = (graph: Graph, node: GraphNode): Graph => ({
  ...graph,
  nodes: [...graph.nodes.filter(({ id }) => id !== node.id), node],
})
const note = {
  id: 'n',
  text: 'Ask Li',
  colour: 'blue',
  position: { x: 0, y: 0 },
  size: { width: 9, height: 9 },
} as const

test('a step that somebody moved is no conflict with one that I changed', () => {
  const mine = withStep(base, { ...step('a', 0), label: 'The end' })
  const joined = joinedDrafts(base, mine, withStep(base, step('b', 500)))
  expect(joined?.nodes.find(({ id }) => id === 'a')?.label).toBe('The end')
  expect(joined?.nodes.find(({ id }) => id === 'b')?.position.x).toBe(500)
})

test('what I moved stays moved beside a step that somebody added', () => {
  const joined = joinedDrafts(base, withStep(base, step('a', 700)), withStep(base, step('c', 900)))
  expect(joined?.nodes.map(({ id, position }) => [id, position.x]).toSorted()).toEqual([
    ['a', 700],
    ['b', 300],
    ['c', 900],
  ])
})

test('notes of both are kept, and one that was taken away stays away', () => {
  const withNote = { ...base, notes: [note] }
  const joined = joinedDrafts(
    withNote,
    { ...withNote, notes: [] },
    { ...withNote, notes: [note, { ...note, id: 'm' }] },
  )
  expect(joined?.notes.map(({ id }) => id)).toEqual(['m'])
})

test('where both changed what happens to people, somebody has to choose', () => {
  const renamed = { ...base, name: { en: 'Other' } }
  expect(joinedDrafts(base, withStep(base, { ...step('a', 0), label: 'The end' }), renamed)).toBeUndefined()
})
