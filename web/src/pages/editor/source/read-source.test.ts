import { compile } from '@trailwright/shared/compile/compile.ts'
import { graphArbitrary } from '@trailwright/shared/compile/testing/arbitrary-graph.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blankGraph, nothingKnown } from '../../../state/testing/open-editor.ts'
import { textOf } from './journey-text.ts'
import { readSource } from './read-source.ts'

const graph: Graph = {
  ...blankGraph,
  nodes: [
    { id: 't', kind: 'trigger.event', v: 1, config: { event: 'Cart Updated' }, position: { x: 0, y: 0 } },
    { id: 'w', kind: 'wait.for', v: 1, config: { duration: 'PT2H' }, position: { x: 16, y: 160 }, group: 'g' },
    { id: 'x', kind: 'exit', v: 1, config: { reason: 'done' }, position: { x: 0, y: 320 } },
  ],
  edges: [
    { from: 't', port: 'next', to: 'w' },
    { from: 'w', port: 'next', to: 'x' },
  ],
  groups: [{ id: 'g', label: 'Wait', position: { x: 0, y: 0 }, size: { width: 9, height: 9 }, collapsed: false }],
}

const edited = (from: Graph, change: (text: string) => string) =>
  readSource(JSON.parse(change(textOf(from))), from, nothingKnown)
const graphOf = (from: Graph, change: (text: string) => string): Graph => {
  const read = edited(from, change)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.graph
}
const mistakesOf = (from: Graph, change: (text: string) => string) => {
  const read = edited(from, change)
  return read.ok ? [] : read.mistakes.map(({ code, path }) => `${code} ${path.join('.')}`)
}

test('a text that says nothing new is the draft itself, whatever was drawn', () => {
  fc.assert(
    fc.property(graphArbitrary(6), (drawn) => {
      expect(graphOf(drawn, (text) => text)).toBe(drawn)
      expect(graphOf(drawn, (text) => JSON.stringify(JSON.parse(text)))).toBe(drawn)
    }),
    { numRuns: 60 },
  )
})

test('an edit changes that step alone; the others, and all places, stay', () => {
  const after = graphOf(graph, (text) => text.replace('PT2H', 'PT1H'))
  expect(after.nodes.map(({ id }) => id)).toEqual(['t', 'w', 'x'])
  expect(after.nodes[1]).toMatchObject({ config: { duration: 'PT1H' }, position: { x: 16, y: 160 }, group: 'g' })
  expect(after.nodes[0]).toBe(graph.nodes[0])
  expect(after.nodes[2]).toBe(graph.nodes[2])
  expect(after.groups).toBe(graph.groups)
})

test('a step under another id stays where it stood; a new one stands below what leads to it', () => {
  const renamed = graphOf(graph, (text) => text.replaceAll('"w"', '"two-hours"'))
  expect(renamed.nodes.find(({ id }) => id === 'two-hours')).toMatchObject({ position: { x: 16, y: 160 }, group: 'g' })
  const added = graphOf(graph, (text) =>
    text
      .replace('"next": "w"', '"next": "tag"')
      .replace(
        '"nodes": {',
        '"nodes": {"tag": {"kind": "tag.change", "v": 1, "config": {"tag": "vip"}, "to": {"next": "w"}},',
      ),
  )
  const tag = added.nodes.find(({ id }) => id === 'tag')
  expect(tag?.position.y).toBeGreaterThan(0)
  expect(
    added.nodes.filter(({ position }) => position.x === tag?.position.x && position.y === tag.position.y),
  ).toHaveLength(1)
})

test('what does not fit is refused with its place: values, keys, kinds, lines to nowhere, another id', () => {
  expect(mistakesOf(graph, (text) => text.replace('PT2H', 'soon'))).toEqual(['config.invalid nodes.w.config.duration'])
  expect(mistakesOf(graph, (text) => text.replace('"duration"', '"length"'))).toContain(
    'config.unknown-key nodes.w.config.length',
  )
  expect(mistakesOf(graph, (text) => text.replace('wait.for', 'wait.four'))).toEqual(['node.kind-unknown nodes.w.kind'])
  expect(mistakesOf(graph, (text) => text.replace('"next": "x"', '"next": "y"'))).toEqual([
    'edge.to-nowhere nodes.w.to.next',
  ])
  expect(mistakesOf(graph, (text) => text.replace('"id": "j"', '"id": "k"'))).toEqual(['source.id-changed id'])
  expect(mistakesOf(graph, (text) => text.replace('"mode": "afterExit"', '"mode": "often"'))).toEqual([
    'document.invalid entry.reentry.mode',
  ])
  expect(readSource([], graph, nothingKnown)).toMatchObject({ ok: false, mistakes: [{ code: 'document.unreadable' }] })
})

test('what the draft lacks already stands in no edit’s way', () => {
  const unfinished: Graph = {
    ...graph,
    settings: { entry: {}, goals: [{ id: 'bought', on: { event: '' } }], exits: [] },
    nodes: graph.nodes.map((node) => (node.id === 'w' ? { ...node, config: { duration: '' } } : node)),
    edges: [],
  }
  const after = graphOf(unfinished, (text) => text.replace('"done"', '"over"'))
  expect(after.nodes.find(({ id }) => id === 'x')).toMatchObject({ config: { reason: 'over' } })
  expect(after.settings).toBe(unfinished.settings)
  expect(mistakesOf(unfinished, (text) => text.replace('Cart Updated', ''))).toEqual([
    'config.missing nodes.t.config.event',
  ])
})

test('what is read compiles to the text it came from', () => {
  fc.assert(
    fc.property(graphArbitrary(6), graphArbitrary(6), (one, other) => {
      const target = { ...other, id: one.id }
      const read = readSource(JSON.parse(textOf(target)), one, nothingKnown)
      if (!read.ok) return
      expect(textOf(read.graph)).toBe(textOf(target))
      expect(compile(read.graph, nothingKnown).journey).toEqual(compile(normalise(target), nothingKnown).journey)
    }),
    { numRuns: 60 },
  )
})
