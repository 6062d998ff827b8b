import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../client/api-problem.ts'
import { ProblemAlert } from './ErrorState.tsx'

interface ConfirmDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
  readonly title: string
  /** What happens and to whom. */
  readonly children: ReactNode
  /** The verb on the button. */
  readonly verb: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly problem?: ApiProblem | null
}

/** Asks before what cannot be undone: publish, delete, send. Everything else offers undo instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onClose, onConfirm, title, children, verb, danger = false, busy = false, problem = null } = props
  const { t } = useTranslation()
  const id = useId()
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3, color: 'text.secondary' }}>
        <div>{children}</div>
        <ProblemAlert problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button variant="contained" color={danger ? 'error' : 'primary'} disabled={busy} onClick={onConfirm}>
          {verb}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
