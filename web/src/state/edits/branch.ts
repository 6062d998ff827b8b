import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { reachedFrom } from './lookup.ts'

/** A step and every step that people only come to through it: what hangs on it, up to where other paths join. */
export function branchOf(graph: Graph, id: string): readonly string[] {
  const branch = new Set(reachedFrom(graph, id))
  for (let shrinks = true; shrinks;) {
    shrinks = false
    for (const { from, to } of graph.edges) {
      if (to === id || branch.has(from) || !branch.has(to)) continue
      branch.delete(to)
      shrinks = true
    }
  }
  return graph.nodes.filter((node) => branch.has(node.id)).map((node) => node.id)
}
