import Stack from '@mui/material/Stack'
import { type ReactNode, useEffect, useRef, useState } from 'react'

interface FormProps {
  /** Called by Enter and by the submit button; the page stays. */
  readonly onSubmit: () => void
  /** Between the fields, in units of 4 px. */
  readonly spacing?: number
  readonly children: ReactNode
}

/**
 * A column of fields that is sent as one. What is wrong stands beside its field, so the browser's own bubbles are off,
 * and the first such field takes the focus.
 */
export function Form({ onSubmit, spacing = 4.5, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])
  return (
    <Stack
      component="form"
      ref={form}
      noValidate
      spacing={spacing}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
        setTries((former) => former + 1)
      }}
    >
      {children}
    </Stack>
  )
}
