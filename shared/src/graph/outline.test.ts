import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { outlineOf, type OutlineRow } from './outline.ts'
import type { Graph, GraphEdge } from './schema.ts'

const kinds = ['trigger.event', 'wait.event', 'wait.for', 'split.if', 'message.send', 'exit', 'from.elsewhere'] as const

const graph = (nodes: Readonly<Record<string, string>>, lines: readonly string[]): Graph => ({
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: Object.entries(nodes).map(([id, kind], index) => ({
    id,
    kind,
    v: 1,
    config: {},
    position: { x: index * 10, y: 0 },
  })),
  edges: lines.map((line): GraphEdge => {
    const [from = '', port = '', to = ''] = line.split(/[:>]/)
    return { from, port, to }
  }),
  notes: [],
  groups: [],
})

/** A row as text: two spaces a level, number, way, step. */
const textOf = (row: OutlineRow): string => {
  const indent = '  '.repeat(row.level - 1)
  return row.type === 'step'
    ? `${indent}${row.number} ${row.by === undefined ? '' : `${row.by.port}: `}${row.id}`
    : `${indent}${row.edge.port}: continue at ${row.number ?? 'nothing'}`
}

const listed = (...args: Parameters<typeof graph>) => outlineOf(graph(...args)).rows.map(textOf)

describe('a journey as a list', () => {
  test('a line of steps is a line of rows', () => {
    expect(listed({ a: 'trigger.event', b: 'wait.for', c: 'exit' }, ['a:next>b', 'b:next>c'])).toEqual([
      '1 a',
      '2 next: b',
      '3 next: c',
    ])
  })

  test('the forgotten cart reads as it is drawn', () => {
    const nodes = {
      cart: 'trigger.event',
      wait: 'wait.event',
      bought: 'exit',
      mail: 'message.send',
      sms: 'message.send',
      day: 'wait.event',
      won: 'exit',
      if: 'split.if',
      fifty: 'message.send',
      twenty: 'message.send',
      ladder: 'message.send',
      end: 'exit',
    }
    const lines = [
      'cart:next>wait',
      'wait:happened>bought',
      'wait:timeout>mail',
      'mail:sent>day',
      'mail:skipped>sms',
      'sms:sent>day',
      'day:happened>won',
      'day:timeout>if',
      'if:yes>fifty',
      'if:no>twenty',
      'fifty:sent>ladder',
      'fifty:skipped>twenty',
      'twenty:sent>ladder',
      'ladder:sent>end',
    ]
    expect(listed(nodes, lines)).toEqual([
      '1 cart',
      '2 next: wait',
      '  3 happened: bought',
      '4 timeout: mail',
      '  5 skipped: sms',
      '  sent: continue at 6',
      '6 sent: day',
      '  7 happened: won',
      '8 timeout: if',
      '  9 yes: fifty',
      '  sent: continue at 11',
      '  skipped: continue at 10',
      '  10 no: twenty',
      '11 sent: ladder',
      '12 sent: end',
    ])
  })

  test('branches that never meet: the last way that goes on keeps the line', () => {
    const nodes = { a: 'trigger.event', s: 'split.if', b: 'wait.for', c: 'exit', d: 'wait.for', e: 'exit' }
    const lines = ['a:next>s', 's:yes>b', 'b:next>c', 's:no>d', 'd:next>e']
    expect(listed(nodes, lines)).toEqual(['1 a', '2 next: s', '  3 yes: b', '  4 next: c', '5 no: d', '6 next: e'])
  })

  test('a way that ends at once steps aside for one that goes on', () => {
    const nodes = { a: 'trigger.event', s: 'split.if', b: 'wait.for', c: 'exit', d: 'exit' }
    expect(listed(nodes, ['a:next>s', 's:yes>b', 'b:next>c', 's:no>d'])).toEqual([
      '1 a',
      '2 next: s',
      '  3 no: d',
      '4 yes: b',
      '5 next: c',
    ])
  })

  test('what both sides of a branch lead to at once stands once', () => {
    const nodes = { a: 'trigger.event', s: 'split.if', b: 'exit' }
    expect(listed(nodes, ['a:next>s', 's:yes>b', 's:no>b'])).toEqual([
      '1 a',
      '2 next: s',
      '  yes: continue at 3',
      '3 no: b',
    ])
  })

  test('steps that nobody enters come last, the whole line of them', () => {
    const outline = outlineOf(
      graph({ x: 'wait.for', y: 'exit', a: 'trigger.event', b: 'exit' }, ['a:next>b', 'x:next>y']),
    )
    expect(outline.rows.map(textOf)).toEqual(['1 a', '2 next: b', '3 x', '4 next: y'])
    expect(outline.reached).toBe(2)
  })

  test('circles, a start that is led into, and edges to nothing are listed, too', () => {
    expect(listed({ a: 'trigger.event', b: 'wait.for' }, ['a:next>b', 'b:next>a', 'b:odd>gone'])).toEqual([
      '1 a',
      '2 next: b',
      'next: continue at 1',
      'odd: continue at nothing',
    ])
    expect(listed({ a: 'wait.for', b: 'wait.for' }, ['a:next>b', 'b:next>a'])).toEqual([
      '1 a',
      '2 next: b',
      'next: continue at 1',
    ])
  })

  test('a long line of branches stays flat', () => {
    const nodes: Record<string, string> = { a: 'trigger.event' }
    const lines = ['a:next>s0']
    for (let at = 0; at < 3000; at += 1) {
      nodes[`s${at}`] = 'split.if'
      nodes[`x${at}`] = 'exit'
      lines.push(`s${at}:yes>x${at}`, `s${at}:no>s${at + 1}`)
    }
    nodes['s3000'] = 'exit'
    const { rows } = outlineOf(graph(nodes, lines))
    expect(rows).toHaveLength(6002)
    expect(Math.max(...rows.map(({ level }) => level))).toBe(2)
  })
})

