import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ListSubheader from '@mui/material/ListSubheader'
import MenuItem from '@mui/material/MenuItem'
import MenuList from '@mui/material/MenuList'
import Popover from '@mui/material/Popover'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { Braces } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { TextInput } from '../../ui/TextInput.tsx'

type Catalogue = ResponseOf<typeof getCatalogue>
type Property = Catalogue['attributes'][number]

interface Option {
  readonly group: 'person' | 'entry' | 'sender'
  readonly reference: string
  readonly sample: string
  readonly money: boolean
}

interface InsertValueProps {
  /** The field it belongs to. */
  readonly label: string
  readonly onInsert: (template: string) => void
}

/** A menu of values that a text can hold: of the person, of the event that began the journey, of the workspace. */
export function InsertValue({ label, onInsert }: InsertValueProps) {
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Button
        size="small"
        variant="text"
        startIcon={<Braces size={14} strokeWidth={1.8} aria-hidden />}
        aria-haspopup="dialog"
        aria-label={`${t('content.insert')}: ${label}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('content.insert')}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': t('content.insert'), sx: { width: 340, maxWidth: '92vw', p: 3 } },
        }}
      >
        {anchor !== null && (
          <Values
            onChoose={(template) => {
              setAnchor(null)
              onInsert(template)
            }}
          />
        )}
      </Popover>
    </>
  )
}

function Values({ onChoose }: { onChoose: (template: string) => void }) {
  const { t } = useTranslation()
  const catalogue = useRoute(getCatalogue).data
  const [search, setSearch] = useState('')
  const [fallback, setFallback] = useState('')
  const options = optionsOf(catalogue).filter(({ reference }) => reference.toLowerCase().includes(search.toLowerCase()))
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <SearchField label={t('ui.search')} value={search} onChange={setSearch} width="100%" />
      <TextInput label={t('content.insertDefault')} optional value={fallback} onChange={setFallback} />
      {options.length === 0 && (
        <Box sx={{ color: 'text.secondary', typography: 'body2' }}>{t('content.insertNothing')}</Box>
      )}
      <MenuList dense sx={{ maxHeight: 260, overflow: 'auto', p: 0, mx: -1.5 }}>
        {(['person', 'entry', 'sender'] as const).flatMap((group) => {
          const some = options.filter((option) => option.group === group)
          if (some.length === 0) return []
          return [
            <ListSubheader key={group} sx={{ lineHeight: '28px', px: 2.5, bgcolor: 'background.paper' }}>
              {t(`content.insertGroups.${group}`)}
            </ListSubheader>,
            ...some.map((option) => (
              <MenuItem key={option.reference} onClick={() => onChoose(templateOf(option, fallback))}>
                <Box component="span" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
                  {option.reference}
                </Box>
                <Box
                  component="span"
                  sx={{ color: 'text.secondary', maxWidth: 120, overflow: 'hidden', textOverflow: 'ellipsis' }}
                >
                  {option.sample}
                </Box>
              </MenuItem>
            )),
          ]
        })}
      </MenuList>
    </Box>
  )
}

/** `{{ person.firstName | default: "there" }}`; amounts with the currency of their event. */
function templateOf({ reference, money }: Option, fallback: string): string {
  const filters = [
    ...(money ? ['money: entry.currency'] : []),
    ...(fallback === '' ? [] : [`default: "${fallback.replaceAll('"', '')}"`]),
  ]
  return `{{ ${[reference, ...filters].join(' | ')} }}`
}

const amounts = /(^|\.)(total|revenue|amount|price|value)$/

function optionsOf(catalogue: Catalogue | undefined): readonly Option[] {
  if (catalogue === undefined) return []
  const option = (group: Option['group'], { path, type, samples }: Property): Option => ({
    group,
    reference: `${group}.${path}`,
    sample: samples[0] === undefined || typeof samples[0] === 'object' ? '' : String(samples[0]),
    money: group === 'entry' && type === 'number' && amounts.test(path),
  })
  const plain = ({ type, path }: Property) => type !== 'list' && type !== 'object' && /^[\w.]+$/.test(path)
  const entry = new Map(
    catalogue.events.flatMap(({ properties }) => properties).map((property) => [property.path, property]),
  )
  return [
    ...catalogue.attributes.filter(plain).map((attribute) => option('person', attribute)),
    ...[...entry.values()].filter(plain).map((property) => option('entry', property)),
    { group: 'sender', reference: 'sender.name', sample: '', money: false },
  ]
}
