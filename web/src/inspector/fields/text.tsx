import { TextInput } from '../../ui/TextInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function TextField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  return (
    <TextInput
      label={label}
      value={textOf(value)}
      onChange={(text) => onChange(text === '' ? empty : text)}
      error={error}
      optional={empty === null}
      disabled={disabled}
    />
  )
}
