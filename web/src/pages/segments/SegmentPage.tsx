import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { createLink, useParams } from '@tanstack/react-router'
import { getSegment } from '@trailwright/shared/wire/people.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { SegmentEditor } from './SegmentEditor.tsx'

const LinkButton = createLink(Button)

/** One segment: its sentence, its condition, and who that is now. */
export function SegmentPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/segments/$id' })
  const segment = useRoute(getSegment, { params: { segment: id } })
  if (segment.error?.code === 'not_found') {
    return (
      <EmptyState
        title={t('segments.notHere')}
        help={t('segments.notHereHelp')}
        action={
          <LinkButton to="/segments" variant="outlined">
            {t('segments.back')}
          </LinkButton>
        }
      />
    )
  }
  if (segment.error !== null) return <ErrorState problem={segment.error} onRetry={() => void segment.refetch()} />
  if (segment.data === undefined) return <PageSkeleton />
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1 }}>
      <SegmentEditor key={id} segment={segment.data} />
    </Box>
  )
}
