import { TimeOfDayInput } from '../../ui/TimeOfDayInput.tsx'
import { Optional } from '../Optional.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** A time on the clock. */
export function TimeOfDayField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const time = textOf(value)
  const input = <TimeOfDayInput label={label} value={time} onChange={onChange} error={error} disabled={disabled} />
  if (empty !== null && time !== '') return input
  return (
    <Optional
      label={label}
      isSet={time !== ''}
      disabled={disabled}
      onSet={() => onChange('10:00')}
      onClear={() => onChange(null)}
    >
      {input}
    </Optional>
  )
}
