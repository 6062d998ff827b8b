import { describe, expect, test } from 'vitest'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { addAfter, addNode, insertOnEdge, newNode } from './add-node.ts'
import { connect, disconnect, reconnect } from './connect.ts'
import { copySteps, drawsAnew, pasteSteps, readClip } from './copy-paste.ts'
import { branchesToAsk, deleteNodes, detachAndHeal } from './delete-nodes.ts'
import type { Edited } from './edited.ts'
import { moveThings } from './move.ts'
import { addGroup, addNote, deleteGroups } from './notes.ts'
import { freePlace } from './place.ts'
import { tidy } from './tidy.ts'
import { renameNode, updateConfig } from './update-node.ts'

const blank: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [],
  edges: [],
  notes: [],
  groups: [],
}

/** A journey in short: `start` `trigger.event`, then edges as `from.port>to`. */
function drawn(steps: Readonly<Record<string, string>>, edges: readonly string[] = []): Graph {
  const nodes = Object.entries(steps).map(([id, kind], index) => newNode(kind, id, { x: 0, y: index * 160 }))
  return { ...blank, nodes, edges: edges.map(edgeOf) }
}
function edgeOf(text: string) {
  const [from = '', port = '', to = ''] = text.split(/[.>]/)
  return { from, port, to }
}
const written = (graph: Graph): string[] => graph.edges.map(({ from, port, to }) => `${from}.${port}>${to}`)
const graphOf = (result: Edited): Graph => {
  if (!result.ok) throw new Error(result.refusal)
  return result.graph
}

const never = (): never => {
  throw new Error('there is none')
}

const line = drawn({ start: 'trigger.event', wait: 'wait.for', end: 'exit' }, ['start.next>wait', 'wait.next>end'])
const branch = drawn({ start: 'trigger.event', if: 'split.if', a: 'wait.for', b: 'exit' }, [
  'start.next>if',
  'if.yes>a',
  'if.no>b',
])

describe('connecting', () => {
  test('one edge leaves a port, any number enter a step', () => {
    expect(connect(line, edgeOf('wait.next>start'))).toEqual({ ok: false, refusal: 'intoStart' })
    expect(connect(branch, edgeOf('if.yes>b'))).toEqual({ ok: false, refusal: 'portTaken' })
    expect(written(graphOf(connect(branch, edgeOf('a.next>b'))))).toContain('a.next>b')
  })

  test('no circle', () => {
    const open = disconnect(line, { from: 'wait', port: 'next' })
    expect(connect(open, edgeOf('wait.next>wait'))).toEqual({ ok: false, refusal: 'cycle' })
    expect(connect(drawn({ a: 'wait.for', b: 'wait.for' }, ['a.next>b']), edgeOf('b.next>a'))).toEqual({
      ok: false,
      refusal: 'cycle',
    })
  })

  test('an edge may end elsewhere, and stays when it cannot', () => {
    expect(written(graphOf(reconnect(branch, edgeOf('if.yes>a'), 'b')))).toContain('if.yes>b')
    expect(reconnect(branch, edgeOf('if.yes>a'), 'start')).toEqual({ ok: false, refusal: 'intoStart' })
  })
})

describe('adding', () => {
  test('after a step, by its first open way out', () => {
    const half = disconnect(branch, { from: 'if', port: 'no' })
    expect(written(graphOf(addAfter(half, newNode('exit', 'new', { x: 0, y: 0 }), { from: 'if' })))).toContain(
      'if.no>new',
    )
  })

  test('into the edge, when the way out is taken; the rest moves down', () => {
    const grown = graphOf(addAfter(line, newNode('wait.for', 'new', { x: 0, y: 0 }), { from: 'start', port: 'next' }))
    expect(written(grown)).toEqual(expect.arrayContaining(['start.next>new', 'new.next>wait', 'wait.next>end']))
    const y = (id: string) => grown.nodes.find((node) => node.id === id)?.position.y ?? 0
    expect(y('new')).toBeGreaterThan(y('start'))
    expect(y('wait')).toBeGreaterThan(y('new') + 96)
    expect(y('end')).toBeGreaterThan(y('wait'))
  })

  test('a step that ends the journey, or begins it, cannot stand in a line', () => {
    const into = edgeOf('start.next>wait')
    expect(insertOnEdge(line, newNode('exit', 'new', { x: 0, y: 0 }), into)).toMatchObject({ refusal: 'noWayOut' })
    expect(insertOnEdge(line, newNode('trigger.api', 'new', { x: 0, y: 0 }), into)).toMatchObject({
      refusal: 'intoStart',
    })
  })

  test('never upon another card, always on the grid', () => {
    const grown = addNode(addNode(blank, newNode('exit', 'a', { x: 5, y: 9 })), newNode('exit', 'b', { x: 5, y: 9 }))
    expect(grown.nodes.map((node) => node.position)).toEqual([
      { x: 0, y: 16 },
      { x: 0, y: 176 },
    ])
  })

  test('at the nearest free place: below, or beside a long line', () => {
    const column = (count: number): Graph => ({
      ...blank,
      nodes: Array.from({ length: count }, (_, index) => newNode('exit', `e${index}`, { x: 0, y: index * 160 })),
    })
    expect(freePlace(column(1), { x: 40, y: 20 })).toEqual({ x: 48, y: 160 })
    expect(freePlace(column(40), { x: 10, y: 0 })).toEqual({ x: 320, y: 0 })
    const besides = { ...column(40), nodes: [...column(40).nodes, newNode('exit', 'right', { x: 320, y: 0 })] }
    expect(freePlace(besides, { x: 0, y: 0 })).toEqual({ x: -304, y: 0 })
  })
})

