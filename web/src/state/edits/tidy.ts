import { graphlib, layout } from '@dagrejs/dagre'
import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { nodeOf, portsWithEdges } from './lookup.ts'
import { frameAround } from './notes.ts'
import { cardHeight, cardWidth, nodeGap, type Place, placeBeside, rankGap, snap } from './place.ts'

/** Measured sizes of cards by id; a card that was never drawn counts as of usual size. */
export type Sizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>

/**
 * Lays the steps out from top to bottom. Steps that were placed by hand stay; those around them come along, as far as
 * the nearest step before (else after) them stands from where it would have been laid. Frames follow their steps; notes
 * stay.
 */
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
  const laid = graph.nodes.map((node) => {
    const { x, y, width, height } = drawing.node(node.id)
    return { ...node, position: snap({ x: side * x - width / 2, y: y - height / 2 }) }
  })
  const nodes = aroundPlaced(graph, laid)
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

/** Takes back that steps were placed by hand, so that tidying up moves them, too. */
export function unplaced(graph: Graph): Graph {
  return { ...graph, nodes: graph.nodes.map(({ placed: _, ...node }) => node) }
}

/** The steps as they were laid, but for those placed by hand, which stay, and draw along what hangs on them. */
function aroundPlaced(graph: Graph, laid: readonly GraphNode[]): GraphNode[] {
  const kept = new Map(graph.nodes.filter((node) => node.placed === true).map((node) => [node.id, node.position]))
  if (kept.size === 0) return [...laid]
  const shifts = shiftsFrom(graph, laid, kept)
  const standing = graph.nodes.filter((node) => kept.has(node.id))
  const free = laid.filter((node) => !kept.has(node.id)).toSorted((a, b) => a.position.y - b.position.y)
  const settled = new Map<string, Place>(kept)
  for (const node of free) {
    const shift = shifts.get(node.id) ?? { x: 0, y: 0 }
    const wished = { x: node.position.x + shift.x, y: node.position.y + shift.y }
    const position = placeBeside(standing, wished)
    settled.set(node.id, position)
    standing.push({ ...node, position })
  }
  return laid.map((node) => ({ ...node, position: settled.get(node.id) ?? node.position }))
}

/** How far each step is drawn along: as the nearest placed step before it, else the nearest after it. */
function shiftsFrom(
  { edges }: Graph,
  laid: readonly GraphNode[],
  kept: ReadonlyMap<string, Place>,
): ReadonlyMap<string, Place> {
  const shifts = new Map<string, Place>()
  for (const { id, position } of laid) {
    const place = kept.get(id)
    if (place !== undefined) shifts.set(id, { x: place.x - position.x, y: place.y - position.y })
  }
  for (const [near, far] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const next = Map.groupBy(edges, (edge) => edge[near])
    const open = [...shifts.keys()]
    for (let at = 0; at < open.length; at += 1) {
      const id = open[at] ?? ''
      const shift = shifts.get(id)
      for (const edge of next.get(id) ?? []) {
        if (shift === undefined || shifts.has(edge[far])) continue
        shifts.set(edge[far], shift)
        open.push(edge[far])
      }
    }
  }
  return shifts
}
