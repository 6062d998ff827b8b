import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import InputBase from '@mui/material/InputBase'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHumanName } from '../client/use-labels.ts'

interface PropertiesProps {
  readonly value: JsonObject
  readonly onChange: (value: JsonObject) => void
}

const first = 5

/** The values of an event, each editable as text: numbers stay numbers, lists and objects are JSON. */
export function Properties({ value, onChange }: PropertiesProps) {
  const { t } = useTranslation()
  const called = useHumanName()
  const [all, setAll] = useState(false)
  const entries = Object.entries(value)
  const shown = all ? entries : entries.slice(0, first)
  return (
    <Box sx={{ mt: 1 }}>
      {shown.map(([name, property]) => (
        <Box
          key={name}
          component="label"
          sx={{
            display: 'grid',
            gridTemplateColumns: '104px 1fr',
            alignItems: 'center',
            columnGap: 2,
            typography: 'caption',
            minHeight: 26,
          }}
        >
          <Box
            component="span"
            sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
            title={name}
          >
            {called('property', name)}
          </Box>
          <Property value={property} onChange={(next) => onChange({ ...value, [name]: next })} />
        </Box>
      ))}
      {entries.length > shown.length && (
        <Button size="small" variant="text" onClick={() => setAll(true)}>
          {t('simulate.moreProperties', { count: entries.length - shown.length })}
        </Button>
      )}
    </Box>
  )
}

function Property({ value, onChange }: { value: Json; onChange: (value: Json) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <InputBase
      value={typed ?? shown(value)}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(read(target.value, value))
      }}
      onBlur={() => setTyped(null)}
      fullWidth
      sx={{
        typography: 'caption',
        '& input': { px: 1.5, py: 0.25, borderRadius: '6px', '&:hover, &:focus': { bgcolor: 'surface.hover' } },
      }}
    />
  )
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What was typed, in the type that was there. */
function read(text: string, before: Json): Json {
  if (typeof before === 'string') return text
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return text
  }
}
