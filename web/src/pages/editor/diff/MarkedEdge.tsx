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

const heads = [
  { id: 'same', colour: 'var(--mui-palette-line-edge)' },
  { id: 'added', colour: 'var(--mui-palette-success-main)' },
  { id: 'removed', colour: 'var(--mui-palette-error-main)' },
] as const

/** The arrow heads that the lines end in. */
export function DiffHeads() {
  return (
    <svg width={0} height={0} aria-hidden style={{ position: 'absolute' }}>
      <defs>
        {heads.map(({ id, colour }) => (
          <marker
            key={id}
            id={`tw-diff-${id}`}
            viewBox="0 0 10 10"
            refX={5}
            refY={5}
            markerWidth={9}
            markerHeight={9}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M1 1.5 L9 5 L1 8.5 Z" style={{ fill: colour }} />
          </marker>
        ))}
      </defs>
    </svg>
  )
}
