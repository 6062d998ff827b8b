import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { type Place, snap } from './place.ts'

/** New places of steps, notes and groups, by id. A group takes its steps along. Everything snaps to the grid. */
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
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const shift = node.group === undefined || places.has(node.id) ? undefined : shifts.get(node.group)
      if (shift === undefined) return placed(node)
      return { ...node, position: { x: node.position.x + shift.x, y: node.position.y + shift.y } }
    }),
    notes: graph.notes.map(placed),
    groups: graph.groups.map(placed),
  }
}
