import type { Graph, GraphEdge, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { z } from 'zod'
import { edited, type Edited, refused } from './edited.ts'
import { edgesFrom, edgesInto, isStart, nodeOf, portsOf } from './lookup.ts'

/**
 * Another kind in the place of a step. It keeps its id, its own name and where it stands; of its config the keys that
 * the new kind knows by the same name and takes the value of; the lines of paths of the same name. When the path that
 * people took as a rule has no namesake, what followed it follows the first path of the new kind.
 */
export function swapKind(graph: Graph, id: string, kind: string): Edited {
  const before = nodeOf(graph, id)
  const known = kindOf(kind)
  if (before === undefined || known === undefined) return refused('gone')
  if (before.kind === kind) return refused('samePlace')
  const node: GraphNode = { ...before, kind, v: known.v, config: fitting(kind, before.config) }
  if (isStart(node) && edgesInto(graph, id).length > 0) return refused('intoStart')
  return edited({
    ...graph,
    nodes: graph.nodes.map((other) => (other.id === id ? node : other)),
    edges: [...graph.edges.filter((edge) => edge.from !== id), ...keptEdges(graph, before, node)],
  })
}

function fitting(kind: string, config: JsonObject): JsonObject {
  const known = kindOf(kind)
  const defaults = known?.defaults() ?? {}
  const shape = known?.config instanceof z.ZodObject ? known.config.shape : {}
  const kept = Object.entries(config).filter(([key, value]) => {
    const schema: unknown = shape[key]
    return schema instanceof z.ZodType && schema.safeParse(value).success
  })
  return { ...defaults, ...Object.fromEntries(kept) }
}

function keptEdges(graph: Graph, before: GraphNode, after: GraphNode): readonly GraphEdge[] {
  const wired = edgesFrom(graph, before.id)
  const ports = portsOf(after)
  const same = wired.filter((edge) => ports.some(({ name }) => name === edge.port))
  const [first] = ports
  const main = portsOf(before)
    .map(({ name }) => wired.find((edge) => edge.port === name))
    .find((edge) => edge !== undefined)
  const moves =
    first !== undefined && main !== undefined && !same.includes(main) && same.every((edge) => edge.port !== first.name)
  return moves ? [{ ...main, port: first.name }, ...same] : same
}
