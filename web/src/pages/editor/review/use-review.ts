import { getJourney, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { askForReview, decideReview, getReview, withdrawReview } from '@trailwright/shared/wire/review.ts'
import { useRoute, useSend } from '../../../client/hooks.ts'
import type { ResponseOf } from '../../../client/send.ts'
import { useEditor } from '../../../state/editor.tsx'

export type ReviewStanding = ResponseOf<typeof getReview>

/** How the review of this draft stands; asked again while the publish sheet is open, as others decide meanwhile. */
export function useReview() {
  const { journey } = useEditor()
  return useRoute(getReview, { params: { journey } }, { refetchInterval: 5000, afresh: true })
}

const refreshed = [getReview, getJourney, listJourneys]

export function useReviewActions() {
  return {
    ask: useSend(askForReview, refreshed),
    decide: useSend(decideReview, refreshed),
    withdraw: useSend(withdrawReview, refreshed),
  }
}
