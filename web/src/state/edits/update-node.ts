import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { portsOf } from './lookup.ts'

/** Changes one step; every other keeps its identity, so that nothing else is drawn again. */
function changeNode(graph: Graph, id: string, change: (node: GraphNode) => GraphNode): Graph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? change(node) : node)) }
}

/** Sets one key of a config; undefined removes it. Edges of ports that are gone go with them. */
export function updateConfig(graph: Graph, id: string, key: string, value: Json | undefined): Graph {
  const next = changeNode(graph, id, (node) => ({ ...node, config: withKey(node.config, key, value) }))
  return dropLostEdges(graph, next, id)
}

function withKey(config: JsonObject, key: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...config, [key]: value }
  return Object.fromEntries(Object.entries(config).filter(([other]) => other !== key))
}

function dropLostEdges(before: Graph, after: Graph, id: string): Graph {
  const old = before.nodes.find((node) => node.id === id)
  const node = after.nodes.find((other) => other.id === id)
  if (old === undefined || node === undefined || kindOf(node.kind) === undefined) return after
  const left = new Set(portsOf(node).map((port) => port.name))
  const lost = new Set(
    portsOf(old)
      .map((port) => port.name)
      .filter((name) => !left.has(name)),
  )
  if (lost.size === 0) return after
  return { ...after, edges: after.edges.filter((edge) => edge.from !== id || !lost.has(edge.port)) }
}

/** Gives a step a name of its own; an empty one takes it away. */
export function renameNode(graph: Graph, id: string, label: string): Graph {
  const trimmed = label.slice(0, 120)
  return changeNode(graph, id, ({ label: _, ...node }) => (trimmed === '' ? node : { ...node, label: trimmed }))
}
