import { useTranslation } from 'react-i18next'
import { durationParts, durationText, type DurationUnit, durationUnits } from '../../ui/duration-parts.ts'
import { Token } from './Token.tsx'

interface DurationTokensProps {
  readonly label: string
  readonly value: string
  readonly onChange: (iso: string) => void
  readonly disabled: boolean
  readonly units?: readonly DurationUnit[]
}

const exact = durationUnits.filter((unit) => unit !== 'months')

/** A length of time as two tokens: 30, days. */
export function DurationTokens({ label, value, onChange, disabled, units = exact }: DurationTokensProps) {
  const { t } = useTranslation()
  const { amount, unit } = durationParts(value)
  return (
    <>
      <Token
        label={label}
        tint="value"
        value={String(amount)}
        onChange={(text) => onChange(durationText({ amount: Math.max(Math.round(Number(text)) || 0, 0), unit }))}
        options={[]}
        free
        disabled={disabled}
      />
      <Token
        label={`${label}: ${t('ui.unit')}`}
        tint="value"
        value={unit}
        onChange={(next) => onChange(durationText({ amount, unit: units.find((each) => each === next) ?? unit }))}
        options={units.map((each) => ({ value: each, name: t(`ui.units.${each}`) }))}
        disabled={disabled}
      />
    </>
  )
}
