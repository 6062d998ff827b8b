import type { Graph, GraphGroup, GraphNode, GraphNote } from '@trailwright/shared/graph/schema.ts'
import { boundsOf, grid, type Place, snap } from './place.ts'

const padding = 2 * grid
const headRoom = 2 * grid

export function addNote(graph: Graph, id: string, at: Place): Graph {
  const note: GraphNote = { id, text: '', colour: 'yellow', position: snap(at), size: { width: 208, height: 112 } }
  return { ...graph, notes: [...graph.notes, note] }
}

export function updateNote(graph: Graph, id: string, change: Partial<Omit<GraphNote, 'id'>>): Graph {
  return { ...graph, notes: graph.notes.map((note) => (note.id === id ? { ...note, ...change } : note)) }
}

export function deleteNotes(graph: Graph, ids: readonly string[]): Graph {
  return { ...graph, notes: graph.notes.filter((note) => !ids.includes(note.id)) }
}

/** Where a frame stands that leaves room around its steps and for its name. */
export function frameAround(nodes: readonly GraphNode[]): Pick<GraphGroup, 'position' | 'size'> {
  const { x, y, width, height } = boundsOf(nodes)
  return {
    position: { x: x - padding, y: y - padding - headRoom },
    size: { width: width + 2 * padding, height: height + 2 * padding + headRoom },
  }
}

/** A frame around steps; they move with it. */
export function addGroup(graph: Graph, id: string, label: string, members: readonly string[]): Graph {
  const nodes = graph.nodes.filter((node) => members.includes(node.id))
  if (nodes.length === 0) return graph
  const group: GraphGroup = { id, label, ...frameAround(nodes), collapsed: false }
  return {
    ...graph,
    groups: [...graph.groups, group],
    nodes: graph.nodes.map((node) => (members.includes(node.id) ? { ...node, group: id } : node)),
  }
}

export function renameGroup(graph: Graph, id: string, label: string): Graph {
  return { ...graph, groups: graph.groups.map((group) => (group.id === id ? { ...group, label } : group)) }
}

/** Takes frames away; their steps stay. */
export function deleteGroups(graph: Graph, ids: readonly string[]): Graph {
  if (ids.length === 0) return graph
  return {
    ...graph,
    groups: graph.groups.filter((group) => !ids.includes(group.id)),
    nodes: graph.nodes.map(({ group, ...node }) =>
      group === undefined ? node : ids.includes(group) ? node : { ...node, group },
    ),
  }
}
