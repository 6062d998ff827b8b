import type { Graph, GraphEdge, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { connect, disconnect } from './connect.ts'
import { edited, type Edited, refused } from './edited.ts'
import { edgeAt, isStart, nodeOf, openPortOf, portsOf, reachedFrom } from './lookup.ts'
import { cardHeight, freePlace, grid, type Place, placeAfter, rankGap, snap } from './place.ts'

/** A new step with what its kind starts with. */
export function newNode(kind: string, id: string, position: Place): GraphNode {
  const known = kindOf(kind)
  return { id, kind, v: known?.v ?? 1, config: known?.defaults() ?? {}, position: snap(position) }
}

export function addNode(graph: Graph, node: GraphNode): Graph {
  return { ...graph, nodes: [...graph.nodes, { ...node, position: freePlace(graph, node.position) }] }
}

/** A new step at the end of a port; where an edge leaves the port, the step goes into it. */
export function addAfter(graph: Graph, node: GraphNode, at: { readonly from: string; readonly port?: string }): Edited {
  const before = nodeOf(graph, at.from)
  if (before === undefined) return refused('gone')
  if (isStart(node)) return edited(addNode(graph, { ...node, position: beside(before) }))
  const ports = portsOf(before)
  const port = ports.find(({ name }) => name === at.port) ?? openPortOf(graph, before)
  if (port === undefined) return edited(addNode(graph, { ...node, position: below(before) }))
  const taken = edgeAt(graph, before.id, port.name)
  if (taken !== undefined) return insertOnEdge(graph, node, taken)
  const shown = ports.filter(({ quiet }) => quiet !== true)
  const place = placeAfter(graph, before, Math.max(shown.indexOf(port), 0), Math.max(shown.length, 1))
  const added = { ...graph, nodes: [...graph.nodes, { ...node, position: place }] }
  return connect(added, { from: before.id, port: port.name, to: node.id })
}

function below(node: GraphNode): Place {
  return { x: node.position.x, y: node.position.y + cardHeight + rankGap }
}

function beside(node: GraphNode): Place {
  return { x: node.position.x + 320, y: node.position.y }
}

/** Puts a step, new or without edges, into an edge. The steps after it move down where there is no room. */
export function insertOnEdge(graph: Graph, node: GraphNode, edge: GraphEdge): Edited {
  const before = nodeOf(graph, edge.from)
  const after = nodeOf(graph, edge.to)
  if (before === undefined || after === undefined) return refused('gone')
  if (isStart(node)) return refused('intoStart')
  const way = portsOf(node)[0]
  if (way === undefined) return refused('noWayOut')
  const position = snap({ x: after.position.x, y: before.position.y + cardHeight + rankGap })
  const opened = openAt(graph, edge.to, position.y + cardHeight + rankGap, node.id)
  const others = opened.nodes.filter((other) => other.id !== node.id)
  const withStep = { ...opened, nodes: [...others, { ...node, position }] }
  const joined = connect(disconnect(withStep, edge), { ...edge, to: node.id })
  return joined.ok ? connect(joined.graph, { from: node.id, port: way.name, to: edge.to }) : joined
}

/** Moves a step and all after it down until it stands at `y` or lower. */
function openAt(graph: Graph, id: string, y: number, except: string): Graph {
  const first = nodeOf(graph, id)
  const missing = first === undefined ? 0 : Math.ceil((y - first.position.y) / grid) * grid
  if (missing <= 0) return graph
  const moving = reachedFrom(graph, id)
  return {
    ...graph,
    nodes: graph.nodes.map((node) =>
      moving.has(node.id) && node.id !== except
        ? { ...node, position: { x: node.position.x, y: node.position.y + missing } }
        : node,
    ),
  }
}
