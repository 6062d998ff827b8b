import { useNavigate } from '@tanstack/react-router'
import type { Text } from '@trailwright/shared/language/language.ts'
import { createJourney, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useSession } from '../../client/session.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { offerTour } from '../../state/tour.ts'

/** Makes a journey, blank or from a starter, and opens it. */
export function useNewJourney() {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const { user, workspace } = useSession()
  const create = useSend(createJourney, [listJourneys])
  const make = (body: { name: Text; starter: string | null }) =>
    create.mutate({ body }, { onSuccess: ({ id }) => void navigate({ to: '/journeys/$id', params: { id } }) })
  return {
    problem: create.error,
    isPending: create.isPending,
    blank: () => make({ name: { [language]: t('journeys.newName') }, starter: null }),
    from(starter: { readonly id: string; readonly name: Text }) {
      if (workspace.hasDemo) offerTour(user.id)
      make({ name: starter.name, starter: starter.id })
    },
  }
}
