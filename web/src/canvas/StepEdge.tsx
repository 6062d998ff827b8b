import { type Edge, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { Plus, Trash2, type LucideIcon } from 'lucide-react'
import { memo, type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useEdgeFacts, useEditor } from '../state/editor.tsx'
import { disconnect } from '../state/edits/connect.ts'
import { edgeWidth } from '../state/lens.ts'
import { classes } from './classes.ts'
import { useDetail } from './detail.ts'
import styles from './step-edge.module.css'

export type StepFlowEdge = Edge<{ readonly from: string; readonly port: string }, 'step'>

const radius = 12

/** A line from a way out to a step. On hover it offers to add a step in it or to go. */
export const StepEdge = memo(function StepEdge(props: EdgeProps<StepFlowEdge>) {
  const { id, data, selected, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const { t } = useTranslation()
  const editor = useEditor()
  const isFar = useDetail() === 'label'
  // Most lines are never pointed at, and the tools are the most part of a line.
  const [isPointed, setPointed] = useState(false)
  const facts = useEdgeFacts(id)
  const most = useStore(editor.lens, (state) => state.most)
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY: targetY - 5,
    targetPosition,
    borderRadius: radius,
    // Close cards leave no room for the usual stretch before a bend.
    offset: Math.min(Math.max((targetY - sourceY) / 2 - 3, 4), 20),
  })
  const lit = facts?.trail === 'passed'
  const width = facts?.people === undefined ? undefined : edgeWidth(facts.people, most)
  const add = ({ clientX, clientY }: MouseEvent) =>
    editor.asks.setState({ quickAdd: { x: clientX, y: clientY, spot: { type: 'edge', edge: id } } })
  const remove = () =>
    editor.document.edit('disconnect', (graph) => disconnect(graph, { from: data?.from ?? '', port: data?.port ?? '' }))

  return (
    <g
      className={classes(styles.edge, selected && styles.selected, facts?.trail !== undefined && styles[facts.trail])}
      data-testid="edge"
      data-edge={id}
      data-trail={facts?.trail}
      onPointerEnter={({ buttons }) => setPointed(buttons === 0)}
      onPointerLeave={() => setPointed(false)}
    >
      {!isFar && <path d={path} className={styles.reach} data-edge-reach={id} />}
      <path
        d={path}
        className={styles.path}
        {...(isFar ? { 'data-edge-reach': id } : { markerEnd: `url(#${lit ? 'tw-arrow-lit' : 'tw-arrow'})` })}
        style={width === undefined ? undefined : { strokeWidth: width }}
      />
      {editor.canEdit && (isPointed || selected === true) && (
        <g className={styles.tools} transform={`translate(${labelX} ${labelY})`}>
          <EdgeTool icon={Plus} x={0} label={t('editor.addHere')} onClick={add} />
          <EdgeTool icon={Trash2} x={26} label={t('editor.deleteLine')} onClick={remove} />
        </g>
      )}
    </g>
  )
})

interface EdgeToolProps {
  readonly icon: LucideIcon
  readonly x: number
  readonly label: string
  readonly onClick: (event: MouseEvent) => void
}

function EdgeTool({ icon: Icon, x, label, onClick }: EdgeToolProps) {
  return (
    <g
      role="button"
      tabIndex={-1}
      aria-label={label}
      className={styles.tool}
      transform={`translate(${x} 0)`}
      onClick={(event) => {
        event.stopPropagation()
        onClick(event)
      }}
    >
      <title>{label}</title>
      <circle r={11} />
      <Icon x={-6.5} y={-6.5} size={13} strokeWidth={2} aria-hidden />
    </g>
  )
}

/** What lines end in, for `ArrowHeads`. */
export const stepHeads = [
  { id: 'tw-arrow', colour: 'var(--mui-palette-line-edge)' },
  { id: 'tw-arrow-lit', colour: 'var(--mui-palette-blaze-main)' },
] as const
