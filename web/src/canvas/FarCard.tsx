import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { NodeProps } from '@xyflow/react'
import { useShallow } from 'zustand/react/shallow'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useStepFacts } from '../state/editor.tsx'
import { edgesFrom } from '../state/edits/lookup.ts'
import { kindName, phraseOf, plainText } from '../state/words.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { classes } from './classes.ts'
import styles from './far-card.module.css'
import type { StepFlowNode } from './flow-nodes.ts'
import { useStepNames } from './step-names.ts'

interface FarCardProps extends Pick<NodeProps<StepFlowNode>, 'data' | 'selected'> {
  /** px, as measured before. */
  readonly height: number | undefined
}

/**
 * A step seen from far: mark and label, farther still a block in its colour. Hundreds are in view then, so it has few
 * elements, and keeps the height of the near card: nothing is measured again on the way.
 */
export function FarCard({ data, selected, height }: FarCardProps) {
  const { node } = data
  const language = useLanguage()
  const names = useStepNames()
  const trail = useStepFacts(node.id)?.trail
  const wired = useDraft(useShallow((graph) => edgesFrom(graph, node.id).map(({ port }) => port)))
  const kind = kindOf(node.kind)
  const family = kind?.family ?? 'flow'
  return (
    <div
      data-testid="step"
      data-node-id={node.id}
      data-kind={node.kind}
      data-trail={trail}
      className={classes(styles.far, trail !== undefined && styles[trail], selected && styles.selected)}
      style={{ height, color: `var(--mui-palette-family-${family}-main)` }}
    >
      <KindMark family={family} icon={kind?.icon ?? 'puzzle'} size={44} />
      <span className={styles.text}>
        {node.label ?? (plainText(phraseOf(node, names)) || kindName(node, language))}
      </span>
      {/* Where lines end: React Flow measures what has these classes. */}
      {family !== 'start' && <i className={classes(styles.entrance, 'target')} data-handlepos="top" />}
      {wired.map((port, index) => (
        <i
          key={port}
          className={classes(styles.exit, 'source')}
          data-handleid={port}
          data-handlepos="bottom"
          style={{ left: `${50 + (index - (wired.length - 1) / 2) * 24}%` }}
        />
      ))}
    </div>
  )
}
