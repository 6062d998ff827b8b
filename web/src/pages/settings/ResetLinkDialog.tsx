import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import { resetMember } from '@trailwright/shared/wire/settings.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { Member } from './member.ts'

/** Makes a link with which a member sets a new password. */
export function ResetLinkDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const id = useId()
  const reset = useSend(resetMember)
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <DialogTitle id={id}>{t('settings.members.resetOf', { name: member.name })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
        {reset.data === undefined ? (
          <Typography color="textSecondary">{t('settings.members.inviteHelp')}</Typography>
        ) : (
          <div>
            <CopyField label={t('settings.members.link', { email: member.email })} value={reset.data.link} />
            <Typography variant="caption" color="textSecondary">
              {t('settings.members.linkHelp', { when: format.exact(reset.data.expiresAt) })}
            </Typography>
          </div>
        )}
        <ProblemAlert problem={reset.error} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('ui.close')}</Button>
        {reset.data === undefined && (
          <Button
            variant="contained"
            disabled={reset.isPending}
            onClick={() => reset.mutate({ params: { user: member.user } })}
          >
            {t('settings.members.reset')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}
