import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Graph } from '../graph/schema.ts'
import { normalise } from '../graph/normalise.ts'
import { canonicalJourney } from '../journey/canonical.ts'
import { journeySchema } from '../journey/schema.ts'
import { readJourney } from '../journey/read.ts'
import { catalogue, kindOf } from '../nodes/index.ts'
import { compile } from './compile.ts'
import { lift } from './lift.ts'
import { load } from './load.ts'
import { longestPath } from './longest-path.ts'
import { graphArbitrary } from './testing/arbitrary-graph.ts'
import { openRefs } from './testing/refs.ts'

const options = { numRuns: 300, seed: 20_260_601 }

test('the generator draws every kind, and every port of every kind both wired and, where it may be, unwired', () => {
  const seen = new Set<string>()
  for (const graph of fc.sample(graphArbitrary(), { numRuns: 600, seed: 1 })) {
    const wired = new Set(graph.edges.map(({ from, port }) => `${from} ${port}`))
    for (const { id, kind, config } of graph.nodes) {
      seen.add(kind)
      for (const { name, label } of kindOf(kind)?.ports(config) ?? [])
        seen.add(`${kind} ${label === undefined ? name : 'own'} ${wired.has(`${id} ${name}`) ? 'wired' : 'loose'}`)
    }
  }
  for (const kind of catalogue.values()) {
    expect(seen, kind.kind).toContain(kind.kind)
    for (const { name, fallback, optional, label } of kind.ports(kind.defaults())) {
      const port = `${kind.kind} ${label === undefined ? name : 'own'}`
      expect(seen).toContain(`${port} wired`)
      if (fallback !== undefined || optional === true) expect(seen).toContain(`${port} loose`)
    }
  }
})

test('what the generator draws compiles without an error, loads, and satisfies the schema', () => {
  fc.assert(
    fc.property(graphArbitrary(), (graph) => {
      const { journey, findings } = compile(graph, openRefs)
      expect(findings.filter(({ level }) => level === 'error')).toEqual([])
      expect(journeySchema.parse(journey)).toEqual(journey)
      expect(load(journey, 1).nodes.size).toBe(graph.nodes.length)
    }),
    options,
  )
})

test('graph to journey and back loses nothing: lift(compile(g), layout) = normalise(g)', () => {
  fc.assert(
    fc.property(graphArbitrary(), (graph) => {
      const { journey, layout } = compile(graph, openRefs)
      expect(lift(journey, layout)).toEqual(normalise(graph))
      expect(JSON.stringify(lift(journey, layout).nodes)).toBe(JSON.stringify(normalise(graph).nodes))
    }),
    options,
  )
})

test('normalising keeps every node, edge, place, note and group, and doing it twice changes nothing', () => {
  const byId = (nodes: Graph['nodes']) =>
    new Map(nodes.map(({ id, kind, label, position, group }) => [id, { kind, label, position, group }]))
  const asText = (edges: Graph['edges']) => edges.map(({ from, port, to }) => `${from}.${port} -> ${to}`).toSorted()
  fc.assert(
    fc.property(graphArbitrary(), (graph) => {
      const normal = normalise(graph)
      expect(byId(normal.nodes)).toEqual(byId(graph.nodes))
      expect(asText(normal.edges)).toEqual(asText(graph.edges))
      expect([normal.notes, normal.groups]).toEqual([graph.notes, graph.groups])
      expect(JSON.stringify(normalise(normal))).toBe(JSON.stringify(normal))
    }),
    options,
  )
})

test('journey to graph and back is the same journey, to the byte: compile(lift(j)) = j', () => {
  fc.assert(
    fc.property(graphArbitrary(), (graph) => {
      const { journey } = compile(graph, openRefs)
      expect(JSON.stringify(compile(lift(journey), openRefs).journey)).toBe(JSON.stringify(journey))
      expect(JSON.stringify(canonicalJourney(journey))).toBe(JSON.stringify(journey))
      const read = readJourney(JSON.parse(JSON.stringify(journey)))
      expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(journey))
    }),
    options,
  )
})

test('the order in which a graph was drawn, and where its nodes stand, change no byte of the journey', () => {
  fc.assert(
    fc.property(graphArbitrary(), (graph) => {
      const moved = {
        ...graph,
        nodes: graph.nodes.toReversed().map((node) => ({ ...node, position: { x: 0, y: 0 } })),
        edges: graph.edges.toReversed(),
      }
      expect(JSON.stringify(compile(moved, openRefs).journey)).toBe(JSON.stringify(compile(graph, openRefs).journey))
    }),
    options,
  )
})

