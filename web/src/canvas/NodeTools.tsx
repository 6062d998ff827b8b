import { Copy, Plus, Trash2, type LucideIcon } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../state/editor.tsx'
import { askToDelete, duplicateSteps } from '../state/perform.ts'
import { classes } from './classes.ts'
import styles from './node-card.module.css'

/** Beside the selected card: add after, duplicate, delete. */
export function NodeTools({ id }: { id: string }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const add = ({ clientX, clientY }: MouseEvent) =>
    editor.asks.setState({ quickAdd: { x: clientX, y: clientY, spot: { type: 'after', from: id } } })
  return (
    <div className={classes(styles.tools, 'nodrag', 'nopan')} role="toolbar" aria-label={t('editor.stepTools')}>
      <Tool icon={Plus} label={t('editor.addAfter')} onClick={add} />
      <Tool icon={Copy} label={t('editor.duplicate')} onClick={() => duplicateSteps(editor, [id])} />
      <Tool icon={Trash2} label={t('editor.deleteStep')} onClick={() => askToDelete(editor, [id])} />
    </div>
  )
}

interface ToolProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly onClick: (event: MouseEvent) => void
}

function Tool({ icon: Icon, label, onClick }: ToolProps) {
  return (
    <button type="button" className={styles.tool} aria-label={label} title={label} onClick={onClick}>
      <Icon size={15} strokeWidth={1.8} aria-hidden />
    </button>
  )
}
