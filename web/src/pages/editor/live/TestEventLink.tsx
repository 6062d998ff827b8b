import type { Journey } from '@trailwright/shared/journey/schema.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../../client/hooks.ts'
import { PageLink } from '../../../inspector/PageLink.tsx'
import { entryProperties, eventOf, programOf } from '../../../simulation/scenario.ts'

/** The way to a test event that lets somebody in: with the data that the start and the key ask for. */
export function TestEventLink({ journey }: { readonly journey: Journey }) {
  const { t } = useTranslation()
  const catalogue = useRoute(getCatalogue).data
  const program = useMemo(() => programOf(journey), [journey])
  const trigger = program?.triggers.find((id) => journey.nodes[id]?.kind === 'trigger.event')
  const event = program === undefined || trigger === undefined ? undefined : eventOf(program, trigger)?.event
  if (program === undefined || trigger === undefined || event === undefined || catalogue === undefined) return null
  const samples = catalogue.events.find(({ name }) => name === event)?.properties ?? []
  return (
    <PageLink to="/events" search={{ send: event, data: entryProperties(program, trigger, samples) }}>
      {t('live.tryIt')}
    </PageLink>
  )
}
