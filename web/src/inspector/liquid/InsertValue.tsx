import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ListSubheader from '@mui/material/ListSubheader'
import MenuItem from '@mui/material/MenuItem'
import MenuList from '@mui/material/MenuList'
import Popover from '@mui/material/Popover'
import { Braces } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '../../ui/SearchField.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { type LiquidValue, useLiquidValues } from './use-liquid-values.ts'

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
  const values = useLiquidValues()
  const [search, setSearch] = useState('')
  const [fallback, setFallback] = useState('')
  const words = search.toLowerCase()
  const found = values.filter(
    ({ reference, name, type }) =>
      type !== 'list' &&
      type !== 'object' &&
      (reference.toLowerCase().includes(words) || name.toLowerCase().includes(words)),
  )
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <SearchField label={t('ui.search')} value={search} onChange={setSearch} width="100%" />
      <TextInput label={t('content.insertDefault')} optional value={fallback} onChange={setFallback} />
      {found.length === 0 && (
        <Box sx={{ color: 'text.secondary', typography: 'body2' }}>{t('content.insertNothing')}</Box>
      )}
      <MenuList dense sx={{ maxHeight: 260, overflow: 'auto', p: 0, mx: -1.5 }}>
        {(['person', 'entry', 'context', 'sender'] as const).flatMap((root) => {
          const some = found.filter((value) => value.root === root)
          if (some.length === 0) return []
          return [
            <ListSubheader key={root} sx={{ lineHeight: '28px', px: 2.5, bgcolor: 'background.paper' }}>
              {t(`liquid.roots.${root}`)}
            </ListSubheader>,
            ...some.map((value) => (
              <MenuItem key={value.reference} onClick={() => onChoose(templateOf(value, fallback))}>
                <Box component="span" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
                  {value.name}{' '}
                  <Box component="code" sx={{ fontSize: 12, color: 'text.secondary' }}>
                    {value.reference}
                  </Box>
                </Box>
                <Box
                  component="span"
                  sx={{ color: 'text.secondary', maxWidth: 120, overflow: 'hidden', textOverflow: 'ellipsis' }}
                >
                  {value.sample}
                </Box>
              </MenuItem>
            )),
          ]
        })}
      </MenuList>
    </Box>
  )
}

const amounts = /(^|\.)(total|revenue|amount|price|value)$/

/** `{{ person.firstName | default: "there" }}`; amounts with the currency of their event. */
function templateOf({ reference, root, type }: LiquidValue, fallback: string): string {
  const isMoney = root === 'entry' && type === 'number' && amounts.test(reference)
  const filters = [
    ...(isMoney ? ['money: entry.currency'] : []),
    ...(fallback === '' ? [] : [`default: "${fallback.replaceAll('"', '')}"`]),
  ]
  return `{{ ${[reference, ...filters].join(' | ')} }}`
}
