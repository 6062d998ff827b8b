import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { Draft } from '@trailwright/shared/wire/journeys.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../../canvas/step-names.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { nodeOf } from '../../state/edits/lookup.ts'
import { sidesOf } from '../../state/edits/join-drafts.ts'
import { changedByThem, differences, differentParts, merge, type Taken } from '../../state/edits/merge.ts'
import { phraseOf, stepName } from '../../state/words.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { PartRow } from './PartRow.tsx'

interface CompareDialogProps {
  readonly theirs: Draft
  /** What both began from; null where that is not known, and all that differs is mine until chosen. */
  readonly base: Graph | null
  readonly onClose: () => void
}

/** Two drafts, what differs one by one; either side of each can be kept. What only one of them changed is proposed. */
export function CompareDialog({ theirs: draft, base, onClose }: CompareDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { autosave } = useEditor()
  const own = useDraft((graph) => graph)
  const { mine, theirs } = sidesOf(base, own, draft.graph)
  const [taken, setTaken] = useState<Taken>(() =>
    base === null ? { steps: new Set(), parts: new Set() } : changedByThem(base, mine, theirs),
  )
  const choose = (id: string, takes: boolean) => setTaken({ ...taken, steps: chosen(taken.steps, id, takes) })
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('editor.conflict.dialogTitle')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 3 }}>
          {t('editor.conflict.lead')}
        </Typography>
        {differentParts(mine, theirs).map((part) => (
          <PartRow
            key={part}
            part={part}
            mine={mine}
            theirs={theirs}
            taken={taken.parts.has(part)}
            onTake={(takes) => setTaken({ ...taken, parts: chosen(taken.parts, part, takes) })}
          />
        ))}
        {differences(mine, theirs).map(({ id }) => {
          const node = nodeOf(mine, id) ?? nodeOf(theirs, id)
          const kind = node === undefined ? undefined : kindOf(node.kind)
          return (
            <Box
              key={id}
              role="group"
              aria-label={node === undefined ? id : stepName(node, language)}
              sx={{ display: 'grid', gridTemplateColumns: '34px 1fr 1fr', gap: 2, alignItems: 'center', mb: 2 }}
            >
              <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={28} />
              <Side
                graph={mine}
                id={id}
                name={t('editor.conflict.mine')}
                on={!taken.steps.has(id)}
                onChoose={() => choose(id, false)}
              />
              <Side
                graph={theirs}
                id={id}
                name={t('editor.conflict.theirs')}
                on={taken.steps.has(id)}
                onChoose={() => choose(id, true)}
              />
            </Box>
          )
        })}
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          variant="contained"
          onClick={() => {
            autosave.take(merge(mine, theirs, taken), draft.rev)
            onClose()
          }}
        >
          {t('editor.conflict.save')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function chosen<Key>(keys: ReadonlySet<Key>, key: Key, takes: boolean): ReadonlySet<Key> {
  return new Set(takes ? [...keys, key] : [...keys].filter((other) => other !== key))
}

interface SideProps {
  readonly graph: Graph
  readonly id: string
  readonly name: string
  readonly on: boolean
  readonly onChoose: () => void
}

function Side({ graph, id, name, on, onChoose }: SideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const node = nodeOf(graph, id)
  return (
    <ButtonBase
      aria-pressed={on}
      onClick={onChoose}
      sx={{
        display: 'block',
        p: 2.5,
        textAlign: 'left',
        border: 1,
        borderRadius: '8px',
        borderColor: on ? 'primary.main' : 'divider',
        bgcolor: on ? 'primary.soft' : 'background.paper',
        typography: 'body2',
      }}
    >
      <Typography variant="caption" color="textSecondary" component="div">
        {node === undefined ? name : `${name} · ${stepName(node, language)}`}
      </Typography>
      {node === undefined ? t('editor.conflict.absent') : <PhraseText phrase={phraseOf(node, names)} />}
    </ButtonBase>
  )
}
