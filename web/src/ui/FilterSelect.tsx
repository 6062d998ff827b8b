import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'

interface FilterSelectProps {
  readonly label: string
  /** Empty for all. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** The entry that filters nothing. */
  readonly all: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
}

/** Narrows a list to one of many. A value that is not among them, as of something deleted, stands by itself. */
export function FilterSelect({ label, value, onChange, all, options }: FilterSelectProps) {
  const known = value === '' || options.some((option) => option.value === value)
  return (
    <Select
      value={value}
      displayEmpty
      onChange={(event) => onChange(event.target.value)}
      SelectDisplayProps={{ 'aria-label': label }}
      sx={{ minWidth: 140, maxWidth: { xs: '100%', sm: 260 }, typography: 'body2' }}
    >
      <MenuItem value="">{all}</MenuItem>
      {!known && <MenuItem value={value}>{value}</MenuItem>}
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.text}
        </MenuItem>
      ))}
    </Select>
  )
}
