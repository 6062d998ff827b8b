import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import OutlinedInput from '@mui/material/OutlinedInput'
import Typography from '@mui/material/Typography'
import { languages } from '@trailwright/shared/language/language.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { type LabelKind, labelKinds, listLabels, longestLabel, saveLabels } from '@trailwright/shared/wire/labels.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { useLabels } from '../../client/use-labels.ts'
import { humanName, labelKey, usualName } from '../../i18n/human-name.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { sampleText } from '../../inspector/sample-text.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { SearchField } from '../../ui/SearchField.tsx'

type Catalogue = ResponseOf<typeof getCatalogue>

interface Named {
  readonly name: string
  readonly sample: string | undefined
}

/** What events, their data and attributes are called, in each language; kept as each field is left. */
export function NamesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const title = useId()
  const language = useLanguage()
  const catalogue = useRoute(getCatalogue).data
  const labels = useLabels()
  const save = useSend(saveLabels, [listLabels])
  const [kind, setKind] = useState<LabelKind>('event')
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const rows = thingsOf(catalogue, kind).filter(
    ({ name }) =>
      name.toLowerCase().includes(words) || humanName(kind, name, labels, language).toLowerCase().includes(words),
  )
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="md" fullWidth>
      <DialogTitle id={title}>{t('names.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' }}>
        <Typography variant="body2" color="textSecondary">
          {t('names.lead')}
        </Typography>
        <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', alignItems: 'center' }}>
          <Box sx={{ flex: 1 }}>
            <FilterChips
              label={t('names.show')}
              value={kind}
              onChange={setKind}
              options={labelKinds.map((value) => ({ value, text: t(`names.kinds.${value}`) }))}
            />
          </Box>
          <SearchField label={t('names.search')} value={search} onChange={setSearch} />
        </Box>
        <ProblemAlert problem={save.error} />
        <Box role="list" aria-label={t(`names.kinds.${kind}`)} sx={{ display: 'grid', gap: 2.5, minHeight: 320 }}>
          <Box aria-hidden sx={{ ...line, color: 'text.secondary', typography: 'caption' }}>
            <span>{t('names.raw')}</span>
            {languages.map((each) => (
              <Box key={each} component="span" sx={{ display: { xs: 'none', sm: 'block' } }}>
                {t(`names.languages.${each}`)}
              </Box>
            ))}
          </Box>
          {rows.length === 0 && (
            <Typography variant="body2" color="textSecondary">
              {t('names.nothing')}
            </Typography>
          )}
          {rows.map(({ name, sample }) => {
            const own = labels.get(labelKey(kind, name)) ?? {}
            return (
              <Box key={labelKey(kind, name)} role="listitem" sx={line}>
                <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
                  <Box sx={{ fontFamily: 'monospace', fontSize: 13 }}>{name}</Box>
                  {sample !== undefined && (
                    <Typography variant="caption" color="textSecondary" component="div" noWrap>
                      {t('names.seen', { what: sample })}
                    </Typography>
                  )}
                </Box>
                {languages.map((each) => (
                  <NameOf
                    key={each}
                    label={t('names.field', { name, language: t(`names.languages.${each}`) })}
                    value={own[each] ?? ''}
                    placeholder={usualName(kind, name, each)}
                    onSave={(text) => save.mutate({ body: { items: [{ kind, name, text: { [each]: text } }] } })}
                  />
                ))}
              </Box>
            )
          })}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {t('names.close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

const line = {
  display: 'grid',
  gap: 2,
  alignItems: 'center',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1.1fr) minmax(0, 1fr) minmax(0, 1fr)' },
} as const

interface NameOfProps {
  readonly label: string
  readonly value: string
  /** What it is called while no name is given. */
  readonly placeholder: string
  readonly onSave: (text: string) => void
}

function NameOf({ label, value, placeholder, onSave }: NameOfProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = () => {
    if (typed !== null && typed.trim() !== value) onSave(typed.trim())
    setTyped(null)
  }
  return (
    <OutlinedInput
      value={typed ?? value}
      placeholder={placeholder}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep()
      }}
      slotProps={{ input: { 'aria-label': label, maxLength: longestLabel } }}
      fullWidth
    />
  )
}

/** What has come in, each name once. */
function thingsOf(catalogue: Catalogue | undefined, kind: LabelKind): readonly Named[] {
  if (catalogue === undefined) return []
  if (kind === 'event') return catalogue.events.map(({ name }) => ({ name, sample: undefined }))
  const paths = kind === 'attribute' ? catalogue.attributes : catalogue.events.flatMap(({ properties }) => properties)
  const named = new Map<string, Named>()
  for (const { path, samples } of paths) {
    const sample = sampleText(samples)
    if (named.get(path)?.sample === undefined) named.set(path, { name: path, sample })
  }
  return [...named.values()].toSorted((one, other) => one.name.localeCompare(other.name))
}
