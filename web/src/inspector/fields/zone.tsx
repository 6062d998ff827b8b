import { useTranslation } from 'react-i18next'
import { readerZone } from '../../client/clock.ts'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { ZoneInput } from '../../ui/ZoneInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** Whose clock counts: each person's, the journey's, or that of a fixed zone. */
export function ZoneField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const zone = textOf(value)
  const choice = zone === 'person' || zone === 'journey' ? zone : 'named'
  return (
    <>
      <SelectInput
        label={label}
        value={choice}
        onChange={(next) => onChange(next === 'named' ? readerZone() : next)}
        options={(['person', 'journey', 'named'] as const).map((each) => ({
          value: each,
          text: t(`inspector.zones.${each}`),
        }))}
        error={error}
        disabled={disabled}
      />
      {choice === 'named' && (
        <ZoneInput label={t('inspector.namedZone')} value={zone} onChange={onChange} disabled={disabled} />
      )}
    </>
  )
}
