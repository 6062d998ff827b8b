import { expect, test } from 'vitest'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { createDocument, nextSteps } from './document.ts'
import { newNode } from './edits/add-node.ts'
import { moveThings } from './edits/move.ts'
import { updateConfig } from './edits/update-node.ts'

const graph: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [newNode('wait.for', 'wait', { x: 0, y: 0 }), newNode('exit', 'end', { x: 0, y: 160 })],
  edges: [],
  notes: [],
  groups: [],
}
const type = (document: ReturnType<typeof createDocument>, text: string) =>
  document.edit('change', (draft) => updateConfig(draft, 'wait', 'duration', text), 'wait/duration')

test('undo and redo name what they do', () => {
  const document = createDocument(graph)
  const steps = () => nextSteps(document.store.getState(), document.history.getState())
  expect(steps()).toEqual({ undo: null, redo: null })
  document.edit('move', (draft) => moveThings(draft, new Map([['wait', { x: 32, y: 0 }]])))
  expect(steps()).toEqual({ undo: 'move', redo: null })
  document.undo()
  expect(document.graph()).toEqual(graph)
  expect(steps()).toEqual({ undo: null, redo: 'move' })
  document.redo()
  expect(document.graph().nodes[0]?.position.x).toBe(32)
})

test('letters typed into one field are one step; another field, or leaving it, begins the next', () => {
  const document = createDocument(graph)
  for (const text of ['P', 'P2', 'P2D']) type(document, text)
  document.endRun()
  type(document, 'P3D')
  document.undo()
  expect(document.graph().nodes[0]?.config['duration']).toBe('P2D')
  document.undo()
  expect(document.graph()).toEqual(graph)
})

test('typing after undo begins anew', () => {
  const document = createDocument(graph)
  type(document, 'P2D')
  document.undo()
  type(document, 'P4D')
  document.undo()
  expect(document.graph()).toEqual(graph)
})

test('a change of one step leaves every other as it is', () => {
  const document = createDocument(graph)
  const before = document.graph().nodes[1]
  type(document, 'P2D')
  expect(document.graph().nodes[1]).toBe(before)
})

test('a draft taken from the server forgets the way back', () => {
  const document = createDocument(graph)
  type(document, 'P2D')
  document.load(graph)
  expect(nextSteps(document.store.getState(), document.history.getState())).toEqual({ undo: null, redo: null })
})
