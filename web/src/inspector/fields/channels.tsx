import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { useChannels } from '../channels.ts'
import { Rows } from '../Rows.tsx'
import { isList, type WidgetProps } from './field.ts'

/** Channels in the order in which they are tried. */
export function ChannelsField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const channels = useChannels()
  const chosen = isList(value) ? value.map(String) : []
  const left = channels.filter(({ id }) => !chosen.includes(id))
  return (
    <Rows
      label={label}
      rows={chosen}
      onChange={onChange}
      addLabel={t('inspector.addChannel')}
      {...(left[0] === undefined ? {} : { newRow: () => left[0]?.id ?? '' })}
      ordered
      least={1}
      disabled={disabled}
      error={error}
      help={t('inspector.channelOrder')}
      row={(channel, change, index) => (
        <SelectInput
          label={String(index + 1)}
          value={channel}
          onChange={change}
          options={channels
            .filter(({ id }) => id === channel || !chosen.includes(id))
            .map(({ id, name }) => ({ value: id, text: name }))}
          disabled={disabled}
        />
      )}
    />
  )
}
