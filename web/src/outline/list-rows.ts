import type { Outline, OutlineJoin, OutlineStep } from '@trailwright/shared/graph/outline.ts'
import type { Graph, GraphGroup, GraphNode, GraphNote } from '@trailwright/shared/graph/schema.ts'
import { edgeName } from '../state/edits/lookup.ts'

/** A row of the list, with what it shows. `level` counts from 1, as `aria-level` does. */
export type ListRow = { readonly key: string; readonly level: number } & (
  | { readonly type: 'step'; readonly step: OutlineStep; readonly node: GraphNode }
  | { readonly type: 'join'; readonly join: OutlineJoin }
  | { readonly type: 'head'; readonly head: 'apart' | 'notes' }
  | { readonly type: 'note'; readonly note: GraphNote }
  | { readonly type: 'frame'; readonly frame: GraphGroup; readonly steps: number }
)

/** px; a whole list is laid out by them, whatever of it is drawn. */
export function heightOf(row: ListRow): number {
  return row.type === 'join' ? 36 : 44
}

/** The id of the step, note or frame of a row. */
export function thingOf(row: ListRow | undefined): string | undefined {
  if (row?.type === 'step') return row.node.id
  if (row?.type === 'note') return row.note.id
  return row?.type === 'frame' ? row.frame.id : undefined
}

/** The steps that people come to, those that nobody comes to, notes and frames. */
export function listRows(graph: Graph, { rows, reached }: Outline): readonly ListRow[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const steps = rows.flatMap((row, index): ListRow[] => {
    const level = index < reached ? row.level : row.level + 1
    if (row.type === 'join')
      return [{ type: 'join', key: `edge:${edgeName(row.edge)}:${row.edge.to}`, level, join: row }]
    const node = nodes.get(row.id)
    return node === undefined ? [] : [{ type: 'step', key: `step:${row.id}`, level, step: row, node }]
  })
  const members = Map.groupBy(graph.nodes, ({ group }) => group)
  return [
    ...steps.slice(0, reached),
    ...head('apart', steps.slice(reached)),
    ...head('notes', [
      ...graph.notes.map((note): ListRow => ({ type: 'note', key: `note:${note.id}`, level: 2, note })),
      ...graph.groups.map((frame): ListRow => ({
        type: 'frame',
        key: `frame:${frame.id}`,
        level: 2,
        frame,
        steps: members.get(frame.id)?.length ?? 0,
      })),
    ]),
  ]
}

function head(name: 'apart' | 'notes', rows: readonly ListRow[]): readonly ListRow[] {
  return rows.length === 0 ? [] : [{ type: 'head', key: `head:${name}`, level: 1, head: name }, ...rows]
}

/** The rows from one to another, either way. */
export function between(rows: readonly ListRow[], from: string, to: string): readonly ListRow[] {
  const [a, b] = [from, to].map((key) => rows.findIndex((row) => row.key === key)).toSorted((x, y) => x - y)
  return a === undefined || b === undefined || a < 0 ? [] : rows.slice(a, b + 1)
}

/** Where → leads: the first row of the branch below; undefined where none begins. */
export function rowInside(rows: readonly ListRow[], at: number): ListRow | undefined {
  const next = rows[at + 1]
  return next !== undefined && next.level > (rows[at]?.level ?? 0) ? next : undefined
}

/** Where ← leads: the row that this branch leaves. */
export function rowOutside(rows: readonly ListRow[], at: number): ListRow | undefined {
  const level = rows[at]?.level ?? 0
  return rows.slice(0, Math.max(at, 0)).findLast((row) => row.level < level)
}
