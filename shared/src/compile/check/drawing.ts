import type { Graph, GraphEdge, GraphNode } from '../../graph/schema.ts'
import type { NodeKind, Port, Refs } from '../../nodes/define.ts'
import { kindOf } from '../../nodes/index.ts'
import type { JsonObject } from '../../problem/json.ts'
import { isTooDeep } from '../../problem/sorted.ts'

/** A node with what is known about it. */
export interface DrawnNode {
  readonly node: GraphNode
  /** Undefined for a kind that is not known here, or a version that is newer. */
  readonly kind: NodeKind | undefined
  /** The config, if its schema takes it. */
  readonly config: JsonObject | undefined
  readonly ports: readonly Port[]
  /** Port -> target that exists. */
  readonly wires: ReadonlyMap<string, string>
}

/** What the checks look at: the draft as it came, and what normalising made of it. */
export interface Drawing {
  readonly raw: Graph
  readonly graph: Graph
  readonly nodes: ReadonlyMap<string, DrawnNode>
  readonly refs: Refs
}

const knownKind = ({ kind, v }: GraphNode): NodeKind | undefined => {
  const known = kindOf(kind)
  return known !== undefined && v <= known.v ? known : undefined
}

const drawn = (node: GraphNode, edges: readonly GraphEdge[], exists: (id: string) => boolean): DrawnNode => {
  const kind = knownKind(node)
  return {
    node,
    kind,
    config: isTooDeep(node.config) ? undefined : kind?.config.safeParse(node.config).data,
    ports: kind?.ports(node.config) ?? [],
    wires: new Map(edges.flatMap(({ port, to }) => (exists(to) ? [[port, to]] : []))),
  }
}

export const drawingOf = (raw: Graph, graph: Graph, refs: Refs): Drawing => {
  const ids = new Set(graph.nodes.map(({ id }) => id))
  const edgesFrom = Map.groupBy(graph.edges, ({ from }) => from)
  const nodes = graph.nodes.map((node): [string, DrawnNode] => [
    node.id,
    drawn(node, edgesFrom.get(node.id) ?? [], (id) => ids.has(id)),
  ])
  return { raw, graph, nodes: new Map(nodes), refs }
}

/** Where a node's edges lead, each target once; ports that the kind does not know lead nowhere. */
export const targetsOf = ({ ports, wires }: DrawnNode): readonly string[] => [
  ...new Set(ports.flatMap(({ name }) => wires.get(name) ?? [])),
]
