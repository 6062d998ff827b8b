import { inLanguage } from '@trailwright/shared/language/language.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { listContents } from '@trailwright/shared/wire/contents.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { listSegments } from '@trailwright/shared/wire/people.ts'
import { listSecrets } from '@trailwright/shared/wire/settings.ts'
import { useMemo } from 'react'
import { useRoute } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'

const channels = ['email', 'sms'] as const

/** Everything of the workspace that a journey may point to; what is not loaded yet is not checked. */
export function useRefs(): Refs {
  const language = useLanguage()
  const catalogue = useRoute(getCatalogue).data
  const segments = useRoute(listSegments).data?.items
  const contents = useRoute(listContents).data?.items
  const journeys = useRoute(listJourneys).data?.items
  const secrets = useRoute(listSecrets).data?.items
  return useMemo(
    () => ({
      events: catalogue?.events.map(({ name }) => name) ?? null,
      attributes: catalogue?.attributes.map(({ path }) => `person.${path}`) ?? null,
      segments: segments?.map(({ id, name }) => ({ id, name })) ?? null,
      contents:
        contents?.map(({ id, name, channel, category, published, reads }) => ({
          id,
          name,
          channel,
          category,
          published,
          reads,
        })) ?? null,
      channels,
      secrets: secrets?.map(({ name, host }) => ({ name, host })) ?? null,
      journeys: journeys?.map(({ id, name }) => ({ id, name: inLanguage(name, language) })) ?? null,
    }),
    [catalogue, segments, contents, journeys, secrets, language],
  )
}