describe('deleting', () => {
  test('closes the line', () => {
    expect(written(deleteNodes(line, ['wait']))).toEqual(['start.next>end'])
    expect(written(detachAndHeal(line, 'wait'))).toEqual(['start.next>end'])
    expect(detachAndHeal(line, 'wait').nodes).toHaveLength(3)
  })

  test('asks which branch stays, where there are several', () => {
    expect(branchesToAsk(branch, ['if', 'a'])).toEqual(['if'])
    expect(branchesToAsk(branch, ['start'])).toEqual([])
    expect(written(deleteNodes(branch, ['if'], new Map([['if', 'no']])))).toEqual(['start.next>b'])
    expect(written(deleteNodes(branch, ['if'], new Map([['if', null]])))).toEqual([])
  })

  test('several at once close over all of them', () => {
    const long = drawn({ s: 'trigger.event', a: 'wait.for', b: 'wait.for', e: 'exit' }, [
      's.next>a',
      'a.next>b',
      'b.next>e',
    ])
    expect(written(deleteNodes(long, ['a', 'b']))).toEqual(['s.next>e'])
  })
})

test('copies come under new ids with the edges among them', () => {
  const clip = copySteps(line, ['wait', 'end'])
  let n = 0
  const pasted = pasteSteps(
    line,
    readClip(JSON.stringify(clip)) ?? { trailwrightSteps: 1, journey: 'j', nodes: [], edges: [] },
    {
      chance: () => `000${(n += 1)}`,
    },
  )
  expect(pasted.ids).toEqual(['wait-for-0001', 'exit-0002'])
  expect(written(pasted.graph)).toEqual([...written(line), 'wait-for-0001.next>exit-0002'])
  expect(readClip('{"nodes":[]}')).toBeUndefined()
})

test('a copy of a draw by chance draws anew, unless it names what it draws by', () => {
  const draws = drawn({ by: 'split.random' })
  const [node] = draws.nodes
  if (node === undefined) throw new Error('nothing drawn')
  const salted = { ...draws, nodes: [{ ...node, config: { ...node.config, salt: 'autumn' } }] }
  const anew = (graph: Graph) => drawsAnew(copySteps(graph, ['by']) ?? never())
  expect([draws, salted].map(anew)).toEqual([true, false])
})

test('a config loses the edges of ports that are gone, and touches no other step', () => {
  const cases = [
    { id: 'one', label: 'One' },
    { id: 'two', label: 'Two' },
  ]
  const wide = updateConfig(drawn({ s: 'split.multi', a: 'exit' }), 's', 'cases', cases)
  const wired = graphOf(connect(graphOf(connect(wide, edgeOf('s.one>a'))), edgeOf('s.two>a')))
  const narrow = updateConfig(wired, 's', 'cases', cases.slice(0, 1))
  expect(written(narrow)).toEqual(['s.one>a'])
  expect(narrow.nodes[1]).toBe(wired.nodes[1])
  expect(renameNode(narrow, 's', '').nodes[0]).not.toHaveProperty('label')
})

test('things move to the grid, and a frame takes its steps along', () => {
  const framed = addGroup(line, 'g', 'Reminder', ['wait', 'end'])
  const [x = 0, y = 0] = [framed.groups[0]?.position.x, framed.groups[0]?.position.y]
  const moved = moveThings(framed, new Map([['g', { x: x + 33, y }]]))
  expect(moved.nodes.map((node) => node.position.x)).toEqual([0, 32, 32])
  expect(deleteGroups(moved, ['g']).nodes.some((node) => node.group !== undefined)).toBe(false)
  expect(addNote(blank, 'n', { x: 7, y: 9 }).notes[0]?.position).toEqual({ x: 0, y: 16 })
})

test('tidying puts every step below the one it comes from', () => {
  const tidied = tidy(branch)
  const place = new Map(tidied.nodes.map((node) => [node.id, node.position]))
  for (const edge of tidied.edges) {
    expect(place.get(edge.to)?.y).toBeGreaterThan((place.get(edge.from)?.y ?? 0) + 96)
  }
  expect(place.get('a')?.x).toBeLessThan(place.get('b')?.x ?? 0)
})
