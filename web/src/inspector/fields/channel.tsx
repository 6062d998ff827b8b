import { SelectInput } from '../../ui/SelectInput.tsx'
import { useChannels } from '../channels.ts'
import { textOf, type WidgetProps } from './field.ts'

export function ChannelField({ label, value, onChange, error, disabled }: WidgetProps) {
  const channels = useChannels()
  return (
    <SelectInput
      label={label}
      value={textOf(value)}
      onChange={onChange}
      options={channels.map(({ id, name }) => ({ value: id, text: name }))}
      error={error}
      disabled={disabled}
    />
  )
}
