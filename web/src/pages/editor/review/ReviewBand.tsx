import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { BadgeCheck, Eye, type LucideIcon, PencilLine, RotateCcw } from 'lucide-react'
import type { ReviewState } from '@trailwright/shared/wire/review.ts'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../client/session.ts'
import { Time } from '../../../ui/Time.tsx'
import type { ReviewStanding } from './use-review.ts'

const looks = {
  asked: { icon: Eye, tone: 'info' },
  approved: { icon: BadgeCheck, tone: 'success' },
  outdated: { icon: RotateCcw, tone: 'warning' },
  changes: { icon: PencilLine, tone: 'warning' },
} as const satisfies Readonly<Record<ReviewState, { readonly icon: LucideIcon; readonly tone: string }>>

/** At the top of the publish sheet: who asked, who decided, what they wrote, and what comes next. */
export function ReviewBand({ standing }: { standing: ReviewStanding }) {
  const { t } = useTranslation()
  const mayPublish = useMay('publish')
  const { review, cannotDecide, reviewers } = standing
  const { icon: Icon, tone } = review === null ? { icon: Eye, tone: 'info' as const } : looks[review.state]
  const asks = review === null || review.state === 'changes' || review.state === 'outdated'
  const said = review === null ? null : review.state === 'asked' ? review.asked : (review.decided ?? review.asked)
  const nobody = reviewers.length === 0 && (asks || cannotDecide !== null) && review?.state !== 'approved'
  const names = reviewers.map(({ name }) => name).join(', ')
  return (
    <Box
      role="status"
      data-testid="review"
      data-state={review?.state ?? 'none'}
      sx={{ display: 'flex', gap: 3, p: 4, borderRadius: '10px', bgcolor: `${tone}.soft`, typography: 'body2' }}
    >
      <Box sx={{ color: `${tone}.main`, pt: '2px', display: 'flex' }}>
        <Icon size={16} strokeWidth={1.8} aria-hidden />
      </Box>
      <Box sx={{ display: 'grid', gap: 1, minWidth: 0 }}>
        <Box>
          <strong>
            {review === null ? t('review.needed') : t(`review.${review.state}`, { name: said?.by.name ?? '' })}
          </strong>
          {said !== null && (
            <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 2 }}>
              <Time at={said.at} />
            </Typography>
          )}
        </Box>
        {said !== null && said.note !== '' && (
          <Box
            component="blockquote"
            sx={{
              m: 0,
              pl: 3,
              borderLeft: 2,
              borderColor: `${tone}.main`,
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
            }}
          >
            {said.note}
          </Box>
        )}
        {review === null && <div>{t('review.neededHelp')}</div>}
        {review !== null && review.state !== 'asked' && <div>{t(`review.${review.state}Help`)}</div>}
        {review?.state === 'asked' && cannotDecide !== null && mayPublish && (
          <div>{t(`review.cannot.${cannotDecide}`)}</div>
        )}
        {review?.state === 'asked' && cannotDecide !== null && names !== '' && (
          <div>{t('review.waitingFor', { names })}</div>
        )}
        {nobody && <div>{t('review.nobody')}</div>}
      </Box>
    </Box>
  )
}
