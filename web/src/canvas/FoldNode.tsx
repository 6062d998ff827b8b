import { Handle, type NodeProps, Position } from '@xyflow/react'
import { UnfoldVertical } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../state/editor.tsx'
import { classes } from './classes.ts'
import { useCanvasCommands } from './commands.ts'
import type { FoldFlowNode } from './flow-nodes.ts'
import { foldPort } from './folds.ts'
import styles from './note.module.css'

/** A folded frame: one card for all of its steps. */
export const FoldNode = memo(function FoldNode({ id, data, selected }: NodeProps<FoldFlowNode>) {
  const { t } = useTranslation()
  const { canEdit } = useEditor()
  const commands = useCanvasCommands()
  const { frame, count } = data
  return (
    <div className={classes(styles.fold, selected && styles.selected)} data-testid="fold" data-fold-id={id}>
      <Handle type="target" position={Position.Top} className={styles.foldEnd} isConnectable={false} />
      <div className={styles.foldText}>
        <strong>{frame.label === '' ? t('editor.frame') : frame.label}</strong>
        <span>{t('draw.steps', { count })}</span>
      </div>
      {canEdit && (
        <button
          type="button"
          className={classes(styles.foldButton, 'nodrag')}
          aria-label={t('draw.menu.unfold')}
          title={t('draw.menu.unfold')}
          onClick={() => commands.fold(id, false)}
        >
          <UnfoldVertical size={16} strokeWidth={1.8} aria-hidden />
        </button>
      )}
      <Handle type="source" id={foldPort} position={Position.Bottom} className={styles.foldEnd} isConnectable={false} />
    </div>
  )
})
