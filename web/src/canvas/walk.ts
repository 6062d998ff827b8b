import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { edgesFrom, edgesInto, portsWithEdges } from '../state/edits/lookup.ts'

export type Direction = 'down' | 'up' | 'left' | 'right'

/** The step that an arrow key leads to: along the line, or to the branch beside. */
export function stepInDirection(graph: Graph, id: string, direction: Direction): string | undefined {
  if (direction === 'down') return children(graph, id)[0]
  if (direction === 'up') return edgesInto(graph, id)[0]?.from
  const parent = edgesInto(graph, id)[0]?.from
  const siblings = parent === undefined ? startsOf(graph) : children(graph, parent)
  const index = siblings.indexOf(id)
  return siblings[direction === 'left' ? index - 1 : index + 1]
}

/** Where the walk begins when nothing is selected. */
export function firstStep(graph: Graph): string | undefined {
  return startsOf(graph)[0] ?? graph.nodes[0]?.id
}

/** Steps in the order in which people meet them; each once, those that nothing leads to last. */
export function stepsInOrder(graph: Graph): readonly string[] {
  const seen = new Set<string>()
  const order: string[] = []
  const visit = (first: string) => {
    const open = [first]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id)) continue
      seen.add(id)
      order.push(id)
      open.push(...children(graph, id).toReversed())
    }
  }
  for (const id of startsOf(graph)) visit(id)
  for (const { id } of graph.nodes) visit(id)
  return order
}

/** What a step leads to, in the order of its ports, each once. */
export function children(graph: Graph, id: string): readonly string[] {
  const node = graph.nodes.find((other) => other.id === id)
  if (node === undefined) return []
  const edges = edgesFrom(graph, id)
  const targets = portsWithEdges(graph, node).flatMap(({ name }) => edges.find((edge) => edge.port === name)?.to ?? [])
  return [...new Set(targets)]
}

function startsOf(graph: Graph): readonly string[] {
  const entered = new Set(graph.edges.map((edge) => edge.to))
  return graph.nodes
    .filter((node) => !entered.has(node.id))
    .toSorted((a, b) => a.position.x - b.position.x)
    .map((node) => node.id)
}
