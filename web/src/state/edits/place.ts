import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'

/** Where things stand on the canvas, in px of the canvas. */
export interface Place {
  readonly x: number
  readonly y: number
}

export const grid = 16
export const cardWidth = 260
/** Of a card whose height is not measured yet. */
export const cardHeight = 96
export const rankGap = 64
export const nodeGap = 50

export function snap({ x, y }: Place): Place {
  return { x: Math.round(x / grid) * grid, y: Math.round(y / grid) * grid }
}

function overlaps(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < cardWidth + grid && Math.abs(a.y - b.y) < cardHeight + grid
}

const blockerAt = (graph: Graph, place: Place) => graph.nodes.find((node) => overlaps(node.position, place))

/** The place, or the first below it where no card stands. */
function freeBelow(graph: Graph, place: Place): Place {
  const blocker = blockerAt(graph, place)
  if (blocker === undefined) return place
  const y = Math.ceil((blocker.position.y + cardHeight + nodeGap) / grid) * grid
  return freeBelow(graph, { x: place.x, y: Math.max(y, place.y + grid) })
}

/** The wished place, or the nearest where no card stands: below it, or in a column beside, right before left. */
export function freePlace(graph: Graph, wished: Place): Place {
  const start = snap(wished)
  const far = ({ x, y }: Place) => Math.abs(x - start.x) + Math.abs(y - start.y)
  let nearest = freeBelow(graph, start)
  for (let aside = cardWidth + nodeGap; aside < far(nearest); aside += cardWidth + nodeGap) {
    for (const x of [start.x + aside, start.x - aside]) {
      const place = freeBelow(graph, snap({ x, y: start.y }))
      if (far(place) < far(nearest)) nearest = place
    }
  }
  return nearest
}

/** The wished place, or the first to its right where none of the cards stands: beside others of the same rank. */
export function placeBeside(cards: readonly GraphNode[], wished: Place): Place {
  let place = snap(wished)
  while (cards.some((card) => overlaps(card.position, place)))
    place = snap({ x: place.x + cardWidth + nodeGap, y: place.y })
  return place
}

/** Where the next step of a port stands: under its step; ports side by side spread out. */
export function placeAfter(graph: Graph, node: GraphNode, port: number, ports: number): Place {
  const offset = (port - (ports - 1) / 2) * (cardWidth + nodeGap)
  return placeBeside(graph.nodes, { x: node.position.x + offset, y: node.position.y + cardHeight + rankGap })
}

/** The box around some cards. */
export function boundsOf(nodes: readonly GraphNode[]): { x: number; y: number; width: number; height: number } {
  const left = Math.min(...nodes.map((node) => node.position.x))
  const top = Math.min(...nodes.map((node) => node.position.y))
  const right = Math.max(...nodes.map((node) => node.position.x + cardWidth))
  const bottom = Math.max(...nodes.map((node) => node.position.y + cardHeight))
  return { x: left, y: top, width: right - left, height: bottom - top }
}
