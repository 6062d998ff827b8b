import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { createWriteKey } from '@trailwright/shared/wire/settings.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResponseOf } from '../../client/send.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { browserSample, serverSample } from './event-samples.ts'

/** A fresh key, this once, with a program that uses it. */
export function NewKeyDialog({ made, onClose }: { made: ResponseOf<typeof createWriteKey>; onClose: () => void }) {
  const { t } = useTranslation()
  const id = useId()
  const sample = made.item.kind === 'server' ? serverSample : browserSample
  return (
    <Dialog open aria-labelledby={id} maxWidth="md" fullWidth>
      <DialogTitle id={id}>{t('settings.keys.made', { name: made.item.name })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4 }}>
        <Alert severity="warning">{t('settings.keys.madeHelp')}</Alert>
        <CopyField label={t('settings.keys.key')} value={made.key} />
        <CopyField label={t('settings.keys.sample')} value={sample(made.key, window.location.origin)} block />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('settings.keys.done')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
