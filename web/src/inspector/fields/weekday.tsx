import { useTranslation } from 'react-i18next'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { weekdayKeys } from '../weekdays.ts'
import type { WidgetProps } from './field.ts'

export function WeekdayField({ label, value, onChange, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  const chosen = weekdayKeys.find((key) => key === String(value)) ?? ''
  return (
    <SelectInput
      label={label}
      value={chosen}
      onChange={(next) => onChange(Number(next))}
      options={weekdayKeys.map((key) => ({ value: key, text: t(`inspector.weekdays.${key}`) }))}
      error={error}
      disabled={disabled}
    />
  )
}
