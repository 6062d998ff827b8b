import { useTranslation } from 'react-i18next'
import { DurationInput } from '../../ui/DurationInput.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { textOf, type WidgetProps } from './field.ts'

/** Whether what happened before counts, and how far back. */
export function LookBackField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const text = textOf(value)
  const choice = text === 'sinceEntry' ? 'sinceEntry' : text === '' ? 'no' : 'within'
  return (
    <>
      <SelectInput
        label={label}
        value={choice}
        onChange={(next) => onChange(next === 'no' ? false : next === 'within' ? 'P1D' : next)}
        options={(['no', 'sinceEntry', 'within'] as const).map((each) => ({
          value: each,
          text: t(`inspector.lookBack.${each}`),
        }))}
        error={error}
        disabled={disabled}
      />
      {choice === 'within' && (
        <DurationInput label={t('inspector.lookBack.duration')} value={text} onChange={onChange} disabled={disabled} />
      )}
    </>
  )
}
