import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { Handle, type NodeProps, Position } from '@xyflow/react'
import { CircleX, MapPin, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor, useFindingsOf, useStepFacts } from '../state/editor.tsx'
import { isUnfinished, kindName, phraseOf, plainText } from '../state/words.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { PhraseText } from '../ui/PhraseText.tsx'
import { classes } from './classes.ts'
import { CommentBadge } from './CommentBadge.tsx'
import { CountRow } from './CountRow.tsx'
import { useDetail } from './detail.ts'
import { FarCard } from './FarCard.tsx'
import { useHit } from './find/use-hit.ts'
import type { StepFlowNode } from './flow-nodes.ts'
import styles from './node-card.module.css'
import { NodeTools } from './NodeTools.tsx'
import { OtherHere } from './OtherHere.tsx'
import { Ports, useShownPorts } from './Ports.tsx'
import { useEntryLine } from './use-entry-line.ts'
import { useSinceEntry } from './use-since-entry.ts'
import { useStepNames } from './step-names.ts'

/** A step on the canvas. */
export const NodeCard = memo(function NodeCard({ data, selected, height }: NodeProps<StepFlowNode>) {
  const isFar = useDetail() === 'label'
  return isFar ? (
    <FarCard data={data} selected={selected} height={height} />
  ) : (
    <NearCard data={data} selected={selected} />
  )
})

function NearCard({ data, selected }: Pick<NodeProps<StepFlowNode>, 'data' | 'selected'>) {
  const { node } = data
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const detail = useDetail()
  const editor = useEditor()
  const findings = useFindingsOf(node.id)
  const facts = useStepFacts(node.id)
  const hit = useHit(node.id)
  const ports = useShownPorts(node)
  const kind = kindOf(node.kind)
  const family = kind?.family ?? 'flow'
  const entryLine = useEntryLine(family === 'start')
  const phrase = phraseOf(node, names)
  const isEnd = kind !== undefined && ports.length === 0
  const errors = findings.filter(({ level }) => level === 'error').length
  const warnings = findings.length - errors
  const since = useSinceEntry(node.id, family === 'message' && facts?.time === undefined)
  const isUnreachable = findings.some(({ code }) => code === 'node.unreachable')
  const sub =
    family === 'start' && !isUnreachable
      ? entryLine
      : subLine(isUnreachable ? t('figures.unreachable') : since, node.label)
  const mark = <KindMark family={family} icon={kind?.icon ?? 'puzzle'} size={30} />

  return (
    <div
      data-testid="step"
      data-node-id={node.id}
      data-kind={node.kind}
      data-trail={facts?.trail}
      data-hit={hit}
      className={classes(
        styles.step,
        ports.length > 0 && styles.withPorts,
        family === 'start' && styles.start,
        isEnd && styles.end,
        isEnd && node.config['outcome'] === 'success' && styles.success,
        kind === undefined && styles.unknown,
        isUnfinished(phrase) && styles.unfinished,
        isUnreachable && styles.unreachable,
        (facts?.counts?.held ?? 0) > 0 && styles.held,
        facts?.trail !== undefined && styles[facts.trail],
        selected && styles.selected,
      )}
    >
      {family !== 'start' && (
        <Handle type="target" position={Position.Top} className={styles.entrance} isConnectable={editor.canEdit} />
      )}
      <div className={styles.shadow}>
        {detail === 'full' ? (
          <div className={styles.card}>
            {mark}
            <div className={styles.body}>
              <div className={styles.head}>
                <span className={styles.kind} style={{ color: `var(--mui-palette-family-${family}-main)` }}>
                  {kindName(node, language)}
                </span>
                {facts?.time !== undefined && <span className={styles.time}>{facts.time}</span>}
                <CommentBadge id={node.id} />
                {errors > 0 && (
                  <span className={classes(styles.badge, styles.error)} title={t('editor.toFix', { count: errors })}>
                    <CircleX size={13} strokeWidth={1.8} aria-hidden />
                    {errors}
                  </span>
                )}
                {errors === 0 && warnings > 0 && (
                  <span
                    className={classes(styles.badge, styles.warning)}
                    title={t('editor.toConsider', { count: warnings })}
                  >
                    <TriangleAlert size={13} strokeWidth={1.8} aria-hidden />
                    {warnings}
                  </span>
                )}
              </div>
              <div className={styles.sentence}>
                {kind === undefined ? t('editor.unknownKind') : <PhraseText phrase={phrase} />}
              </div>
              {sub !== undefined && <div className={styles.sub}>{sub}</div>}
              {facts?.counts !== undefined && <CountRow step={node.id} counts={facts.counts} isEnd={isEnd} />}
            </div>
          </div>
        ) : (
          <div className={classes(styles.card, styles.plain)}>
            {mark}
            <span className={styles.plainText}>{node.label ?? (plainText(phrase) || kindName(node, language))}</span>
          </div>
        )}
        <OtherHere id={node.id} />
      </div>
      {facts?.trail === 'current' && facts.person !== undefined && (
        <span className={styles.person}>
          <MapPin size={12} strokeWidth={2.1} aria-hidden />
          {facts.person}
        </span>
      )}
      <Ports node={node} ports={ports} />
      {selected && editor.canEdit && detail === 'full' && <NodeTools id={node.id} />}
    </div>
  )
}

/** When people come here, and what the step is called; undefined for neither. */
function subLine(...parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(' · ')
}
