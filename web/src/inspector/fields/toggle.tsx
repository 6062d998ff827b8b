import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import type { WidgetProps } from './field.ts'

export function ToggleField({ label, value, onChange, disabled }: WidgetProps) {
  return (
    <FormControlLabel
      control={<Switch checked={value === true} onChange={(_, on) => onChange(on)} disabled={disabled} />}
      label={label}
      slotProps={{ typography: { variant: 'body2' } }}
      sx={{ ml: 0, gap: 2 }}
    />
  )
}
