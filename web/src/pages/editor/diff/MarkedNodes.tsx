import type { NodeProps } from '@xyflow/react'
import type { ReactNode } from 'react'
import { classes } from '../../../canvas/classes.ts'
import type { FrameFlowNode, NoteFlowNode, StepFlowNode } from '../../../canvas/flow-nodes.ts'
import { FrameNode } from '../../../canvas/FrameNode.tsx'
import { NodeCard } from '../../../canvas/NodeCard.tsx'
import { NoteNode } from '../../../canvas/NoteNode.tsx'
import styles from './diff.module.css'
import { signs, useMark } from './marks.ts'

/** A thing of the drawing with what happened to it: in colour, by the outline and by a sign. */
function Marked({ id, whole = false, children }: { id: string; whole?: boolean; children: ReactNode }) {
  const { mark, isCurrent } = useMark(id)
  return (
    <div
      data-mark={mark}
      data-marked={id}
      className={classes(
        styles.marked,
        whole && styles.whole,
        mark !== undefined && styles[mark],
        isCurrent && styles.current,
      )}
    >
      <div className={classes(whole && styles.whole)}>{children}</div>
      {mark !== undefined && (
        <span className={styles.badge} aria-hidden>
          {signs[mark]}
        </span>
      )}
    </div>
  )
}

export function MarkedStep(props: NodeProps<StepFlowNode>) {
  return (
    <Marked id={props.id}>
      <NodeCard {...props} />
    </Marked>
  )
}

export function MarkedNote(props: NodeProps<NoteFlowNode>) {
  return (
    <Marked id={props.id} whole>
      <NoteNode {...props} />
    </Marked>
  )
}

export function MarkedFrame(props: NodeProps<FrameFlowNode>) {
  return (
    <Marked id={props.id} whole>
      <FrameNode {...props} />
    </Marked>
  )
}
