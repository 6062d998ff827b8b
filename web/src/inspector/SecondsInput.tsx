import { durationMs } from '@trailwright/shared/time/duration.ts'
import { SECOND_MS } from '@trailwright/shared/time/instant.ts'
import { durationInWords } from '../i18n/names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import type { FieldProps } from '../ui/Field.tsx'
import { NumberInput } from './NumberInput.tsx'

interface SecondsInputProps extends FieldProps {
  readonly value: string
  readonly onChange: (iso: string) => void
  readonly disabled: boolean
}

/** A short length of time, in seconds: how long a call may take. */
export function SecondsInput({ value, onChange, ...field }: SecondsInputProps) {
  const language = useLanguage()
  const seconds = (durationMs(value) ?? 0) / SECOND_MS
  const unit = durationInWords(`PT${seconds}S`, language).replace(/^[\d.,]+\s*/, '')
  return (
    <NumberInput
      {...field}
      value={seconds}
      onChange={(next) => onChange(`PT${Math.max(Math.round(next ?? 0), 0)}S`)}
      end={unit}
    />
  )
}
