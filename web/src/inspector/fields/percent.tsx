import { useTranslation } from 'react-i18next'
import { NumberInput } from '../NumberInput.tsx'
import type { WidgetProps } from './field.ts'

export function PercentField({ label, value, onChange, empty, error, disabled }: WidgetProps) {
  const { t } = useTranslation()
  return (
    <NumberInput
      label={label}
      value={typeof value === 'number' ? value : null}
      onChange={(next) => onChange(next ?? empty)}
      error={error}
      disabled={disabled}
      end={t('inspector.percent')}
    />
  )
}
