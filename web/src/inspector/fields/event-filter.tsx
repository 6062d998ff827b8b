import { ConditionEditor } from '../condition/ConditionEditor.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** What the event beside it must say. */
export function EventFilterField({ label, value, onChange, config, error, disabled }: WidgetProps) {
  return (
    <ConditionEditor
      label={label}
      value={value}
      onChange={onChange}
      event={textOf(config['event'])}
      counts="whole"
      error={error}
      disabled={disabled}
    />
  )
}
