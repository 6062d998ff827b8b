import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import Typography from '@mui/material/Typography'
import { createLink, useNavigate } from '@tanstack/react-router'
import type { Condition } from '@trailwright/shared/condition/schema.ts'
import { conditionWords } from '@trailwright/shared/condition/words/words.ts'
import { deleteSegment, listSegments, type Segment } from '@trailwright/shared/wire/people.ts'
import { ArrowLeft, Check, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { useNames } from '../../client/use-names.ts'
import { ConditionEditor } from '../../inspector/condition/ConditionEditor.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PhraseText } from '../../ui/PhraseText.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { tidied } from '../people/why/tidied.ts'
import { SegmentPeople } from './SegmentPeople.tsx'
import { type SaveState, useSegmentDraft } from './use-segment-draft.ts'
import { UsedBy } from './UsedBy.tsx'

const LinkIconButton = createLink(IconButton)

/** Edits a segment; every whole change is saved as it is made. */
export function SegmentEditor({ segment }: { segment: Segment }) {
  const { t } = useTranslation()
  const mayEdit = useMay('edit')
  const draft = useSegmentDraft(segment)
  return (
    <>
      <PageHeader
        before={
          <LinkIconButton to="/segments" aria-label={t('segments.back')} edge="start">
            <ArrowLeft size={18} strokeWidth={1.8} aria-hidden />
          </LinkIconButton>
        }
        title={
          <InputBase
            value={draft.name}
            onChange={(event) => draft.setName(event.target.value)}
            readOnly={!mayEdit}
            fullWidth
            inputProps={{ 'aria-label': t('segments.rename'), 'aria-invalid': draft.name.trim() === '' }}
            sx={{
              display: 'flex',
              typography: 'h2',
              '& input': { p: 0, px: 1.5, mx: -1.5, height: 34, borderRadius: 1, textOverflow: 'ellipsis' },
              '& input:hover:not(:read-only)': { bgcolor: 'surface.hover' },
              '& input[aria-invalid=true]': { outline: '2px solid', outlineColor: 'error.main' },
            }}
          />
        }
        actions={
          <>
            <Saved state={draft.state} at={draft.savedAt} />
            {mayEdit && <DeleteButton segment={segment} />}
          </>
        }
      />
      <ProblemAlert problem={draft.problem} />
      <Box sx={{ display: 'flex', flex: 1, flexDirection: { xs: 'column', lg: 'row' }, minHeight: 0 }}>
        <Box sx={{ flex: 1, minWidth: 0, px: { xs: 4, md: 7 }, py: 5, display: 'grid', gap: 5, alignContent: 'start' }}>
          <Typography component="p" sx={{ fontSize: '1.125rem', lineHeight: '30px', maxWidth: 760 }}>
            {draft.condition === undefined ? (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {t('segments.unsaved')}
              </Box>
            ) : draft.isEveryone ? (
              t('segments.everyone')
            ) : (
              <Whole condition={draft.condition} />
            )}
          </Typography>
          <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1.5, p: 4, minWidth: 0 }}>
            <ConditionEditor
              label={t('segments.condition')}
              value={draft.typed}
              onChange={draft.setTyped}
              disabled={!mayEdit}
              counts="lines"
            />
          </Box>
          <UsedBy segment={segment.id} />
        </Box>
        <SegmentPeople segment={segment.id} condition={draft.condition} />
      </Box>
    </>
  )
}

/** The whole condition as one sentence. */
function Whole({ condition }: { condition: Condition }) {
  const { t } = useTranslation()
  const names = useNames()
  const [before = '', after = ''] = t('segments.whole', { what: gap }).split(gap)
  return <PhraseText phrase={[before, ...conditionWords(condition, names), after]} />
}

const gap = '\u2068'

function Saved({ state, at }: { state: SaveState; at: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (state === 'unfinished') return null
  return (
    <Box
      role="status"
      sx={{ display: 'flex', alignItems: 'center', gap: 1.5, typography: 'body2', color: 'text.secondary' }}
    >
      {state === 'saved' && (
        <Box component="span" sx={{ color: 'success.main', display: 'flex' }}>
          <Check size={14} strokeWidth={2} aria-hidden />
        </Box>
      )}
      {state === 'saving' ? t('segments.saving') : tidied(t('segments.saved', { time: format.brief(at) }))}
    </Box>
  )
}

function DeleteButton({ segment }: { segment: Segment }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const remove = useSend(deleteSegment, [listSegments])
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Trash2 size={16} strokeWidth={1.8} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('segments.delete')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => {
          setAsking(false)
          remove.reset()
        }}
        onConfirm={() =>
          remove.mutate(
            { params: { segment: segment.id } },
            {
              onSuccess: () => {
                toast({ text: t('segments.deleted', { name: segment.name }) })
                void navigate({ to: '/segments' })
              },
            },
          )
        }
        title={t('segments.deleteTitle', { name: segment.name })}
        verb={t('segments.delete')}
        danger
        busy={remove.isPending}
        problem={remove.error}
      >
        {t('segments.deleteHelp')}
      </ConfirmDialog>
    </>
  )
}
