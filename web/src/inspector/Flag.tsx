import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import Typography from '@mui/material/Typography'

interface FlagProps {
  readonly label: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly disabled: boolean
}

/** On or off. */
export function Flag({ label, value, onChange, disabled }: FlagProps) {
  return (
    <FormControlLabel
      control={<Switch checked={value} onChange={(_, on) => onChange(on)} disabled={disabled} />}
      label={<Typography variant="body2">{label}</Typography>}
      sx={{ ml: 0, gap: 2 }}
    />
  )
}
