import Button from '@mui/material/Button'
import Snackbar from '@mui/material/Snackbar'
import SnackbarContent from '@mui/material/SnackbarContent'
import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface Toast {
  readonly text: string
  /** Takes back what was done; the toast then offers "Undo". */
  readonly undo?: () => void
  /** Where to look next, as a verb. */
  readonly next?: { readonly text: string; readonly go: () => void }
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined)

/** Says in passing that something was done: `toast({ text, undo })` or `toast({ text, next })`. */
export function useToast(): (toast: Toast) => void {
  return use(ToastContext)
}

/** Holds the one toast on screen; a newer one takes its place. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [toast, setToast] = useState<(Toast & { readonly number: number }) | null>(null)
  const show = useCallback((next: Toast) => setToast((former) => ({ ...next, number: (former?.number ?? 0) + 1 })), [])
  const close = () => setToast(null)
  const offer = toast?.undo === undefined ? toast?.next : { text: t('ui.undo'), go: toast.undo }
  return (
    <ToastContext value={show}>
      {children}
      <Snackbar
        key={toast?.number ?? 0}
        open={toast !== null}
        autoHideDuration={offer === undefined ? 4000 : 10_000}
        onClose={(_, reason) => reason !== 'clickaway' && close()}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      >
        <SnackbarContent
          message={toast?.text}
          sx={{ bgcolor: 'text.primary', color: 'background.paper', borderRadius: 1, typography: 'body2' }}
          action={
            offer !== undefined && (
              <Button
                size="small"
                color="inherit"
                onClick={() => {
                  offer.go()
                  close()
                }}
              >
                {offer.text}
              </Button>
            )
          }
        />
      </Snackbar>
    </ToastContext>
  )
}
