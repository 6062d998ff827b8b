import type { NodeProps } from '@xyflow/react'
import { FoldVertical } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../state/editor.tsx'
import { renameGroup } from '../state/edits/notes.ts'
import { classes } from './classes.ts'
import { useCanvasCommands } from './commands.ts'
import type { FrameFlowNode } from './flow-nodes.ts'
import styles from './note.module.css'

/** A named frame around steps. */
export const FrameNode = memo(function FrameNode({ id, data, selected }: NodeProps<FrameFlowNode>) {
  const { t } = useTranslation()
  const { document, canEdit } = useEditor()
  const commands = useCanvasCommands()
  return (
    <div className={classes(styles.frame, selected && styles.selected)} data-testid="frame">
      <input
        className={classes(styles.frameName, selected && 'nodrag')}
        value={data.frame.label}
        maxLength={120}
        readOnly={!canEdit}
        placeholder={t('editor.frameName')}
        aria-label={t('editor.frameName')}
        onChange={(event) =>
          document.edit('group', (graph) => renameGroup(graph, id, event.target.value), `group/${id}`)
        }
        onBlur={() => document.endRun()}
      />
      {canEdit && (
        <button
          type="button"
          className={classes(styles.foldButton, styles.inCorner, 'nodrag')}
          aria-label={t('draw.menu.fold')}
          title={t('draw.menu.fold')}
          onClick={() => commands.fold(id, true)}
        >
          <FoldVertical size={16} strokeWidth={1.8} aria-hidden />
        </button>
      )}
    </div>
  )
})
