import type { NodeProps } from '@xyflow/react'
import { NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../state/editor.tsx'
import { updateNote } from '../state/edits/notes.ts'
import { snap } from '../state/edits/place.ts'
import { classes } from './classes.ts'
import type { NoteFlowNode } from './flow-nodes.ts'
import styles from './note.module.css'

const colours = ['yellow', 'blue', 'green', 'pink', 'grey'] as const

/** A note on the canvas. What is typed is saved as typed. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteFlowNode>) {
  const { t } = useTranslation()
  const { document, canEdit } = useEditor()
  const { note } = data
  const resized = (width: number, height: number, x: number, y: number) =>
    document.edit('note', (graph) =>
      updateNote(graph, id, {
        size: { width: Math.round(width), height: Math.round(height) },
        position: snap({ x, y }),
      }),
    )
  return (
    <>
      {canEdit && (
        <NodeResizer
          isVisible={selected}
          minWidth={120}
          minHeight={64}
          color="var(--mui-palette-primary-main)"
          onResizeEnd={(_, { width, height, x, y }) => resized(width, height, x, y)}
        />
      )}
      {selected && canEdit && (
        <div className={classes(styles.colours, 'nodrag')} role="group" aria-label={t('editor.noteColour')}>
          {colours.map((colour) => (
            <button
              key={colour}
              type="button"
              className={classes(styles.colour, styles[colour])}
              aria-label={t(`editor.colours.${colour}`)}
              aria-pressed={note.colour === colour}
              onClick={() => document.edit('note', (graph) => updateNote(graph, id, { colour }))}
            />
          ))}
        </div>
      )}
      <div className={classes(styles.note, styles[note.colour], selected && styles.selected)} data-testid="note">
        <textarea
          className={classes(styles.text, selected && 'nodrag')}
          value={note.text}
          maxLength={4000}
          readOnly={!canEdit}
          placeholder={t('editor.notePlaceholder')}
          aria-label={t('editor.note')}
          onChange={(event) =>
            document.edit('note', (graph) => updateNote(graph, id, { text: event.target.value }), `note/${id}`)
          }
          onBlur={() => document.endRun()}
        />
      </div>
    </>
  )
})
