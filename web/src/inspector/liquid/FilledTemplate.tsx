import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Escape } from '@trailwright/shared/content/escape.ts'
import { renderText } from '@trailwright/shared/content/liquid.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { getPerson, type PersonRow } from '@trailwright/shared/wire/people.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { now, readerZone } from '../../client/clock.ts'
import { useRoute } from '../../client/hooks.ts'
import { useHumanName } from '../../client/use-labels.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { PersonInput } from '../../pages/content/PersonInput.tsx'
import { useDraftIfAny } from '../../state/editor.tsx'
import { entryEvents } from '../references.ts'

/** What a template says for a chosen person, with the values last seen of the event that begins the journey. */
export function FilledTemplate({ template, place }: { readonly template: string; readonly place: Escape }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const called = useHumanName()
  const graph = useDraftIfAny()
  const [person, setPerson] = useState<PersonRow | null>(null)
  const known = useRoute(getPerson, { params: { person: person?.id ?? '' } }, { enabled: person !== null }).data
  const events = useRoute(getCatalogue).data?.events ?? []
  const names = graph === undefined ? [] : entryEvents(graph)
  const event = events.find(({ name }) => names.includes(name))
  const scope: JsonObject = {
    person: person === null ? {} : { id: person.id, ...known?.attributes },
    entry: sampleOf(event?.properties ?? []),
    context: {},
  }
  const rendered = renderText(template, scope, {
    escape: place,
    zone: known?.zone.used ?? readerZone(),
    language,
    at: now(),
  })
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
      <PersonInput label={t('content.previewAs')} value={person} onChange={setPerson} />
      <Typography variant="caption" color="textSecondary">
        {event === undefined
          ? t('liquid.previewPerson')
          : t('liquid.previewHelp', { event: called('event', event.name) })}
      </Typography>
      <Box
        component="output"
        aria-label={t('liquid.preview')}
        sx={{
          display: 'block',
          p: 2,
          borderRadius: 1,
          bgcolor: 'surface.sunken',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {rendered.ok && rendered.value.trim() !== '' ? rendered.value : t('liquid.previewNothing')}
      </Box>
    </Box>
  )
}

interface Seen {
  readonly path: string
  readonly samples: readonly Json[]
}

/** The values last seen, as one event; parts of lists are left out. */
function sampleOf(properties: readonly Seen[]): JsonObject {
  const sample: { [key: string]: Json } = {}
  for (const { path, samples } of properties) {
    const [first] = samples
    if (first !== undefined && !/[.[]/.test(path)) sample[path] = first
  }
  return sample
}