const anyGraph = fc
  .record({
    kinds: fc.array(fc.constantFrom(...kinds), { maxLength: 14 }),
    lines: fc.array(
      fc.tuple(
        fc.nat(14),
        fc.constantFrom('next', 'yes', 'no', 'happened', 'timeout', 'sent', 'skipped', 'odd'),
        fc.nat(14),
      ),
      { maxLength: 28 },
    ),
  })
  .map(({ kinds: of, lines }) =>
    graph(
      Object.fromEntries(of.map((kind, index) => [`n${index}`, kind])),
      lines.map(([from, port, to]) => `n${from}:${port}>n${to}`),
    ),
  )

describe('of any graph, drawn well or not', () => {
  test('each step stands in the list exactly once, numbered from the top', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        const { rows, numberOf } = outlineOf(any)
        const steps = rows.filter((row) => row.type === 'step')
        expect(steps.map(({ id }) => id).toSorted()).toEqual(any.nodes.map(({ id }) => id).toSorted())
        expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1))
        expect(steps.every(({ id, number }) => numberOf.get(id) === number)).toBe(true)
      }),
      { seed: 1, numRuns: 600 },
    )
  })

  test('each edge that leaves a step is shown exactly once, as the way to a step or as “continue at”', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        const ids = new Set(any.nodes.map(({ id }) => id))
        const shown = outlineOf(any).rows.flatMap((row) => (row.type === 'join' ? [row.edge] : (row.by ?? [])))
        const leaving = any.edges.filter(({ from }) => ids.has(from))
        expect(new Set(shown).size).toBe(shown.length)
        expect(new Set(shown)).toEqual(new Set(leaving))
      }),
      { seed: 2, numRuns: 600 },
    )
  })

  test('a row is at most one deeper than the one above it, and what a start leads to is not among the unreached', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        const { rows, reached } = outlineOf(any)
        for (const [index, { level }] of rows.entries())
          expect(level).toBeLessThanOrEqual((rows[index - 1]?.level ?? 0) + 1)
        const entered = new Set(any.nodes.filter(({ kind }) => kind === 'trigger.event').map(({ id }) => id))
        const ids = new Set(any.nodes.map(({ id }) => id))
        for (const id of entered)
          for (const edge of any.edges) if (edge.from === id && ids.has(edge.to)) entered.add(edge.to)
        const apart = rows.slice(reached).flatMap((row) => (row.type === 'step' ? [row.id] : []))
        expect(apart.filter((id) => entered.has(id))).toEqual([])
      }),
      { seed: 3, numRuns: 600 },
    )
  })

  test('the steps of one line are at one level', () => {
    fc.assert(
      fc.property(anyGraph, (any) => {
        const steps = outlineOf(any).rows.filter((row) => row.type === 'step')
        for (const line of Map.groupBy(steps, (row) => row.line).values())
          expect(new Set(line.map(({ level }) => level)).size).toBe(1)
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})
