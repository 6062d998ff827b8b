import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Typography from '@mui/material/Typography'
import { inWords } from '@trailwright/shared/diff/in-words.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../../../canvas/step-names.ts'
import { nodeOf } from '../../../state/edits/lookup.ts'
import type { Difference, Side } from '../../../state/edits/three-way.ts'
import { phraseOf } from '../../../state/words.ts'
import { KindMark } from '../../../ui/KindMark.tsx'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import type { SideChanges } from './side-words.ts'

export interface Sides {
  readonly mine: Graph
  readonly theirs: Graph
  /** Who made theirs. */
  readonly name: string
  readonly changes: SideChanges
}

interface DifferenceRowProps {
  readonly difference: Difference
  /** What it is called. */
  readonly name: string
  readonly sides: Sides
  /** Null: nobody chose yet, or what both changed goes together. */
  readonly chosen: Side | null
  readonly onChoose: (side: Side) => void
}

/** One thing that two drafts do not have alike: mine and theirs side by side, to keep either. */
export function DifferenceRow({ difference, name, sides, chosen, onChoose }: DifferenceRowProps) {
  const { t } = useTranslation()
  const { subject } = difference
  const node =
    subject.type === 'step' ? (nodeOf(sides.mine, subject.id) ?? nodeOf(sides.theirs, subject.id)) : undefined
  const kind = node === undefined ? undefined : kindOf(node.kind)
  return (
    <Box role="group" aria-label={name} data-testid="difference" data-conflict={difference.conflict} sx={{ mb: 4 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', mb: 1.5 }}>
        {node !== undefined && <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={22} />}
        <Typography variant="h5" component="h4" sx={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 2, alignItems: 'stretch' }}>
        <SideCard
          side="mine"
          title={t('editor.conflict.mine')}
          {...{ difference, sides, on: chosen === 'mine', onChoose }}
        />
        <SideCard side="theirs" title={sides.name} {...{ difference, sides, on: chosen === 'theirs', onChoose }} />
      </Box>
    </Box>
  )
}

interface SideCardProps {
  readonly side: Side
  readonly title: string
  readonly difference: Difference
  readonly sides: Sides
  readonly on: boolean
  readonly onChoose: (side: Side) => void
}

function SideCard({ side, title, difference, sides, on, onChoose }: SideCardProps) {
  return (
    <ButtonBase
      aria-pressed={on}
      onClick={() => onChoose(side)}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'stretch',
        justifyContent: 'flex-start',
        gap: 1,
        p: 3,
        textAlign: 'left',
        border: 1,
        borderRadius: '8px',
        borderColor: on ? 'primary.main' : 'divider',
        bgcolor: on ? 'primary.soft' : 'background.paper',
        typography: 'body2',
        overflowWrap: 'anywhere',
      }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', typography: 'caption', color: 'text.secondary' }}>
        <Box component="span" sx={{ flex: 1 }}>
          {title}
        </Box>
        {on && <Check size={14} strokeWidth={2.2} aria-hidden />}
      </Box>
      <SideText side={side} difference={difference} sides={sides} />
    </ButtonBase>
  )
}

function SideText({ side, difference, sides }: Pick<SideCardProps, 'side' | 'difference' | 'sides'>) {
  const { t } = useTranslation()
  const names = useStepNames()
  const { subject } = difference
  const graph = sides[side]
  if (subject.type === 'note') {
    const note = graph.notes.find(({ id }) => id === subject.id)
    return <span>{note === undefined ? t('editor.conflict.absent') : note.text}</span>
  }
  if (subject.type === 'frame') {
    const frame = graph.groups.find(({ id }) => id === subject.id)
    return <span>{frame === undefined ? t('editor.conflict.absent') : frame.label}</span>
  }
  if (subject.type === 'layout') return <span>{t('history.layoutOf')}</span>
  const changes = sides.changes(side, subject).filter(({ type }) => type !== 'stepAdded' && type !== 'stepRemoved')
  const node = subject.type === 'step' ? nodeOf(graph, subject.id) : undefined
  return (
    <>
      {subject.type === 'step' && (
        <Typography variant="body2" component="span">
          {node === undefined ? t('editor.conflict.absent') : <PhraseText phrase={phraseOf(node, names)} />}
        </Typography>
      )}
      {changes.map((change, index) => (
        <Typography key={index} variant={subject.type === 'step' ? 'caption' : 'body2'} component="span">
          <PhraseText phrase={inWords(change, names)} />
        </Typography>
      ))}
      {changes.length === 0 && subject.type !== 'step' && <span>{t('history.unchanged')}</span>}
    </>
  )
}
