import type { ReviewState } from '@trailwright/shared/wire/review.ts'
import { useTranslation } from 'react-i18next'
import { type Tone, ToneChip } from './StatusChip.tsx'

const tones: Readonly<Record<ReviewState, Tone>> = {
  asked: 'info',
  approved: 'success',
  outdated: 'warning',
  changes: 'warning',
}

/** How the review of a draft stands: "In review". */
export function ReviewChip({ state }: { state: ReviewState }) {
  const { t } = useTranslation()
  return (
    <ToneChip tone={tones[state]} dot>
      {t(`review.states.${state}`)}
    </ToneChip>
  )
}
