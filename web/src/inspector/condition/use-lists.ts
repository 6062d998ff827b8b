import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { listSegments } from '@trailwright/shared/wire/people.ts'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useHumanName } from '../../client/use-labels.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useFormat } from '../../ui/use-format.ts'
import type { ReferenceOption } from '../references.ts'
import { sampleText } from '../sample-text.ts'
import type { TokenOption } from './OptionList.tsx'

/** Lists that tokens choose from. */

export function useEventOptions(): readonly TokenOption[] {
  const format = useFormat()
  const called = useHumanName()
  const events = useRoute(getCatalogue).data?.events ?? []
  return events.map(({ name, count }) => ({ value: name, name: called('event', name), hint: format.number(count) }))
}

export function useSegmentOptions(): readonly TokenOption[] {
  const format = useFormat()
  const segments = useRoute(listSegments).data?.items ?? []
  return segments.map(({ id, name, count }) => ({
    value: id,
    name,
    hint: count === null ? undefined : format.number(count),
  }))
}

export function useTagOptions(): readonly TokenOption[] {
  return (useRoute(getCatalogue).data?.tags ?? []).map((tag) => ({ value: tag, name: tag }))
}

export function useJourneyOptions(): readonly TokenOption[] {
  const language = useLanguage()
  const journeys = useRoute(listJourneys).data?.items ?? []
  return journeys.map(({ id, name }) => ({ value: id, name: inLanguage(name, language) }))
}

/** References as options, in parts: person, event, start event, journey. */
export function useReferenceOptions(references: readonly ReferenceOption[]): readonly TokenOption[] {
  const { t } = useTranslation()
  return references.map(({ reference, name, root, samples }) => ({
    value: reference,
    name,
    group: t(`inspector.condition.roots.${root}`),
    hint: sampleText(samples),
  }))
}
