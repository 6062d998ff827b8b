import { useReactFlow, useStore } from '@xyflow/react'
import { AlignCenterVertical, Focus, type LucideIcon, Maximize, Minus, Plus, Search, StickyNote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor, useSelection } from '../state/editor.tsx'
import styles from './canvas.module.css'
import { useCanvasCommands } from './commands.ts'

/** Zoom, fit, tidy and note, in the lower right corner. */
export function Corner() {
  const { t } = useTranslation()
  const { canEdit, asks } = useEditor()
  const hasSelection = useSelection(({ ids }) => ids.length > 0)
  const flow = useReactFlow()
  const commands = useCanvasCommands()
  return (
    <div className={styles.corner} role="toolbar" aria-label={t('editor.canvasTools')}>
      <Tool icon={Minus} label={t('editor.zoomOut')} keys="-" onClick={() => void flow.zoomOut()} />
      <Zoom />
      <Tool icon={Plus} label={t('editor.zoomIn')} keys="+" onClick={() => void flow.zoomIn()} />
      <span className={styles.divider} />
      <Tool icon={Maximize} label={t('editor.fit')} keys="0" onClick={commands.fit} />
      {hasSelection && <Tool icon={Focus} label={t('draw.menu.zoom')} keys="⇧0" onClick={commands.fitSelection} />}
      <Tool icon={Search} label={t('draw.menu.find')} keys="/" onClick={() => asks.setState({ finding: true })} />
      {canEdit && <Tool icon={AlignCenterVertical} label={t('editor.tidy')} keys="T" onClick={commands.tidy} />}
      {canEdit && <Tool icon={StickyNote} label={t('editor.addNote')} keys="N" onClick={commands.note} />}
    </div>
  )
}

/** The only part that is drawn again with every step of the zoom. */
function Zoom() {
  const { t } = useTranslation()
  const flow = useReactFlow()
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  return (
    <button
      type="button"
      className={styles.zoom}
      aria-label={t('editor.zoomReset', { percent })}
      onClick={() => void flow.zoomTo(1)}
    >
      {percent}%
    </button>
  )
}

interface ToolProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly keys: string
  readonly onClick: () => void
}

function Tool({ icon: Icon, label, keys, onClick }: ToolProps) {
  return (
    <button type="button" aria-label={label} title={`${label} (${keys})`} aria-keyshortcuts={keys} onClick={onClick}>
      <Icon size={16} strokeWidth={1.8} aria-hidden />
    </button>
  )
}
