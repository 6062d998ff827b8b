import { AttributeInput } from '../AttributeInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function AttributeField({ label, value, onChange, error, disabled }: WidgetProps) {
  return <AttributeInput label={label} value={textOf(value)} onChange={onChange} error={error} disabled={disabled} />
}
