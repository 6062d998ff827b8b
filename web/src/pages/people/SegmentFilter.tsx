import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import type { Segment } from '@trailwright/shared/wire/people.ts'
import { useTranslation } from 'react-i18next'

interface SegmentFilterProps {
  readonly segments: readonly Segment[]
  /** Id of the chosen segment; empty for everyone. */
  readonly value: string
  readonly onChange: (segment: string) => void
}

/** Narrows a list of people to one segment. */
export function SegmentFilter({ segments, value, onChange }: SegmentFilterProps) {
  const { t } = useTranslation()
  if (segments.length === 0 && value === '') return null
  const known = value === '' || segments.some(({ id }) => id === value)
  return (
    <Select
      value={value}
      displayEmpty
      onChange={(event) => onChange(event.target.value)}
      SelectDisplayProps={{ 'aria-label': t('people.segment') }}
      sx={{ minWidth: 160, maxWidth: { xs: '100%', sm: 260 }, typography: 'body2' }}
    >
      <MenuItem value="">{t('people.everyone')}</MenuItem>
      {!known && <MenuItem value={value}>{value}</MenuItem>}
      {segments.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </Select>
  )
}
