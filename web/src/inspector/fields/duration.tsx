import { DurationInput } from '../../ui/DurationInput.tsx'
import { Optional } from '../Optional.tsx'
import { SecondsInput } from '../SecondsInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** A length of time; absent where the kind allows it. */
export function DurationField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const iso = textOf(value)
  const Input = /^PT\d+S$/.test(iso) ? SecondsInput : DurationInput
  const input = <Input label={label} value={iso} onChange={onChange} error={error} disabled={disabled} />
  if (empty !== null) return input
  return (
    <Optional
      label={label}
      isSet={iso !== ''}
      disabled={disabled}
      onSet={() => onChange('P1D')}
      onClear={() => onChange(null)}
    >
      {input}
    </Optional>
  )
}
