import type { Graph, GraphEdge, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Port } from '@trailwright/shared/nodes/define.ts'
import { isTrigger, kindOf } from '@trailwright/shared/nodes/index.ts'

/** Questions about a draft. Nothing here changes it. */

export function nodeOf(graph: Graph, id: string): GraphNode | undefined {
  return graph.nodes.find((node) => node.id === id)
}

export function edgesFrom({ edges }: Graph, id: string): readonly GraphEdge[] {
  const bySource = sorted.get(edges) ?? Map.groupBy(edges, ({ from }) => from)
  sorted.set(edges, bySource)
  return bySource.get(id) ?? none
}

/** Each card asks for its own edges: without this, drawing all of them takes the square of their number. */
const sorted = new WeakMap<readonly GraphEdge[], ReadonlyMap<string, readonly GraphEdge[]>>()
const none: readonly GraphEdge[] = []

export function edgesInto(graph: Graph, id: string): readonly GraphEdge[] {
  return graph.edges.filter((edge) => edge.to === id)
}

export function edgeAt(graph: Graph, from: string, port: string): GraphEdge | undefined {
  return graph.edges.find((edge) => edge.from === from && edge.port === port)
}

/** An edge by its name on the canvas. A port has one edge, so both together name it. */
export function edgeName(edge: Pick<GraphEdge, 'from' | 'port'>): string {
  return `${edge.from}:${edge.port}`
}

/** The ways out of a step, in the order of outcomes; none for a kind that is not known here. */
export function portsOf(node: GraphNode): readonly Port[] {
  return kindOf(node.kind)?.ports(node.config) ?? []
}

/** The ways out, and those that only an edge knows: of a kind unknown here, or of a port that is gone. */
export function portsWithEdges(graph: Graph, node: GraphNode): readonly Port[] {
  const known = portsOf(node)
  const names = new Set(known.map((port) => port.name))
  const others = edgesFrom(graph, node.id).filter((edge) => !names.has(edge.port))
  return [...known, ...others.map((edge) => ({ name: edge.port, label: edge.port }))]
}

/** The port that a new step joins: the first open one that people take as a rule, else the first of all. */
export function openPortOf(graph: Graph, node: GraphNode): Port | undefined {
  const ports = portsOf(node)
  const isOpen = (port: Port): boolean => edgeAt(graph, node.id, port.name) === undefined
  return ports.find((port) => isOpen(port) && port.quiet !== true) ?? ports[0]
}

/** Whether people can come from one step to another, be it the same. */
export function reaches(graph: Graph, from: string, to: string): boolean {
  return reachedFrom(graph, from).has(to)
}

/** A step and every step after it. */
export function reachedFrom(graph: Graph, from: string): ReadonlySet<string> {
  return spread(
    Map.groupBy(graph.edges, (edge) => edge.from),
    'to',
    from,
  )
}

/** A step and every step from which people come to it. */
export function leadingTo(graph: Graph, to: string): ReadonlySet<string> {
  return spread(
    Map.groupBy(graph.edges, (edge) => edge.to),
    'from',
    to,
  )
}

function spread(
  next: ReadonlyMap<string, readonly GraphEdge[]>,
  end: 'from' | 'to',
  from: string,
): ReadonlySet<string> {
  const seen = new Set([from])
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of next.get(id) ?? []) {
      const target = edge[end]
      if (seen.has(target)) continue
      seen.add(target)
      open.push(target)
    }
  }
  return seen
}

export function isStart(node: GraphNode): boolean {
  return isTrigger(node.kind)
}
