import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { portsOf } from '../../../state/edits/lookup.ts'
import { boundsOf, cardHeight, freePlace, placeAfter, rankGap } from '../../../state/edits/place.ts'

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Steps that came under another id, and as whom they stood there before: the same kind, and the same config if several. */
function renamedSteps(graph: Graph, before: Graph): ReadonlyMap<string, GraphNode> {
  const now = new Set(graph.nodes.map(({ id }) => id))
  const then = new Set(before.nodes.map(({ id }) => id))
  const gone = before.nodes.filter(({ id }) => !now.has(id))
  const renamed = new Map<string, GraphNode>()
  for (const node of graph.nodes.filter(({ id }) => !then.has(id))) {
    const alike = gone.filter(
      ({ id, kind }) => kind === node.kind && ![...renamed.values()].some((one) => one.id === id),
    )
    const was = alike.find(({ config }) => same(config, node.config)) ?? (alike.length === 1 ? alike[0] : undefined)
    if (was !== undefined) renamed.set(node.id, was)
  }
  return renamed
}

/** The draft with a place for every step that `before` does not know: its own under another id, else below what leads to it. */
export function placed(graph: Graph, before: Graph): Graph {
  const known = new Set(before.nodes.map(({ id }) => id))
  const renamed = renamedSteps(graph, before)
  let standing: Graph = { ...graph, nodes: graph.nodes.filter(({ id }) => known.has(id)) }
  const places = new Map<string, GraphNode>()
  for (const node of graph.nodes) {
    if (known.has(node.id)) continue
    const was = renamed.get(node.id)
    const at =
      was === undefined
        ? { ...node, position: placeFor(node, standing) }
        : { ...node, position: was.position, ...(was.group === undefined ? {} : { group: was.group }) }
    places.set(node.id, at)
    standing = { ...standing, nodes: [...standing.nodes, at] }
  }
  return { ...graph, nodes: graph.nodes.map((node) => places.get(node.id) ?? node) }
}

function placeFor(node: GraphNode, standing: Graph): GraphNode['position'] {
  const [edge] = standing.edges.filter(({ from, to }) => to === node.id && standing.nodes.some(({ id }) => id === from))
  const source = standing.nodes.find(({ id }) => id === edge?.from)
  if (source !== undefined) {
    const ports = portsOf(source)
    const index = ports.findIndex(({ name }) => name === edge?.port)
    return placeAfter(standing, source, Math.max(index, 0), Math.max(ports.length, 1))
  }
  if (standing.nodes.length === 0) return { x: 0, y: 0 }
  const { x, y, height } = boundsOf(standing.nodes)
  return freePlace(standing, { x, y: y + height + cardHeight / 2 + rankGap / 2 })
}
