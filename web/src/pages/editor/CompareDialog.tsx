import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Draft } from '@trailwright/shared/wire/journeys.ts'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft, useEditor } from '../../state/editor.tsx'
import { type Choices, type Difference, open, type Side, threeWay } from '../../state/edits/three-way.ts'
import { DifferenceRow } from './diff/DifferenceRow.tsx'
import { sideChanges } from './diff/side-words.ts'
import { useSubjectName } from './diff/use-subject-name.ts'

interface CompareDialogProps {
  readonly theirs: Draft
  /** What both began from; null where that is not known, and all that differs is asked. */
  readonly base: Graph | null
  readonly onClose: () => void
}

/** Where a difference stands in the dialog: first what has to be chosen. */
const partOf = ({ conflict, by }: Difference): 'ask' | 'theirs' | 'both' | 'mine' =>
  conflict === 'meaning' ? 'ask' : by

const parts = ['ask', 'theirs', 'both', 'mine'] as const

/** Two drafts as one: what only one of them changed is proposed, and what both changed is chosen one by one. */
export function CompareDialog({ theirs: draft, base, onClose }: CompareDialogProps) {
  const { t } = useTranslation()
  const id = useId()
  const { autosave } = useEditor()
  const mine = useDraft((graph) => graph)
  const theirs = draft.graph
  const [choices, setChoices] = useState<Choices>(new Map())
  const merge = useMemo(() => threeWay(base, mine, theirs), [base, mine, theirs])
  const sides = useMemo(
    () => ({ mine, theirs, name: draft.savedBy, changes: sideChanges(base, mine, theirs) }),
    [base, mine, theirs, draft.savedBy],
  )
  const nameOf = useSubjectName([mine, theirs])
  const left = open(merge, choices)
  const choose = (keys: readonly string[], side: Side) =>
    setChoices(new Map([...choices, ...keys.map((key) => [key, side] as const)]))
  const proposal = ({ key, by, conflict }: Difference): Side | null => {
    const own = choices.get(key)
    if (own !== undefined || conflict === 'meaning') return own ?? null
    if (conflict === 'place') return 'mine'
    return by === 'both' ? null : by
  }
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{t('editor.conflict.dialogTitle')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary">
          {t('history.conflict.lead', { name: draft.savedBy })}
        </Typography>
        {parts.map((part) => {
          const list = merge.differences.filter((difference) => partOf(difference) === part)
          if (list.length === 0) return null
          return (
            <Box key={part} component="section" data-testid={`conflict-${part}`} sx={{ mt: 5 }}>
              <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 2.5 }}>
                <Typography variant="h4" component="h3" sx={{ flex: 1 }}>
                  {t(`history.conflict.${part}`, { name: draft.savedBy, count: list.length })}
                </Typography>
                {part === 'ask' && list.length > 1 && (
                  <>
                    <Button
                      size="small"
                      variant="text"
                      onClick={() =>
                        choose(
                          list.map(({ key }) => key),
                          'mine',
                        )
                      }
                    >
                      {t('history.conflict.allMine')}
                    </Button>
                    <Button
                      size="small"
                      variant="text"
                      onClick={() =>
                        choose(
                          list.map(({ key }) => key),
                          'theirs',
                        )
                      }
                    >
                      {t('history.conflict.allTheirs', { name: draft.savedBy })}
                    </Button>
                  </>
                )}
              </Box>
              {list.map((difference) => (
                <DifferenceRow
                  key={difference.key}
                  difference={difference}
                  name={nameOf(difference.subject)}
                  sides={sides}
                  chosen={proposal(difference)}
                  onChoose={(side) => choose([difference.key], side)}
                />
              ))}
            </Box>
          )
        })}
      </DialogContent>
      <DialogActions>
        <Typography role="status" variant="body2" color="textSecondary" sx={{ flex: 1, pl: 4 }}>
          {left.length > 0 ? t('history.conflict.left', { count: left.length }) : t('history.conflict.ready')}
        </Typography>
        <Button variant="text" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button
          variant="contained"
          disabled={left.length > 0}
          onClick={() => {
            autosave.take(threeWay(base, mine, theirs, choices).graph, draft.rev)
            onClose()
          }}
        >
          {t('editor.conflict.save')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
