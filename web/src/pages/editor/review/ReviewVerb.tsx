import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useSession } from '../../../client/session.ts'
import { useEditor } from '../../../state/editor.tsx'
import { useToast } from '../../../ui/ToastProvider.tsx'
import type { ReviewStanding, useReviewActions } from './use-review.ts'

interface ReviewVerbProps {
  readonly standing: ReviewStanding
  readonly actions: ReturnType<typeof useReviewActions>
  /** Of the draft that is read here. */
  readonly rev: number
  /** Whether the draft could be published if it were approved. */
  readonly ready: boolean
  readonly note: string
  /** The note went along with what was done. */
  readonly onDone: () => void
}

/** In place of "Publish" while the draft is not approved: ask, wait, approve or send back. */
export function ReviewVerb({ standing, actions, rev, ready, note, onDone }: ReviewVerbProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const { journey } = useEditor()
  const { user } = useSession()
  const mayEdit = useMay('edit')
  const mayPublish = useMay('publish')
  const [missing, setMissing] = useState(false)
  const { ask, decide, withdraw } = actions
  const { review, cannotDecide } = standing
  const params = { journey }
  const busy = ask.isPending || decide.isPending || withdraw.isPending
  const said = (text: string) => ({
    onSuccess: () => {
      toast({ text })
      onDone()
    },
  })

  if (review?.state !== 'asked') {
    if (!mayEdit) return null
    return (
      <Button
        variant="contained"
        disabled={!ready || busy}
        onClick={() => ask.mutate({ params, body: { rev, note: note.trim() } }, said(t('review.asking')))}
      >
        {review === null ? t('review.ask') : t('review.askAgain')}
      </Button>
    )
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2.5 }}>
      {missing && note.trim() === '' && (
        <Typography role="alert" variant="body2" color="error">
          {t('review.noteMissing')}
        </Typography>
      )}
      {(review.asked.by.user === user.id || mayPublish) && (
        <Button variant="text" disabled={busy} onClick={() => withdraw.mutate({ params }, said(t('review.withdrawn')))}>
          {t('review.withdraw')}
        </Button>
      )}
      {cannotDecide === null && (
        <>
          <Button
            variant="outlined"
            disabled={busy}
            onClick={() => {
              setMissing(true)
              if (note.trim() === '') return
              const body = { verdict: 'changes', rev, note: note.trim() } as const
              decide.mutate({ params, body }, said(t('review.sentBack')))
            }}
          >
            {t('review.sendBack')}
          </Button>
          <Button
            variant="contained"
            disabled={!ready || busy}
            onClick={() => {
              const body = { verdict: 'approved', rev, note: note.trim() } as const
              decide.mutate({ params, body }, said(t('review.approving')))
            }}
          >
            {t('review.approve')}
          </Button>
        </>
      )}
    </Box>
  )
}
