import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { createLink } from '@tanstack/react-router'
import type { Language } from '@trailwright/shared/language/language.ts'
import { listDeliveries, sendTest } from '@trailwright/shared/wire/contents.ts'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useSession } from '../../client/session.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { PersonInput } from './PersonInput.tsx'
import type { ContentDraft } from './use-content-draft.ts'

const RouteLink = createLink(Link)

interface TestDialogProps {
  readonly draft: ContentDraft
  readonly language: Language
  readonly onClose: () => void
}

/** Sends the draft to one address. */
export function TestDialog({ draft, language, onClose }: TestDialogProps) {
  const { t } = useTranslation()
  const title = useId()
  const { user } = useSession()
  const isEmail = draft.content.channel === 'email'
  const [to, setTo] = useState(isEmail ? user.email : '')
  const [person, setPerson] = useState<PersonRow | null>(null)
  const test = useSend(sendTest, [listDeliveries])
  const isSaved = draft.state === 'saved'
  const submit = () => {
    if (to.trim() === '' || !isSaved) return
    test.mutate({
      params: { content: draft.row.id },
      body: { to: to.trim(), person: person?.id ?? null, language },
    })
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="xs" fullWidth>
      <DialogTitle id={title}>{t('content.testTitle')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 4 }}>
          {t('content.testHelp')}
        </Typography>
        <Form onSubmit={submit}>
          <TextInput
            label={t('content.testTo')}
            help={t(isEmail ? 'content.testToEmail' : 'content.testToSms')}
            value={to}
            onChange={setTo}
            autoFocus
          />
          <PersonInput label={t('content.previewAs')} value={person} onChange={setPerson} />
          <ProblemAlert problem={test.error} />
          {test.data !== undefined && (
            <Alert severity={test.data.status === 'failed' ? 'error' : 'success'} role="status">
              {t(`content.testResults.${test.data.status}`, { to, detail: test.data.detail })}{' '}
              <RouteLink to="/outbox">{t('content.openOutbox')}</RouteLink>
            </Alert>
          )}
          <DialogActions sx={{ px: 0 }}>
            <Button variant="text" onClick={onClose}>
              {t('ui.close')}
            </Button>
            <Button
              type="submit"
              variant="contained"
              disabled={test.isPending || !isSaved || to.trim() === ''}
              title={isSaved ? undefined : t('content.testUnsaved')}
            >
              {t('content.testVerb')}
            </Button>
          </DialogActions>
        </Form>
      </DialogContent>
    </Dialog>
  )
}
