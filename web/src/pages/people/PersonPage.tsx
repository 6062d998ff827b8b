import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { createLink, useParams } from '@tanstack/react-router'
import { getPerson } from '@trailwright/shared/wire/people.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { PersonHead } from './PersonHead.tsx'
import { PersonSide } from './PersonSide.tsx'
import { Timeline } from './Timeline.tsx'

const LinkButton = createLink(Button)

/** One person: what happened and why; at the right, what is known. */
export function PersonPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/people/$id' })
  const profile = useRoute(getPerson, { params: { person: id } })
  if (profile.error?.code === 'not_found') {
    return (
      <EmptyState
        title={t('people.page.notHere')}
        help={t('people.page.notHereHelp')}
        action={
          <LinkButton to="/people" variant="outlined">
            {t('people.page.back')}
          </LinkButton>
        }
      />
    )
  }
  if (profile.error !== null) return <ErrorState problem={profile.error} onRetry={() => void profile.refetch()} />
  if (profile.data === undefined) return <PageSkeleton />
  return (
    <>
      <PersonHead person={profile.data.person} />
      <Box sx={{ display: 'flex', flex: 1, flexDirection: { xs: 'column', lg: 'row' }, minHeight: 0 }}>
        <Timeline key={id} person={id} />
        <PersonSide profile={profile.data} />
      </Box>
    </>
  )
}
