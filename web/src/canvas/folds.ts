import type { Graph, GraphEdge } from '@trailwright/shared/graph/schema.ts'
import { useMemo, useRef } from 'react'

/** Steps that a folded frame hides, and the frame that stands for them. */
export type Folds = ReadonlyMap<string, string>

const nothingFolded: Folds = new Map()

export function foldsOf({ nodes, groups }: Pick<Graph, 'nodes' | 'groups'>): Folds {
  const folded = new Set(groups.filter(({ collapsed }) => collapsed).map(({ id }) => id))
  if (folded.size === 0) return nothingFolded
  return new Map(
    nodes.flatMap(({ id, group }) => (group !== undefined && folded.has(group) ? [[id, group] as const] : [])),
  )
}

/** The folds of a draft; the same as before when nothing was folded or opened, so that no line is drawn for nothing. */
export function useFolds({ nodes, groups }: Graph): Folds {
  const before = useRef(nothingFolded)
  return useMemo(() => {
    const now = foldsOf({ nodes, groups })
    const isSame = now.size === before.current.size && [...now].every(([id, group]) => before.current.get(id) === group)
    if (!isSame) before.current = now
    return before.current
  }, [nodes, groups])
}

/** The way out of the card of a folded frame. */
export const foldPort = 'out'

/** Where a line begins and ends on the canvas; undefined within a folded frame. */
export function endsOf(
  edge: GraphEdge,
  folds: Folds,
): { readonly source: string; readonly sourceHandle: string; readonly target: string } | undefined {
  const from = folds.get(edge.from)
  const target = folds.get(edge.to) ?? edge.to
  if (from === undefined) return { source: edge.from, sourceHandle: edge.port, target }
  return from === target ? undefined : { source: from, sourceHandle: foldPort, target }
}
