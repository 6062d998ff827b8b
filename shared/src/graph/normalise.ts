import { canonicalName, canonicalNode } from '../journey/canonical.ts'
import { breadthFirst, portsInOrder } from '../journey/order.ts'
import { canonicalSettings } from '../journey/settings.ts'
import type { Graph, GraphEdge, GraphNode } from './schema.ts'

/** Port -> target of each node that exists. Of two edges from one port the first one stays. */
const wiring = (
  nodes: ReadonlyMap<string, GraphNode>,
  edges: readonly GraphEdge[],
): Map<string, Map<string, string>> => {
  const wires = new Map([...nodes.keys()].map((id) => [id, new Map<string, string>()]))
  for (const { from, port, to } of edges) {
    const ports = wires.get(from)
    if (ports !== undefined && !ports.has(port)) ports.set(port, to)
  }
  return wires
}

const canonicalGraphNode = (node: GraphNode): GraphNode => {
  const { id, position, group, placed } = node
  const canonical = { id, ...canonicalNode(node), position: { x: position.x, y: position.y } }
  return {
    ...canonical,
    ...(group === undefined ? {} : { group }),
    ...(placed === undefined ? {} : { placed }),
  }
}

/**
 * The draft as it can be written down: configs in the form of their kinds, nodes breadth first from the triggers,
 * edges in the order of nodes and ports. Dropped, and reported by the checks, are a second node of one id, a second
 * edge from one port and an edge from a node that is not there. Total and idempotent.
 */
export const normalise = (graph: Graph): Graph => {
  const nodes = new Map<string, GraphNode>()
  for (const node of graph.nodes) if (!nodes.has(node.id)) nodes.set(node.id, canonicalGraphNode(node))
  const wires = wiring(nodes, graph.edges)
  const order = breadthFirst([...nodes.values()].map((node) => ({ ...node, to: wires.get(node.id) ?? new Map() })))
  const ordered = Object.values(Object.fromEntries(order.map((id) => [id, nodes.get(id)]))).filter(
    (node) => node !== undefined,
  )
  const settings = canonicalSettings(graph.settings)
  return {
    id: graph.id,
    name: canonicalName(graph.name),
    zone: graph.zone,
    settings: { entry: settings.entry, goals: [...settings.goals], exits: [...settings.exits] },
    nodes: ordered,
    edges: ordered.flatMap(({ id, kind, config }) => edgesOf(id, kind, config, wires.get(id) ?? new Map())),
    notes: graph.notes,
    groups: graph.groups,
  }
}

const edgesOf = (
  from: string,
  kind: string,
  config: GraphNode['config'],
  wires: ReadonlyMap<string, string>,
): readonly GraphEdge[] =>
  Object.entries(
    Object.fromEntries(portsInOrder(kind, config, wires.keys()).map((port) => [port, wires.get(port) ?? ''])),
  ).map(([port, to]) => ({ from, port, to }))
