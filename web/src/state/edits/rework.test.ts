import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { describe, expect, test } from 'vitest'
import { createDocument } from '../document.ts'
import { historySteps } from '../history-list.ts'
import { blankGraph } from '../testing/open-editor.ts'
import { newNode } from './add-node.ts'
import { branchOf } from './branch.ts'
import type { Edited } from './edited.ts'
import { foldGroup } from './groups.ts'
import { moveThings } from './move.ts'
import { addGroup } from './notes.ts'
import { swapKind } from './swap-kind.ts'
import { tidy, unplaced } from './tidy.ts'

/** Steps below one another, and lines as `from.port>to`. */
function drawn(steps: Readonly<Record<string, string>>, lines: readonly string[]): Graph {
  const nodes = Object.entries(steps).map(([id, kind], index) => newNode(kind, id, { x: 0, y: index * 160 }))
  const edges = lines.map((line) => {
    const [from = '', port = '', to = ''] = line.split(/[.>]/)
    return { from, port, to }
  })
  return { ...blankGraph, nodes, edges }
}
const written = (graph: Graph): string[] => graph.edges.map(({ from, port, to }) => `${from}.${port}>${to}`)
const graphOf = (result: Edited): Graph => {
  if (!result.ok) throw new Error(result.refusal)
  return result.graph
}
const stepOf = (graph: Graph, id: string) => graph.nodes.find((node) => node.id === id)

const forked = drawn({ start: 'trigger.event', if: 'split.if', a: 'wait.for', b: 'tag.change', end: 'exit' }, [
  'start.next>if',
  'if.yes>a',
  'if.no>b',
  'a.next>end',
  'b.next>end',
])

describe('swapping the kind of a step', () => {
  test('keeps its place, its name, and lines of paths that both kinds have', () => {
    const named = {
      ...forked,
      nodes: forked.nodes.map((node) => (node.id === 'a' ? { ...node, label: 'Rest' } : node)),
    }
    const swapped = graphOf(swapKind(named, 'a', 'tag.change'))
    expect(stepOf(swapped, 'a')).toMatchObject({ kind: 'tag.change', label: 'Rest', position: { x: 0, y: 320 } })
    expect(written(swapped).toSorted()).toEqual(written(forked).toSorted())
  })

  test('keeps what the new kind knows by the same name, and begins the rest anew', () => {
    const timed = drawn({ w: 'wait.event' }, [])
    const [node] = timed.nodes
    if (node === undefined) throw new Error('nothing drawn')
    const five = { ...timed, nodes: [{ ...node, config: { ...node.config, timeout: 'PT5H' } }] }
    expect(stepOf(graphOf(swapKind(five, 'w', 'http.request')), 'w')?.config).not.toHaveProperty('groups')
    expect(stepOf(graphOf(swapKind(five, 'w', 'wait.for')), 'w')?.config).toEqual(
      newNode('wait.for', 'w', { x: 0, y: 0 }).config,
    )
  })

  test('lets what followed follow the first path where no name fits', () => {
    expect(written(graphOf(swapKind(forked, 'a', 'message.send')))).toContain('a.sent>end')
    expect(written(graphOf(swapKind(forked, 'if', 'wait.for')))).toContain('if.next>a')
  })

  test('makes no start of a step that people come to', () => {
    expect(swapKind(forked, 'a', 'trigger.event')).toEqual({ ok: false, refusal: 'intoStart' })
  })
})

test('a branch is a step and what is come to only through it', () => {
  expect(branchOf(forked, 'a')).toEqual(['a'])
  expect(branchOf(forked, 'if')).toEqual(['if', 'a', 'b', 'end'])
})

describe('frames', () => {
  const framed = addGroup(forked, 'f', 'Ways', ['a', 'b'])

  test('fold to a card and open again around their steps, wherever these are now', () => {
    const folded = foldGroup(framed, 'f', true)
    const [card] = folded.groups
    expect(card).toMatchObject({ collapsed: true })
    const moved = moveThings(folded, new Map([['f', { x: (card?.position.x ?? 0) + 320, y: card?.position.y ?? 0 }]]))
    expect(stepOf(moved, 'a')?.position.x).toBe(320)
    const [opened] = foldGroup(moved, 'f', false).groups
    expect(opened?.position.x).toBe((framed.groups[0]?.position.x ?? 0) + 320)
    expect(opened?.size).toEqual(framed.groups[0]?.size)
  })

  test('are left and entered by steps that are moved', () => {
    const out = moveThings(framed, new Map([['a', { x: 1600, y: 0 }]]))
    expect(stepOf(out, 'a')).not.toHaveProperty('group')
    const back = moveThings(out, new Map([['a', { x: 0, y: 320 }]]))
    expect(stepOf(back, 'a')).toMatchObject({ group: 'f' })
  })
})

test('tidying up leaves what was placed by hand, and draws along what hangs on it', () => {
  const tidied = tidy(forked)
  const b = stepOf(tidied, 'b')?.position ?? { x: 0, y: 0 }
  const placed = moveThings(tidied, new Map([['a', { x: -960, y: 640 }]]))
  const again = tidy(placed)
  expect(stepOf(again, 'a')?.position).toEqual({ x: -960, y: 640 })
  expect(stepOf(again, 'b')?.position).not.toEqual(b)
  expect(tidy(again)).toEqual(again)
  expect(tidy(unplaced(again)).nodes.map(({ position }) => position)).toEqual(
    tidied.nodes.map(({ position }) => position),
  )
})

test('the history names what was done to which step, and goes to any of it', () => {
  const document = createDocument(forked)
  document.edit('move', (graph) => moveThings(graph, new Map([['a', { x: 320, y: 320 }]])))
  document.edit('disconnect', (graph) => ({ ...graph, edges: graph.edges.filter(({ from }) => from !== 'b') }))
  document.edit('rename', (graph) => ({ ...graph, name: { en: 'Other' } }))
  const list = () => historySteps(document.store.getState(), document.history.getState())
  const told = () => list().steps.map(({ edit, node, undo }) => `${edit} ${node?.id ?? '-'} ${undo}`)
  expect(told()).toEqual(['rename - 0', 'disconnect b 1', 'move a 2'])
  expect(list().begin).toBe(3)
  document.jump(2)
  expect(told()).toEqual(['rename - -2', 'disconnect b -1', 'move a 0'])
  document.jump(list().begin)
  expect(document.graph()).toBe(forked)
  document.jump(-3)
  expect(document.graph().name).toEqual({ en: 'Other' })
})
