import OutlinedInput from '@mui/material/OutlinedInput'
import { Field, type FieldProps } from '../ui/Field.tsx'

interface DateInputProps extends FieldProps {
  /** `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` with a time. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly withTime?: boolean
  readonly disabled?: boolean
}

/** A day of the calendar, or a moment on the wall clock. */
export function DateInput({ value, onChange, withTime = false, disabled = false, ...field }: DateInputProps) {
  return (
    <Field {...field}>
      {({ id, ...aria }) => (
        <OutlinedInput
          id={id}
          type={withTime ? 'datetime-local' : 'date'}
          value={value}
          disabled={disabled}
          error={aria['aria-invalid']}
          onChange={(event) => onChange(event.target.value)}
          slotProps={{ input: aria }}
          fullWidth
        />
      )}
    </Field>
  )
}
