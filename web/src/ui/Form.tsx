import Stack from '@mui/material/Stack'
import type { ReactNode } from 'react'

interface FormProps {
  /** Called by Enter and by the submit button; the page stays. */
  readonly onSubmit: () => void
  /** Between the fields, in units of 4 px. */
  readonly spacing?: number
  readonly children: ReactNode
}

/** A column of fields that is sent as one. What is wrong stands beside its field, so the browser's own bubbles are off. */
export function Form({ onSubmit, spacing = 4.5, children }: FormProps) {
  return (
    <Stack
      component="form"
      noValidate
      spacing={spacing}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </Stack>
  )
}
