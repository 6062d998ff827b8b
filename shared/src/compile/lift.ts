import type { Json, JsonObject } from '../problem/json.ts'
import { autoLayout } from '../graph/auto-layout.ts'
import type { Graph, GraphEdge, GraphNode, Layout } from '../graph/schema.ts'
import type { Journey, JourneyNode } from '../journey/schema.ts'

const noLayout: Layout = { positions: {}, groupOf: {}, notes: [], groups: [] }

/**
 * The graph of a journey, as the canvas draws it: undoes `lower`. Nodes to which the layout gives no place get one
 * automatically.
 */
export const lift = (journey: Journey, layout: Layout = noLayout): Graph => {
  const { id, name, zone, entry, goals, exits } = journey
  const nodes = Object.entries(journey.nodes)
  const edges = nodes.flatMap(([from, { to }]) =>
    Object.entries(to).map(([port, target]): GraphEdge => ({ from, port, to: target })),
  )
  const placeOf = placing(
    nodes.map(([nodeId]) => nodeId),
    edges,
    layout,
  )
  return {
    id,
    name,
    zone,
    // Settings are JSON; the wider type forgets which.
    settings: {
      entry: entry as JsonObject,
      goals: goals as readonly Json[] as Json[],
      exits: exits as readonly Json[] as Json[],
    },
    nodes: nodes.map(([nodeId, node]) => graphNode(nodeId, node, placeOf(nodeId), layout)),
    edges,
    notes: layout.notes,
    groups: layout.groups,
  }
}

const placing = (ids: readonly string[], edges: readonly GraphEdge[], { positions }: Layout) => {
  const known = new Map(Object.entries(positions))
  const automatic = ids.every((id) => known.has(id)) ? new Map() : autoLayout(ids, edges)
  return (id: string): GraphNode['position'] => known.get(id) ?? automatic.get(id) ?? { x: 0, y: 0 }
}

const graphNode = (
  id: string,
  { kind, v, label, config }: JourneyNode,
  position: GraphNode['position'],
  { groupOf, placed }: Layout,
): GraphNode => {
  const group = Object.hasOwn(groupOf, id) ? groupOf[id] : undefined
  return {
    id,
    kind,
    v,
    ...(label === undefined ? {} : { label }),
    config,
    position: { x: position.x, y: position.y },
    ...(group === undefined ? {} : { group }),
    ...(placed?.includes(id) === true ? { placed: true as const } : {}),
  }
}
