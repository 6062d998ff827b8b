import type { Graph, GraphGroup, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { frameAround } from './notes.ts'
import { cardHeight, cardWidth, type Place, snap } from './place.ts'

/** Frames: folded to one card and opened again, entered and left by steps that are moved. */

export function membersOf(graph: Graph, group: string): readonly GraphNode[] {
  return graph.nodes.filter((node) => node.group === group)
}

/** Where the card of a folded frame stands: at the top of its steps, in their middle. */
function foldedPlace(group: GraphGroup): Place {
  return snap({ x: group.position.x + (group.size.width - cardWidth) / 2, y: group.position.y })
}

/** Folds a frame to one card, or opens it around its steps. */
export function foldGroup(graph: Graph, id: string, collapsed: boolean): Graph {
  const found = graph.groups.find((group) => group.id === id)
  if (found === undefined || found.collapsed === collapsed) return graph
  const members = membersOf(graph, id)
  const around = members.length === 0 ? {} : frameAround(members)
  const folded = (group: GraphGroup): GraphGroup =>
    collapsed ? { ...group, collapsed, position: foldedPlace(group) } : { ...group, collapsed, ...around }
  return { ...graph, groups: graph.groups.map((group) => (group.id === id ? folded(group) : group)) }
}

/** The folded frame that a step is hidden in. */
export function foldOf(graph: Graph, id: string): string | undefined {
  const group = graph.nodes.find((node) => node.id === id)?.group
  return graph.groups.find((other) => other.id === group && other.collapsed)?.id
}

/** Steps that were moved one by one belong to the open frame that they stand in now, or to none. */
export function regroup(graph: Graph, moved: ReadonlySet<string>): Graph {
  const open = graph.groups.filter((group) => !group.collapsed)
  if (open.length === 0) return graph
  const around = ({ position: { x, y } }: GraphNode): string | undefined =>
    open.find(({ position, size }) => {
      const middle = { x: x + cardWidth / 2 - position.x, y: y + cardHeight / 2 - position.y }
      return middle.x >= 0 && middle.x <= size.width && middle.y >= 0 && middle.y <= size.height
    })?.id
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      if (!moved.has(node.id)) return node
      const group = around(node)
      if (group === node.group) return node
      const { group: _, ...rest } = node
      return group === undefined ? rest : { ...rest, group }
    }),
  }
}
