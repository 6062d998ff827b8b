import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { getCounts, getJourney } from '@trailwright/shared/wire/journeys.ts'
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../client/hooks.ts'
import { useEditor } from '../state/editor.tsx'
import { PageLink } from './PageLink.tsx'

/** The foot of a step: how many people stand there in the running version, and the way to them. */
export function PeopleHere({ step }: { step: string }) {
  const { t } = useTranslation()
  const { journey } = useEditor()
  const version = useRoute(getJourney, { params: { journey } }).data?.live?.number
  const counts = useRoute(getCounts, { params: { journey }, query: {} }, { enabled: version !== undefined }).data
  const count = counts?.nodes.find(({ node }) => node === step)?.hereNow ?? 0
  if (version === undefined || count === 0) return null
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        minHeight: 36,
        px: 4,
        borderTop: 1,
        borderColor: 'divider',
        color: 'text.secondary',
      }}
    >
      <Users size={15} strokeWidth={1.8} aria-hidden />
      <Typography variant="body2" sx={{ flex: 1 }}>
        {t('inspector.peopleHere', { count, number: version })}
      </Typography>
      <PageLink to="/journeys/$id" params={{ id: journey }} search={{ lens: 'live' }}>
        {t('inspector.seeThem')}
      </PageLink>
    </Box>
  )
}
