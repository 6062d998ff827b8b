import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { CircleX, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../canvas/step-names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useFindingsOf } from '../state/editor.tsx'
import { kindName, phraseOf } from '../state/words.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { PhraseText } from '../ui/PhraseText.tsx'
import { ToneChip } from '../ui/StatusChip.tsx'
import styles from './outline.module.css'

interface StepCellsProps {
  readonly node: GraphNode
  /** The way that leads here; undefined where a line begins. */
  readonly way: string | undefined
}

/** What a step is, in one line: mark, way, kind, own name, sentence, findings. */
export const StepCells = memo(function StepCells({ node, way }: StepCellsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const findings = useFindingsOf(node.id)
  const kind = kindOf(node.kind)
  const errors = findings.filter(({ level }) => level === 'error').length
  const warnings = findings.length - errors
  const part = useDraft((graph) =>
    node.group === undefined ? undefined : graph.groups.find(({ id }) => id === node.group)?.label,
  )
  return (
    <>
      <span className={styles.mark}>
        <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={24} />
      </span>
      {way !== undefined && <span className={styles.chip}>{way}</span>}
      <span className={styles.kind}>{node.label ?? kindName(node, language)}</span>
      <span className={styles.sentence}>
        {kind === undefined ? t('editor.unknownKind') : <PhraseText phrase={phraseOf(node, names)} />}
      </span>
      {errors > 0 && (
        <span className={styles.badge}>
          <ToneChip tone="error" icon={<CircleX size={13} strokeWidth={1.8} aria-hidden />}>
            {t('editor.toFix', { count: errors })}
          </ToneChip>
        </span>
      )}
      {errors === 0 && warnings > 0 && (
        <span className={styles.badge}>
          <ToneChip tone="warning" icon={<TriangleAlert size={13} strokeWidth={1.8} aria-hidden />}>
            {t('editor.toConsider', { count: warnings })}
          </ToneChip>
        </span>
      )}
      <span className={styles.grow} />
      {part !== undefined && part !== '' && <span className={styles.part}>{t('outline.part', { name: part })}</span>}
    </>
  )
})
