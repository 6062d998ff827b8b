import { type Edge, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { classes } from '../../../canvas/classes.ts'
import type { Mark } from './compare-graphs.ts'
import styles from './diff.module.css'
import { signs } from './marks.ts'

export type MarkedFlowEdge = Edge<{ readonly mark: Mark | null; readonly title: string }, 'marked'>

/** A line with what happened to it: in colour, by its stroke and by a sign. */
export function MarkedEdge(props: EdgeProps<MarkedFlowEdge>) {
  const { id, data, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition } = props
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY: targetY - 5,
    targetPosition,
    borderRadius: 12,
  })
  const mark = data?.mark ?? null
  return (
    <g data-testid="edge" data-edge={id} data-mark={mark ?? undefined}>
      <path
        d={path}
        className={classes(styles.line, mark === 'added' && styles.lineAdded, mark === 'removed' && styles.lineRemoved)}
        markerEnd={`url(#tw-diff-${mark ?? 'same'})`}
      />
      {mark !== null && (
        <g
          transform={`translate(${labelX} ${labelY})`}
          className={classes(styles.sign, mark === 'added' ? styles.signAdded : styles.signRemoved)}
        >
          <title>{data?.title}</title>
          <circle r={10} />
          <text aria-hidden>{signs[mark]}</text>
        </g>
      )}
    </g>
  )
}

/** Of the lines, for `ArrowHeads`. */
export const diffHeads = [
  { id: 'tw-diff-same', colour: 'var(--mui-palette-line-edge)' },
  { id: 'tw-diff-added', colour: 'var(--mui-palette-success-main)' },
  { id: 'tw-diff-removed', colour: 'var(--mui-palette-error-main)' },
] as const
