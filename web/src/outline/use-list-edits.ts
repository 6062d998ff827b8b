import type { Outline } from '@trailwright/shared/graph/outline.ts'
import { useMemo } from 'react'
import { useRefusal } from '../canvas/refusal.ts'
import { useEditor } from '../state/editor.tsx'
import { disconnect } from '../state/edits/connect.ts'
import { addNote } from '../state/edits/notes.ts'
import type { Place } from '../state/edits/place.ts'
import { freshId } from '../state/ids.ts'
import { askToDelete, tryEdit } from '../state/perform.ts'
import { type ListRow, thingOf } from './list-rows.ts'
import { reorder } from './reorder.ts'

export interface ListEdits {
  /** A step changes places with its neighbour in the line. */
  move(row: ListRow | undefined, by: 'up' | 'down'): void
  /** Deletes what the row stands for; of several selected, all of them. */
  remove(row: ListRow | undefined): void
  /** Deletes the edge by which a row is come to. */
  cut(row: ListRow | undefined): void
  /** Answers the id of the new note. */
  addNote(at: Place): string
}

/** What the list changes; each is one step of undo. */
export function useListEdits({ rows }: Outline): ListEdits {
  const editor = useEditor()
  const refuse = useRefusal()
  return useMemo(() => {
    const { document, selection } = editor
    const cut = (row: ListRow | undefined) => {
      const edge = row?.type === 'step' ? row.step.by : row?.type === 'join' ? row.join.edge : undefined
      if (edge !== undefined) document.edit('disconnect', (graph) => disconnect(graph, edge))
    }
    return {
      cut,
      move(row, by) {
        if (row?.type === 'step') refuse(tryEdit(editor, 'move', (graph) => reorder(graph, rows, row.node.id, by)))
      },
      remove(row) {
        if (row?.type === 'join') return cut(row)
        const thing = thingOf(row)
        const { ids } = selection.store.getState()
        if (thing !== undefined) askToDelete(editor, ids.includes(thing) ? ids : [thing])
      },
      addNote(at) {
        const taken = document.graph().notes.map(({ id }) => id)
        const id = freshId('note', taken, editor.chance)
        document.edit('note', (graph) => addNote(graph, id, at))
        selection.select([id])
        return id
      },
    }
  }, [editor, refuse, rows])
}
