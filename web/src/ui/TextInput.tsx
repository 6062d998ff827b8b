import OutlinedInput from '@mui/material/OutlinedInput'
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react'
import { Field, type FieldProps } from './Field.tsx'

export interface TextInputProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'email' | 'url' | 'number' | 'time' | 'password'
  readonly autoComplete?: HTMLInputAutoCompleteAttribute
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  readonly placeholder?: string
  /** Rows of a longer text; one line without it. */
  readonly rows?: number
  /** Inside the control, at its right. */
  readonly end?: ReactNode
  /** Digits and names that machines read. */
  readonly mono?: boolean
}

/** A labelled line, or several lines, of text. */
export function TextInput({
  value,
  onChange,
  type = 'text',
  autoComplete = 'off',
  autoFocus = false,
  disabled = false,
  placeholder,
  rows,
  end,
  mono = false,
  ...field
}: TextInputProps) {
  return (
    <Field {...field}>
      {({ id, ...aria }) => (
        <OutlinedInput
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          type={type}
          autoComplete={autoComplete}
          autoFocus={autoFocus}
          disabled={disabled}
          error={aria['aria-invalid']}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(rows === undefined ? {} : { multiline: true, minRows: rows })}
          endAdornment={end}
          slotProps={{ input: aria }}
          sx={mono ? { fontFamily: 'monospace' } : {}}
          fullWidth
        />
      )}
    </Field>
  )
}
