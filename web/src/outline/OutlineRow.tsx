import { ArrowDown, ArrowUp, CornerDownRight, Ellipsis, type LucideIcon, Plus, Square, StickyNote } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../canvas/classes.ts'
import { heightOf, type ListRow } from './list-rows.ts'
import styles from './outline.module.css'
import { StepCells } from './StepCells.tsx'

/** What the small buttons of a row do. */
export type RowTool = 'add' | 'up' | 'down' | 'menu'

interface OutlineRowProps {
  readonly row: ListRow
  readonly id: string
  readonly index: number
  readonly top: number
  readonly way: string | undefined
  /** What is read of it, where that is more than what stands there. */
  readonly text: string | undefined
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly canEdit: boolean
  readonly onClick: (key: string, event: MouseEvent) => void
  readonly onOpen: (key: string) => void
  readonly onTool: (key: string, tool: RowTool, event: MouseEvent) => void
}

/** One row of the list. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { row, id, index, top, way, text, isActive, isSelected, canEdit, onClick, onOpen, onTool } = props
  const { t } = useTranslation()
  const tool = (which: RowTool) => (event: MouseEvent) => {
    event.stopPropagation()
    onTool(row.key, which, event)
  }
  const isStep = row.type === 'step'
  return (
    <div
      id={id}
      role="row"
      aria-level={row.level}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      {...(text === undefined ? {} : { 'aria-label': text })}
      data-testid="outline-row"
      data-row={row.type}
      data-active={isActive ? '' : undefined}
      data-node-id={isStep ? row.node.id : undefined}
      data-kind={isStep ? row.node.kind : undefined}
      className={classes(styles.row, isSelected && styles.selected, isActive && styles.active)}
      style={{ top, height: heightOf(row) }}
      onClick={(event) => onClick(row.key, event)}
      onDoubleClick={() => onOpen(row.key)}
      onContextMenu={(event) => {
        event.preventDefault()
        onTool(row.key, 'menu', event)
      }}
    >
      <span role="gridcell" className={styles.number}>
        {isStep ? row.step.number : ''}
      </span>
      <span className={styles.guides} aria-hidden>
        {Array.from({ length: Math.min(row.level - 1, 12) }, (_, depth) => (
          <span key={depth} className={styles.guide} />
        ))}
      </span>
      <Cells row={row} way={way} />
      {isActive && canEdit && row.type !== 'head' && (
        <span role="gridcell" className={styles.tools}>
          {isStep && <Tool icon={Plus} label={t('editor.addAfter')} onClick={tool('add')} />}
          {isStep && <Tool icon={ArrowUp} label={t('outline.menu.up')} onClick={tool('up')} />}
          {isStep && <Tool icon={ArrowDown} label={t('outline.menu.down')} onClick={tool('down')} />}
          <Tool icon={Ellipsis} label={t('outline.menu.more')} onClick={tool('menu')} />
        </span>
      )}
    </div>
  )
})

function Cells({ row, way }: Pick<OutlineRowProps, 'row' | 'way'>) {
  const { t } = useTranslation()
  switch (row.type) {
    case 'step':
      return (
        <span role="gridcell" className={styles.cell}>
          <StepCells node={row.node} way={way} />
        </span>
      )
    case 'join':
      return (
        <span role="gridcell" className={styles.cell}>
          <span className={styles.mark}>
            <CornerDownRight size={16} strokeWidth={1.8} aria-hidden />
          </span>
          <span className={styles.chip}>{way}</span>
          {row.join.number === undefined ? (
            <span className={styles.kind}>{t('outline.continueNowhere')}</span>
          ) : (
            <ContinueAt number={row.join.number} />
          )}
        </span>
      )
    case 'head':
      return (
        <span role="gridcell" className={classes(styles.cell, styles.head)}>
          <span>
            {t(`outline.${row.head}`)}
            {row.head === 'apart' && <span className={styles.help}>{t('outline.apartHelp')}</span>}
          </span>
        </span>
      )
    case 'note':
      return (
        <span role="gridcell" className={styles.cell}>
          <span className={styles.mark}>
            <StickyNote size={16} strokeWidth={1.8} aria-hidden />
          </span>
          <span className={styles.sentence}>
            {row.note.text.trim() === '' ? t('outline.emptyNote') : row.note.text.replaceAll(/\s+/g, ' ')}
          </span>
        </span>
      )
    case 'frame':
      return (
        <span role="gridcell" className={styles.cell}>
          <span className={styles.mark}>
            <Square size={16} strokeWidth={1.8} aria-hidden />
          </span>
          <span className={styles.sentence}>{t('outline.frame', { name: row.frame.label, count: row.steps })}</span>
        </span>
      )
  }
}

/** "continue at step 6", with the number in bold. */
function ContinueAt({ number }: { number: number }) {
  const { t } = useTranslation()
  const [before = '', after = ''] = t('outline.continueAt', { number: '#' }).split('#')
  return (
    <span className={styles.kind}>
      {before}
      <span className={styles.target}>{number}</span>
      {after}
    </span>
  )
}

interface ToolProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly onClick: (event: MouseEvent) => void
}

/** For the mouse; the keys of the list do the same. */
function Tool({ icon: Icon, label, onClick }: ToolProps) {
  return (
    <button type="button" tabIndex={-1} className={styles.tool} aria-label={label} title={label} onClick={onClick}>
      <Icon size={16} strokeWidth={1.8} aria-hidden />
    </button>
  )
}
