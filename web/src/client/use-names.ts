import { inLanguage } from '@trailwright/shared/language/language.ts'
import type { Names } from '@trailwright/shared/nodes/define.ts'
import { listContents } from '@trailwright/shared/wire/contents.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { listSegments } from '@trailwright/shared/wire/people.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { namesFrom } from '../i18n/names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useRoute } from './hooks.ts'
import { useLabels } from './use-labels.ts'

const noGoals: ReadonlyMap<string, string> = new Map()

/** The names that sentences of steps mention. `goals` are those of the journey at hand. */
export function useNames(goals: ReadonlyMap<string, string> = noGoals): Names {
  const { t } = useTranslation()
  const language = useLanguage()
  const segments = useRoute(listSegments).data?.items
  const contents = useRoute(listContents).data?.items
  const journeys = useRoute(listJourneys).data?.items
  const labels = useLabels()
  return useMemo(
    () =>
      namesFrom({
        language,
        segments: new Map(segments?.map(({ id, name }) => [id, name])),
        contents: new Map(contents?.map(({ id, name }) => [id, name])),
        journeys: new Map(journeys?.map(({ id, name }) => [id, inLanguage(name, language)])),
        goals,
        labels,
        words: {
          email: t('ui.channels.email'),
          sms: t('ui.channels.sms'),
          person: t('ui.zones.person'),
          journey: t('ui.zones.journey'),
        },
      }),
    [language, segments, contents, journeys, goals, labels, t],
  )
}
