import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import type { DeliveryRow } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../client/use-names.ts'
import { Time } from '../../ui/Time.tsx'
import { Facts } from '../people/SideCard.tsx'

const RouteLink = createLink(Link)

/** To whom, when, from which step of which journey, with which content. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryRow }) {
  const { t } = useTranslation()
  const names = useNames()
  const { person, personName, address, at, journey, node, content } = delivery
  const rows = [
    {
      key: 'to',
      name: t('outbox.message.to'),
      value:
        person === null ? (
          address
        ) : (
          <>
            <RouteLink to="/people/$id" params={{ id: person }}>
              {personName || t('people.nameless')}
            </RouteLink>
            {address !== '' && ` · ${address}`}
          </>
        ),
    },
    { key: 'when', name: t('outbox.message.when'), value: <Time at={at} style="exact" /> },
    journey === null
      ? null
      : {
          key: 'journey',
          name: t('outbox.message.journey'),
          value: (
            <RouteLink to="/journeys/$id" params={{ id: journey }} search={{ lens: 'live', node: node ?? undefined }}>
              {names.journey(journey)}
            </RouteLink>
          ),
        },
    content === null
      ? null
      : {
          key: 'content',
          name: t('outbox.message.content'),
          value: (
            <RouteLink to="/content/$id" params={{ id: content }}>
              {names.content(content)}
            </RouteLink>
          ),
        },
  ]
  return <Facts rows={rows.filter((row) => row !== null)} />
}
