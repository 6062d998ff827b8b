import { kindOf } from '../nodes/index.ts'
import type { Graph, GraphEdge } from './schema.ts'

/** Lines that begin or end at no step, or leave by a path that the step does not have. Of unknown kinds all paths count. */
export const danglingEdges = ({ nodes, edges }: Graph): readonly GraphEdge[] => {
  const portsOf = new Map(
    nodes.map(({ id, kind, config }) => [
      id,
      kindOf(kind)
        ?.ports(config)
        .map(({ name }) => name),
    ]),
  )
  return edges.filter(({ from, port, to }) => {
    if (!portsOf.has(from) || !portsOf.has(to)) return true
    const ports = portsOf.get(from)
    return ports !== undefined && !ports.includes(port)
  })
}

/** "Remove dangling lines", as one step. */
export const withoutDanglingEdges = (graph: Graph): Graph => {
  const dangling = new Set(danglingEdges(graph))
  return { ...graph, edges: graph.edges.filter((edge) => !dangling.has(edge)) }
}
