import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { TriggerMark } from '../journeys/TriggerLine.tsx'
import { SideCard } from '../people/SideCard.tsx'

const RouteLink = createLink(Link)

/** The journeys that start with a segment. */
export function UsedBy({ segment }: { segment: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const journeys = useRoute(listJourneys).data?.items ?? []
  const users = journeys.filter(({ trigger }) => trigger?.config['segment'] === segment)
  return (
    <SideCard title={t('segments.usedBy')}>
      {users.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('segments.unused')}</Box>}
      {users.map(({ id, name, trigger, status }) => (
        <Box key={id} sx={{ display: 'flex', alignItems: 'center', gap: 2, py: 0.75 }}>
          <TriggerMark trigger={trigger} running={status === 'live'} />
          <RouteLink to="/journeys/$id" params={{ id }} color="textPrimary">
            {inLanguage(name, language)}
          </RouteLink>
        </Box>
      ))}
    </SideCard>
  )
}
