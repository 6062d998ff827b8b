import type { Graph, GraphEdge } from '@trailwright/shared/graph/schema.ts'
import { edgesFrom, edgesInto } from './lookup.ts'

/** Of a step with several wired ways out: the port whose steps stay joined; null leaves all of them apart. */
export type Keep = ReadonlyMap<string, string | null>

/** Steps that are entered and have several ways out: before they go, somebody says which way stays. */
export function branchesToAsk(graph: Graph, ids: readonly string[]): readonly string[] {
  const going = new Set(ids)
  return ids.filter(
    (id) =>
      edgesInto(graph, id).some((edge) => !going.has(edge.from)) &&
      new Set(edgesFrom(graph, id).map((edge) => edge.to)).size > 1,
  )
}

/** Takes steps out. What led to a step leads on to what followed it, by its only way out or the one to keep. */
export function deleteNodes(graph: Graph, ids: readonly string[], keep: Keep = new Map()): Graph {
  const healed = ids.reduce((rest, id) => heal(rest, id, keep.get(id)), graph)
  const going = new Set(ids)
  return { ...healed, nodes: healed.nodes.filter((node) => !going.has(node.id)) }
}

/** Takes a step out of its line without deleting it; the line closes behind it. */
export function detachAndHeal(graph: Graph, id: string, keep?: string | null): Graph {
  return heal(graph, id, keep)
}

function heal(graph: Graph, id: string, keep: string | null | undefined): Graph {
  const to = targetAfter(edgesFrom(graph, id), keep)
  return {
    ...graph,
    edges: graph.edges.flatMap((edge) => {
      if (edge.from === id) return []
      if (edge.to !== id) return [edge]
      return to === undefined || to === id ? [] : [{ ...edge, to }]
    }),
  }
}

function targetAfter(ways: readonly GraphEdge[], keep: string | null | undefined): string | undefined {
  if (keep === null) return undefined
  if (keep !== undefined) return ways.find((edge) => edge.port === keep)?.to
  const targets = new Set(ways.map((edge) => edge.to))
  return targets.size === 1 ? [...targets][0] : undefined
}
