import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import { createLink } from '@tanstack/react-router'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { listContents, publishContent } from '@trailwright/shared/wire/contents.ts'
import { ArrowLeft, Check, Redo2, Send, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { tidied } from '../people/why/tidied.ts'
import { TestDialog } from './TestDialog.tsx'
import type { ContentDraft } from './use-content-draft.ts'

const LinkIconButton = createLink(IconButton)

interface ContentHeadProps {
  readonly draft: ContentDraft
  readonly language: Language
  /** What keeps it from being published. */
  readonly errors: readonly Finding[]
  readonly onShow: (finding: Finding) => void
}

/** The name, what is saved and published, and the way to a test and to publishing. */
export function ContentHead({ draft, language, errors, onShow }: ContentHeadProps) {
  const { t } = useTranslation()
  const mayEdit = useMay('edit')
  const maySend = useMay('send')
  const mayPublish = useMay('publish')
  const [isTesting, setTesting] = useState(false)
  const { content, row } = draft
  return (
    <PageHeader
      before={
        <LinkIconButton to="/content" aria-label={t('content.back')} edge="start">
          <ArrowLeft size={18} strokeWidth={1.8} aria-hidden />
        </LinkIconButton>
      }
      title={
        <InputBase
          value={content.name}
          onChange={(event) => draft.setContent({ ...content, name: event.target.value })}
          readOnly={!mayEdit}
          fullWidth
          inputProps={{ 'aria-label': t('content.name'), 'aria-invalid': content.name.trim() === '', maxLength: 200 }}
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
          <SaveStatus draft={draft} />
          {mayEdit && <UndoButtons history={draft.history} />}
          <ToneChip tone={row.published ? 'success' : 'neutral'}>
            {t(row.published ? 'content.published' : 'content.draft')}
            {row.published && row.changed && ` · ${t('content.changed')}`}
          </ToneChip>
          {maySend && (
            <Button
              variant="outlined"
              startIcon={<Send size={15} strokeWidth={1.8} aria-hidden />}
              onClick={() => setTesting(true)}
            >
              {t('content.test')}
            </Button>
          )}
          {mayPublish && <PublishButton draft={draft} errors={errors} onShow={onShow} />}
          {isTesting && <TestDialog draft={draft} language={language} onClose={() => setTesting(false)} />}
        </>
      }
    />
  )
}

function UndoButtons({ history }: { history: ContentDraft['history'] }) {
  const { t } = useTranslation()
  return (
    <Box sx={{ display: 'flex' }}>
      <IconButton
        aria-label={t('compose.undo')}
        aria-keyshortcuts="Control+Z"
        title={t('compose.undo')}
        disabled={!history.canUndo}
        onClick={history.undo}
      >
        <Undo2 size={17} strokeWidth={1.8} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={t('compose.redo')}
        aria-keyshortcuts="Control+Shift+Z"
        title={t('compose.redo')}
        disabled={!history.canRedo}
        onClick={history.redo}
      >
        <Redo2 size={17} strokeWidth={1.8} aria-hidden />
      </IconButton>
    </Box>
  )
}

function SaveStatus({ draft: { state, row } }: { draft: ContentDraft }) {
  const { t } = useTranslation()
  const format = useFormat()
  const failed = state === 'conflict' || state === 'failed'
  return (
    <Box
      role="status"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        typography: 'body2',
        color: failed ? 'error.main' : 'text.secondary',
      }}
    >
      {state === 'saved' && (
        <Box component="span" sx={{ color: 'success.main', display: 'flex' }}>
          <Check size={14} strokeWidth={2} aria-hidden />
        </Box>
      )}
      {failed
        ? t('content.notSaved')
        : state === 'saving'
          ? t('content.saving')
          : tidied(t('content.saved', { time: format.brief(row.updatedAt) }))}
    </Box>
  )
}

function PublishButton({ draft, errors, onShow }: Omit<ContentHeadProps, 'language'>) {
  const { t } = useTranslation()
  const toast = useToast()
  const [asking, setAsking] = useState(false)
  const publish = useSend(publishContent, [listContents])
  const { row, content, state } = draft
  const [first] = errors
  if (first !== undefined) {
    return (
      <Button variant="outlined" onClick={() => onShow(first)}>
        {t('content.publishFirst', { count: errors.length })}
      </Button>
    )
  }
  const isUpToDate = row.published && !row.changed && state === 'saved'
  return (
    <>
      <Button
        variant="contained"
        disabled={isUpToDate || state !== 'saved'}
        title={isUpToDate ? t('content.nothingNew') : undefined}
        onClick={() => setAsking(true)}
      >
        {t('content.publish')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          publish.mutate(
            { params: { content: row.id } },
            {
              onSuccess: (answer) => {
                draft.published(answer)
                setAsking(false)
                toast({ text: t('content.publishDone', { name: content.name }) })
              },
            },
          )
        }
        title={t('content.publishTitle', { name: content.name })}
        verb={t('content.publish')}
        busy={publish.isPending}
        problem={publish.error}
      >
        {t('content.publishHelp')}
      </ConfirmDialog>
    </>
  )
}
