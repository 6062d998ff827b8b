import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { regroup } from './groups.ts'
import { type Place, snap } from './place.ts'

/**
 * New places of steps, notes and groups, by id, as somebody dragged them: tidying up leaves those steps there. A group
 * takes its steps along; a step that is moved out of one leaves it. Everything snaps to the grid.
 */
export function moveThings(graph: Graph, places: ReadonlyMap<string, Place>): Graph {
  const shifts = new Map(
    graph.groups.flatMap((group) => {
      const to = places.get(group.id)
      if (to === undefined) return []
      const end = snap(to)
      return [[group.id, { x: end.x - group.position.x, y: end.y - group.position.y }] as const]
    }),
  )
  const placed = <Thing extends { readonly id: string; readonly position: Place }>(thing: Thing): Thing => {
    const to = places.get(thing.id)
    return to === undefined ? thing : { ...thing, position: snap(to) }
  }
  const moved = {
    ...graph,
    nodes: graph.nodes.map((node): GraphNode => {
      const shift = node.group === undefined || places.has(node.id) ? undefined : shifts.get(node.group)
      if (shift === undefined) return places.has(node.id) ? { ...placed(node), placed: true } : node
      return { ...node, position: { x: node.position.x + shift.x, y: node.position.y + shift.y }, placed: true }
    }),
    notes: graph.notes.map(placed),
    groups: graph.groups.map(placed),
  }
  return regroup(moved, new Set([...places.keys()].filter((id) => !shifts.has(groupOf(graph, id) ?? ''))))
}

function groupOf(graph: Graph, id: string): string | undefined {
  return graph.nodes.find((node) => node.id === id)?.group
}
