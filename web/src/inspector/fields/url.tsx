import { TextInput } from '../../ui/TextInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function UrlField({ label, value, onChange, error, disabled }: WidgetProps) {
  return (
    <TextInput
      label={label}
      value={textOf(value)}
      onChange={onChange}
      error={error}
      disabled={disabled}
      type="url"
      placeholder="https://"
    />
  )
}
