import { graphlib, layout } from '@dagrejs/dagre'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { nodeOf, portsWithEdges } from './lookup.ts'
import { frameAround } from './notes.ts'
import { cardHeight, cardWidth, nodeGap, rankGap, snap } from './place.ts'

/** Measured sizes of cards by id; a card that was never drawn counts as of usual size. */
export type Sizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>

/** Lays the steps out from top to bottom. Frames follow their steps; notes stay. */
export function tidy(graph: Graph, sizes: Sizes = new Map()): Graph {
  if (graph.nodes.length === 0) return graph
  const drawing = new graphlib.Graph({ multigraph: true })
  drawing.setGraph({ rankdir: 'TB', ranksep: rankGap, nodesep: nodeGap })
  drawing.setDefaultEdgeLabel(() => ({}))
  for (const node of graph.nodes) {
    const { width, height } = sizes.get(node.id) ?? { width: cardWidth, height: cardHeight }
    drawing.setNode(node.id, { width, height })
  }
  const known = new Set(graph.nodes.map((node) => node.id))
  for (const node of graph.nodes) {
    for (const port of portsWithEdges(graph, node)) {
      const edge = graph.edges.find((other) => other.from === node.id && other.port === port.name)
      if (edge !== undefined && known.has(edge.to)) drawing.setEdge(edge.from, edge.to, {}, edge.port)
    }
  }
  layout(drawing)
  const side = isMirrored(graph, (id) => drawing.node(id).x) ? -1 : 1
  const nodes = graph.nodes.map((node) => {
    const { x, y, width, height } = drawing.node(node.id)
    return { ...node, position: snap({ x: side * x - width / 2, y: y - height / 2 }) }
  })
  const groups = graph.groups.map((group) => {
    const members = nodes.filter((node) => node.group === group.id)
    return members.length === 0 ? group : { ...group, ...frameAround(members) }
  })
  return { ...graph, nodes, groups }
}

/** Whether more ways out of one step lie in the wrong order than in the right one: the layout knows no order. */
function isMirrored(graph: Graph, xOf: (id: string) => number): boolean {
  let balance = 0
  for (const node of graph.nodes) {
    const targets = portsWithEdges(graph, node).flatMap(
      ({ name }) =>
        graph.edges.find((edge) => edge.from === node.id && edge.port === name && nodeOf(graph, edge.to) !== undefined)
          ?.to ?? [],
    )
    for (const [index, target] of targets.slice(1).entries()) {
      balance += Math.sign(xOf(target) - xOf(targets[index] ?? target))
    }
  }
  return balance < 0
}
