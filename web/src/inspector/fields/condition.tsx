import { ConditionEditor } from '../condition/ConditionEditor.tsx'
import type { WidgetProps } from './field.ts'

export function ConditionField({ label, value, onChange, error, disabled }: WidgetProps) {
  return (
    <ConditionEditor label={label} value={value} onChange={onChange} error={error} disabled={disabled} counts="whole" />
  )
}
