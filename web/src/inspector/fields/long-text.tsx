import { TextInput } from '../../ui/TextInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function LongTextField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  return (
    <TextInput
      label={label}
      value={textOf(value)}
      onChange={(text) => onChange(text === '' ? empty : text)}
      error={error}
      disabled={disabled}
      rows={3}
    />
  )
}
