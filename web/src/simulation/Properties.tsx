import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHumanName } from '../client/use-labels.ts'
import { isList, isObject } from '../inspector/fields/field.ts'

interface PropertiesProps {
  readonly value: JsonObject
  readonly onChange: (value: JsonObject) => void
}

const first = 5

/** The values of an event, each editable as what it is: numbers stay numbers, lists and groups of values open. */
export function Properties({ value, onChange }: PropertiesProps) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const entries = Object.entries(value)
  const shown = all ? entries : entries.slice(0, first)
  return (
    <Box sx={{ mt: 1 }}>
      {shown.map(([name, property]) => (
        <Named key={name} name={name} value={property} onChange={(next) => onChange({ ...value, [name]: next })} />
      ))}
      {entries.length > shown.length && (
        <Button size="small" variant="text" onClick={() => setAll(true)}>
          {t('simulate.moreProperties', { count: entries.length - shown.length })}
        </Button>
      )}
    </Box>
  )
}

interface NamedProps {
  readonly name: string
  readonly value: Json
  readonly onChange: (value: Json) => void
}

function Named({ name, value, onChange }: NamedProps) {
  const { t } = useTranslation()
  const what = useHumanName()('property', name)
  if (isList(value)) {
    return (
      <Folded title={what} size={t('configure.values.items', { count: value.length })}>
        <Items what={what} items={value} onChange={onChange} />
      </Folded>
    )
  }
  if (isObject(value)) {
    return (
      <Folded title={what} size={t('configure.values.parts', { count: Object.keys(value).length })}>
        <Properties value={value} onChange={onChange} />
      </Folded>
    )
  }
  return (
    <Box
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
        {what}
      </Box>
      <Property value={value} onChange={onChange} />
    </Box>
  )
}

interface FoldedProps {
  readonly title: string
  readonly size: string
  readonly children: ReactNode
}

function Folded({ title, size, children }: FoldedProps) {
  return (
    <Box component="details" sx={{ typography: 'caption' }}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 26, lineHeight: '26px', color: 'text.secondary' }}>
        {title}{' '}
        <Box component="span" sx={{ color: 'text.primary' }}>
          {size}
        </Box>
      </Box>
      <Box sx={{ pl: 2, ml: 0.5, borderLeft: 1, borderColor: 'divider' }}>{children}</Box>
    </Box>
  )
}

interface ItemsProps {
  readonly what: string
  readonly items: readonly Json[]
  readonly onChange: (items: readonly Json[]) => void
}

/** What a list holds; one more is like the last. */
function Items({ what, items, onChange }: ItemsProps) {
  const { t } = useTranslation()
  const replace = (index: number, next: Json) => onChange(items.map((each, at) => (at === index ? next : each)))
  return (
    <>
      {items.map((item, index) => {
        const title = t('configure.values.item', { what, number: index + 1 })
        return (
          // Entries have no identity but their place.
          <Box key={index} role="group" aria-label={title} sx={{ display: 'flex', alignItems: 'flex-start' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              {isObject(item) ? (
                <Properties value={item} onChange={(next) => replace(index, next)} />
              ) : (
                <Property label={title} value={item} onChange={(next) => replace(index, next)} />
              )}
            </Box>
            <IconButton
              size="small"
              aria-label={t('configure.values.remove', { what: title })}
              onClick={() => onChange(items.filter((_, at) => at !== index))}
            >
              <X size={12} strokeWidth={1.8} aria-hidden />
            </IconButton>
          </Box>
        )
      })}
      <Button size="small" variant="text" onClick={() => onChange([...items, items.at(-1) ?? ''])}>
        {t('configure.values.add', { what })}
      </Button>
    </>
  )
}

interface PropertyProps {
  /** Where no label stands beside it. */
  readonly label?: string
  readonly value: Json
  readonly onChange: (value: Json) => void
}

function Property({ label, value, onChange }: PropertyProps) {
  const [typed, setTyped] = useState<string | null>(null)
  // A number that is emptied and typed anew stays one.
  const [was, setWas] = useState<Json>(value)
  return (
    <InputBase
      value={typed ?? shown(value)}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(read(target.value, was))
      }}
      onFocus={() => setWas(value)}
      onBlur={() => setTyped(null)}
      slotProps={{ input: label === undefined ? {} : { 'aria-label': label } }}
      fullWidth
      sx={{
        typography: 'caption',
        '& input': { px: 1.5, py: 0.25, borderRadius: '6px', '&:hover, &:focus': { bgcolor: 'surface.hover' } },
      }}
    />
  )
}

function shown(value: Json): string {
  return value === null ? '' : String(value)
}

/** What was typed, in the type that was there. */
function read(text: string, before: Json): Json {
  if (typeof before === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text
  return typeof before === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text
}
