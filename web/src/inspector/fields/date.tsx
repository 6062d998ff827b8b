import { DateInput } from '../DateInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function DateField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  return (
    <DateInput
      label={label}
      value={textOf(value)}
      onChange={(text) => onChange(text === '' ? empty : text)}
      error={error}
      disabled={disabled}
    />
  )
}
