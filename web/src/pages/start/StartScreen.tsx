import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { listJourneys, listStarters } from '@trailwright/shared/wire/journeys.ts'
import { loadDemo } from '@trailwright/shared/wire/settings.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Store } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { useMay, useSession } from '../../client/session.ts'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { ImportButton } from '../journeys/ImportButton.tsx'
import { useNewJourney } from '../journeys/use-new-journey.ts'
import { StartHead } from './StartHead.tsx'
import { StarterCard } from './StarterCard.tsx'

/** Where a journey begins: starters that work, an empty canvas, a file, the demo shop. */
export function StartScreen({ first = false }: { first?: boolean }) {
  const { t } = useTranslation()
  const starters = useRoute(listStarters)
  const create = useNewJourney()
  const mayEdit = useMay('edit')
  return (
    <>
      <StartHead title={t(first ? 'start.title' : 'start.again')} />
      <Box sx={{ px: { xs: 4, md: 10 }, py: { xs: 6, md: 8 }, maxWidth: 1300, width: '100%' }}>
        <Typography variant="h3" component="h2" sx={{ mb: 4 }}>
          {t('start.starters')}
        </Typography>
        <ProblemAlert problem={create.problem} />
        {starters.error !== null && <ErrorState problem={starters.error} onRetry={() => void starters.refetch()} />}
        {starters.isPending && <SkeletonRows rows={3} />}
        <Box
          sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))', gap: 3.5 }}
        >
          {starters.data?.items.map((starter, index) => (
            <StarterCard
              key={starter.id}
              starter={starter}
              framed={index === 0}
              disabled={!mayEdit || create.isPending}
              onUse={() => create.from(starter)}
            />
          ))}
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2.5, mt: 4.5 }}>
          <DemoOffer />
          {mayEdit && (
            <Box sx={{ ml: 'auto', display: 'flex', gap: 2 }}>
              <Button disabled={create.isPending} onClick={create.blank}>
                {t('start.empty')}
              </Button>
              <ImportButton variant="text" />
            </Box>
          )}
        </Box>
      </Box>
    </>
  )
}

/** Made-up people to try things on, while there are none. */
function DemoOffer() {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const mayManage = useMay('manage')
  const cache = useQueryClient()
  const load = useSend(loadDemo, [listJourneys])
  if (workspace.hasDemo || !mayManage) return null
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Store size={16} strokeWidth={1.8} />}
        disabled={load.isPending}
        onClick={() => load.mutate({}, { onSuccess: () => void cache.invalidateQueries() })}
      >
        {t(load.isPending ? 'start.demoBusy' : 'start.demo')}
      </Button>
      <Typography variant="body2" color="textSecondary">
        {t('start.demoHelp')}
      </Typography>
      <ProblemAlert problem={load.error} />
    </>
  )
}
