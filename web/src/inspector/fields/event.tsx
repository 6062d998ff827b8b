import { EventInput } from '../EventInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

export function EventField({ label, value, onChange, error, disabled }: WidgetProps) {
  return <EventInput label={label} value={textOf(value)} onChange={onChange} error={error} disabled={disabled} />
}
