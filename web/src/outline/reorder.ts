import type { OutlineRow, OutlineStep } from '@trailwright/shared/graph/outline.ts'
import type { Graph, GraphEdge } from '@trailwright/shared/graph/schema.ts'
import { edited, type Edited, refused } from '../state/edits/edited.ts'
import { edgeName, edgesFrom, isStart, nodeOf, openPortOf, portsOf, reaches } from '../state/edits/lookup.ts'

/** A step of a line with everything that branches off from it before the line goes on. */
interface Block {
  readonly step: OutlineStep
  readonly ids: ReadonlySet<string>
  /** The step that follows it in its line. */
  readonly next: OutlineStep | undefined
}

function blockAt(rows: readonly OutlineRow[], at: number): Block | undefined {
  const step = rows[at]
  if (step?.type !== 'step') return undefined
  const ids = new Set([step.id])
  for (const row of rows.slice(at + 1)) {
    if (row.type === 'join') continue
    if (row.line === step.line) return { step, ids, next: row }
    if (row.level <= step.level) break
    ids.add(row.id)
  }
  return { step, ids, next: undefined }
}

/** Lets a step change places with the one above or below it in its line; the branches of both go along. */
export function reorder(graph: Graph, rows: readonly OutlineRow[], id: string, by: 'up' | 'down'): Edited {
  const at = rows.findIndex((row) => row.type === 'step' && row.id === id)
  const here = blockAt(rows, at)
  if (here === undefined) return refused('gone')
  if (by === 'down') {
    const below = here.next === undefined ? undefined : blockAt(rows, rows.indexOf(here.next))
    return below === undefined ? refused('samePlace') : swapped(graph, here, below)
  }
  const above = rows.findLastIndex((row, index) => index < at && row.type === 'step' && row.line === here.step.line)
  const block = blockAt(rows, above)
  return block === undefined ? refused('samePlace') : swapped(graph, block, here)
}

/** `second` comes before `first`: what led to the first leads to it, it leads to the first, and that to what followed. */
function swapped(graph: Graph, first: Block, second: Block): Edited {
  const [a, b] = [nodeOf(graph, first.step.id), nodeOf(graph, second.step.id)]
  if (a === undefined || b === undefined) return refused('gone')
  if (isStart(a) || isStart(b)) return refused('intoStart')
  const through = wayThrough(graph, second)
  const port = openPortOf(graph, b)
  if (through.length === 0 && port === undefined) return refused('noWayOut')
  const after = second.next?.id ?? through[0]?.to
  const names = new Set(through.map(edgeName))
  const edges = graph.edges.flatMap((edge): readonly GraphEdge[] => {
    if (names.has(edgeName(edge))) return [{ ...edge, to: a.id }]
    if (edge.to === a.id && !first.ids.has(edge.from)) return [{ ...edge, to: b.id }]
    if (edge.to === b.id && first.ids.has(edge.from)) return after === undefined ? [] : [{ ...edge, to: after }]
    return [edge]
  })
  const last = through.length > 0 || port === undefined ? [] : [{ from: b.id, port: port.name, to: a.id }]
  const nodes = graph.nodes.map((node) =>
    node.id === a.id ? { ...node, position: b.position } : node.id === b.id ? { ...node, position: a.position } : node,
  )
  const result = { ...graph, nodes, edges: [...edges, ...last] }
  const isCircle = [a, b].some(({ id }) => edgesFrom(result, id).some(({ to }) => reaches(result, to, id)))
  return isCircle ? refused('cycle') : edited(result)
}

/** The edges by which people come from a block to what follows it: to the next of the line, else by its main way. */
function wayThrough(graph: Graph, { step, ids, next }: Block): readonly GraphEdge[] {
  if (next !== undefined) return graph.edges.filter(({ from, to }) => to === next.id && ids.has(from))
  const node = nodeOf(graph, step.id)
  const usual = new Set(
    (node === undefined ? [] : portsOf(node)).filter(({ quiet }) => quiet !== true).map(({ name }) => name),
  )
  const way = edgesFrom(graph, step.id).findLast(({ port }) => usual.has(port))
  return way === undefined ? [] : [way]
}
