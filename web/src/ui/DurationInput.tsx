import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import OutlinedInput from '@mui/material/OutlinedInput'
import Select from '@mui/material/Select'
import { useTranslation } from 'react-i18next'
import { durationParts, durationText, type DurationUnit, durationUnits } from './duration-parts.ts'
import { Field, type FieldProps } from './Field.tsx'

interface DurationInputProps extends FieldProps {
  /** ISO 8601. */
  readonly value: string
  readonly onChange: (iso: string) => void
  readonly units?: readonly DurationUnit[]
  readonly disabled?: boolean
}

/** A length of time: an amount and its unit. */
export function DurationInput({
  value,
  onChange,
  units = durationUnits,
  disabled = false,
  ...field
}: DurationInputProps) {
  const { t } = useTranslation()
  const { amount, unit } = durationParts(value)
  const offered = units.includes(unit) ? units : [...units, unit]
  return (
    <Field {...field}>
      {({ id, ...aria }) => (
        <Box sx={{ display: 'flex', gap: 2, maxWidth: 280 }}>
          <OutlinedInput
            id={id}
            type="number"
            value={amount}
            disabled={disabled}
            error={aria['aria-invalid']}
            onChange={(event) => onChange(durationText({ amount: wholeNumber(event.target.value), unit }))}
            slotProps={{ input: { ...aria, min: 0, step: 1 } }}
            sx={{ width: 88 }}
          />
          <Select
            value={unit}
            disabled={disabled}
            onChange={(event) => onChange(durationText({ amount, unit: event.target.value }))}
            SelectDisplayProps={{ 'aria-label': `${field.label}: ${t('ui.unit')}` }}
            sx={{ minWidth: 104, flex: 1 }}
          >
            {offered.map((one) => (
              <MenuItem key={one} value={one}>
                {t(`ui.units.${one}`)}
              </MenuItem>
            ))}
          </Select>
        </Box>
      )}
    </Field>
  )
}

function wholeNumber(text: string): number {
  const value = Number.parseInt(text, 10)
  return Number.isSafeInteger(value) && value > 0 ? Math.min(value, 100_000) : 0
}