const junk = fc.jsonValue({ maxDepth: 4 })
const id = fc.oneof(fc.constantFrom('a', 'b', '__proto__', '7', 'constructor', 'A b'), fc.string({ maxLength: 8 }))
const junkGraph: fc.Arbitrary<Graph> = fc
  .record({
    id: fc.string(),
    name: fc.record({ en: fc.string() }),
    zone: fc.string(),
    settings: fc.record({
      entry: fc.oneof(fc.dictionary(fc.constantFrom('audience', 'reentry', 'maxStay', 'cap', 'x'), junk)),
      goals: fc.array(fc.oneof(junk, fc.record({ id, on: junk })), { maxLength: 3 }),
      exits: fc.array(fc.oneof(junk, fc.record({ id, when: junk, on: junk })), { maxLength: 3 }),
    }),
    nodes: fc.array(
      fc.record({
        id,
        kind: fc.oneof(fc.constantFrom(...catalogue.keys()), fc.string()),
        v: fc.integer({ min: 1, max: 3 }),
        config: fc.dictionary(
          fc.oneof(
            fc.constantFrom(...[...catalogue.values()].flatMap(({ fields }) => Object.keys(fields))),
            fc.constantFrom('__proto__', '1'),
          ),
          junk,
        ),
        position: fc.record({ x: fc.integer(), y: fc.integer() }),
      }),
      { maxLength: 8 },
    ),
    edges: fc.array(
      fc.record({ from: id, port: fc.oneof(fc.constantFrom('next', 'yes', 'sent'), fc.string()), to: id }),
      { maxLength: 12 },
    ),
    notes: fc.constant([]),
    groups: fc.constant([]),
  })
  .map((graph): Graph => JSON.parse(JSON.stringify(graph)))

test('any graph at all compiles to a journey and findings: nothing is thrown, and lifting it draws what is there', () => {
  fc.assert(
    fc.property(junkGraph, (graph) => {
      const { journey, layout, findings } = compile(graph, openRefs)
      expect(findings.length).toBeGreaterThan(0)
      expect(lift(journey, layout).nodes.map((node) => node.id)).toEqual(normalise(graph).nodes.map((node) => node.id))
      expect(JSON.stringify(compile(graph, openRefs))).toBe(JSON.stringify({ journey, layout, findings }))
      expect(() => longestPath(journey)).not.toThrow()
    }),
    { numRuns: 500, seed: 5 },
  )
})

test('a graph of 5,000 nodes in one line, or in one circle, is too large and nothing worse', () => {
  const nodes = Array.from({ length: 5000 }, (_, index) => ({
    id: `n${index}`,
    kind: index === 0 ? 'trigger.event' : 'tag.change',
    v: 1,
    config: index === 0 ? { event: 'A' } : { tag: 'a' },
    position: { x: 0, y: 0 },
  }))
  const line = nodes.slice(1).map(({ id: to }, index) => ({ from: `n${index}`, port: 'next', to }))
  const settings = { entry: {}, goals: [], exits: [] }
  const graph: Graph = {
    id: 'long',
    name: { en: 'Long' },
    zone: 'UTC',
    settings,
    nodes,
    edges: line,
    notes: [],
    groups: [],
  }
  const codes = (drawn: Graph) => new Set(compile(drawn, openRefs).findings.map(({ code }) => code))
  expect(codes(graph)).toEqual(new Set(['graph.too-many-nodes', 'graph.too-many-edges', 'port.nothing-follows']))
  const circle = { ...graph, edges: [...line, { from: 'n4999', port: 'next', to: 'n1' }] }
  expect(codes(circle)).toContain('path.cycle')
  expect(lift(compile(circle, openRefs).journey).nodes).toHaveLength(5000)
})

test('configs nested a thousand deep are a finding', () => {
  let deep: unknown = { tag: 'vip', is: 'has' }
  for (let level = 0; level < 5000; level += 1) deep = { not: deep }
  const text = `{"id":"d","name":{"en":"D"},"zone":"UTC","settings":{"entry":{},"goals":[],"exits":[]},"edges":[],"notes":[],"groups":[]}`
  const graph: Graph = {
    ...JSON.parse(text),
    nodes: [{ id: 'a', kind: 'split.if', v: 1, config: { condition: deep }, position: { x: 0, y: 0 } }],
  }
  expect(compile(graph, openRefs).findings.map(({ code }) => code)).toContain('config.too-deep')
})
