import { compile } from '../../shared/src/compile/compile.ts'
import { lift } from '../../shared/src/compile/lift.ts'
import { load } from '../../shared/src/compile/load.ts'
import { openRefs } from '../../shared/src/compile/testing/refs.ts'
import type { Graph, GraphEdge, GraphNode } from '../../shared/src/graph/schema.ts'
import type { JsonObject } from '../../shared/src/problem/json.ts'
import { medianOfCalls, printTable } from './measure.ts'

const configs: readonly (readonly [kind: string, config: JsonObject, ports: readonly string[]])[] = [
  ['split.if', { condition: { attribute: 'person.city', is: '=', value: 'Berlin' } }, ['yes', 'no']],
  ['message.send', { channel: 'email', content: 'hello', category: 'marketing' }, ['sent']],
  ['wait.for', { duration: 'P1D' }, ['next']],
  ['tag.change', { change: 'add', tag: 'vip' }, ['next']],
  [
    'split.if',
    {
      condition: {
        all: [
          { tag: 'vip', is: 'has' },
          { did: 'Order', measure: 'count', is: '>=', value: 2 },
        ],
      },
    },
    ['yes', 'no'],
  ],
]

/** A drawing of so many nodes: a trigger, steps of five sorts one after the other, an exit. It compiles without an error. */
export const drawingOf = (size: number): Graph => {
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  const place = (id: string, kind: string, config: JsonObject): void => {
    nodes.push({ id, kind, v: 1, config, position: { x: 0, y: nodes.length * 120 } })
  }
  place('n0', 'trigger.event', { event: 'Signed Up' })
  edges.push({ from: 'n0', port: 'next', to: 'n1' })
  for (let index = 1; index < size - 1; index += 1) {
    const [kind, config, ports] = configs[index % configs.length] ?? ['exit', {}, []]
    place(`n${index}`, kind, config)
    for (const port of ports) edges.push({ from: `n${index}`, port, to: `n${index + 1}` })
  }
  place(`n${size - 1}`, 'exit', { reason: 'done' })
  return {
    id: 'measured',
    name: { en: 'Measured', 'zh-CN': '测量' },
    zone: 'UTC',
    settings: { entry: {}, goals: [], exits: [] },
    nodes,
    edges,
    notes: [],
    groups: [],
  }
}

/** compile, lift and load of 10, 100 and 1,000 nodes, against JSON.parse of the same graph. */
export const benchCompile = (): Promise<void> => {
  const rows = [['nodes', 'part', 'ms', 'µs a node', 'of JSON.parse', 'a node, of 10 nodes']]
  const ofTen = new Map<string, number>()
  for (const size of [10, 100, 1000]) {
    const graph = drawingOf(size)
    const text = JSON.stringify(graph)
    const { journey, layout, findings } = compile(graph, openRefs)
    const errors = findings.filter(({ level }) => level === 'error')
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    const parts: readonly (readonly [string, () => unknown])[] = [
      ['JSON.parse', () => JSON.parse(text)],
      ['compile', () => compile(graph, openRefs)],
      ['lift', () => lift(journey, layout)],
      ['load', () => load(journey, 1)],
    ]
    let parse = Number.NaN
    for (const [name, act] of parts) {
      const ms = medianOfCalls(act)
      if (name === 'JSON.parse') parse = ms
      if (size === 10) ofTen.set(name, ms / size)
      rows.push([
        String(size),
        name,
        ms.toFixed(3),
        ((1000 * ms) / size).toFixed(1),
        (ms / parse).toFixed(1),
        (ms / size / (ofTen.get(name) ?? Number.NaN)).toFixed(2),
      ])
    }
  }
  printTable(rows)
  return Promise.resolve()
}
