import OutlinedInput from '@mui/material/OutlinedInput'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, type FieldProps } from './Field.tsx'

interface TimeOfDayInputProps extends FieldProps {
  /** `HH:mm`. */
  readonly value: string
  readonly onChange: (time: string) => void
  readonly disabled?: boolean
}

/** A time of day on a clock of 24 hours, whatever the browser's own habit: 9:30 and 0930 are understood. */
export function TimeOfDayInput({ value, onChange, disabled = false, ...field }: TimeOfDayInputProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && timeOfDay(typed) === undefined
  return (
    <Field {...field} error={field.error ?? (wrong ? t('ui.timeWrong') : undefined)}>
      {({ id, ...aria }) => (
        <OutlinedInput
          id={id}
          value={typed ?? value}
          disabled={disabled}
          error={aria['aria-invalid']}
          onChange={(event) => {
            setTyped(event.target.value)
            const time = timeOfDay(event.target.value)
            if (time !== undefined) onChange(time)
          }}
          onBlur={() => !wrong && setTyped(null)}
          slotProps={{ input: { ...aria, inputMode: 'numeric' } }}
          fullWidth
        />
      )}
    </Field>
  )
}

/** `HH:mm` of what somebody typed; undefined while it is no time. */
export function timeOfDay(text: string): string | undefined {
  const parts = /^\s*([01]?\d|2[0-3])[:：.]?([0-5]\d)\s*$/.exec(text)
  return parts === null ? undefined : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? ''}`
}
