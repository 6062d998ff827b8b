import type { Graph, GraphEdge } from '@trailwright/shared/graph/schema.ts'
import { edited, type Edited, type Refusal, refused } from './edited.ts'
import { edgeAt, edgeName, isStart, nodeOf, reaches } from './lookup.ts'

/** Why this edge cannot be drawn; undefined when it can. */
export function whyNotConnect(graph: Graph, { from, port, to }: GraphEdge): Refusal | undefined {
  const target = nodeOf(graph, to)
  if (nodeOf(graph, from) === undefined || target === undefined) return 'gone'
  if (isStart(target)) return 'intoStart'
  const there = edgeAt(graph, from, port)
  if (there !== undefined) return there.to === to ? 'samePlace' : 'portTaken'
  return reaches(graph, to, from) ? 'cycle' : undefined
}

/** One edge leaves a port, none enters a start, none closes a circle. */
export function connect(graph: Graph, edge: GraphEdge): Edited {
  const refusal = whyNotConnect(graph, edge)
  return refusal === undefined ? edited({ ...graph, edges: [...graph.edges, edge] }) : refused(refusal)
}

/** Lets an edge end at another step; it stays where it was if that cannot be. */
export function reconnect(graph: Graph, edge: GraphEdge, to: string): Edited {
  return connect(disconnect(graph, edge), { ...edge, to })
}

export function disconnect(graph: Graph, edge: Pick<GraphEdge, 'from' | 'port'>): Graph {
  const name = edgeName(edge)
  return { ...graph, edges: graph.edges.filter((other) => edgeName(other) !== name) }
}
