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
import { differences, differentParts, merge, type Part } from '../../state/edits/merge.ts'
import { phraseOf, stepName } from '../../state/words.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { PartRow } from './PartRow.tsx'

interface CompareDialogProps {
  readonly theirs: Draft
  readonly onClose: () => void
}

/** Two drafts step by step; either side of each can be kept. */
export function CompareDialog({ theirs, onClose }: CompareDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { autosave } = useEditor()
  const mine = useDraft((graph) => graph)
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const [takenParts, setTakenParts] = useState<ReadonlySet<Part>>(new Set())
  const list = differences(mine, theirs.graph)
  const choose = (id: string, side: 'mine' | 'theirs') =>
    setTaken(new Set(side === 'theirs' ? [...taken, id] : [...taken].filter((other) => other !== id)))
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth>
      <DialogTitle>{t('editor.conflict.dialogTitle')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 3 }}>
          {t('editor.conflict.lead')}
        </Typography>
        {differentParts(mine, theirs.graph).map((part) => (
          <PartRow
            key={part}
            part={part}
            mine={mine}
            theirs={theirs.graph}
            taken={takenParts.has(part)}
            onTake={(takes) =>
              setTakenParts(new Set(takes ? [...takenParts, part] : [...takenParts].filter((other) => other !== part)))
            }
          />
        ))}
        {list.map(({ id }) => {
          const node = nodeOf(mine, id) ?? nodeOf(theirs.graph, id)
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
                on={!taken.has(id)}
                onChoose={() => choose(id, 'mine')}
              />
              <Side
                graph={theirs.graph}
                id={id}
                name={t('editor.conflict.theirs')}
                on={taken.has(id)}
                onChoose={() => choose(id, 'theirs')}
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
            autosave.take(merge(mine, theirs.graph, taken, takenParts), theirs.rev)
            onClose()
          }}
        >
          {t('editor.conflict.save')}
        </Button>
      </DialogActions>
    </Dialog>
  )
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
