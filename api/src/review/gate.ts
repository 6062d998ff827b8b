import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { AppError } from '../http/app-error.ts'
import { stateOf } from './standing.ts'
import { latestReview, needsReview } from './store.ts'

/** What is about to be published. */
export interface Candidate {
  readonly workspace: string
  readonly journey: string
  /** The revision of the draft. */
  readonly rev: number
}

/**
 * Refuses a draft that nobody approved, where the workspace asks for that. Going back to an earlier version needs no
 * review: it ran before, and it has to be quick.
 */
export const requireApproval = async (db: Kysely<Tables>, { workspace, journey, rev }: Candidate): Promise<void> => {
  if (!(await needsReview(db, workspace))) return
  const review = await latestReview(db, workspace, journey)
  if (review?.status === 'approved' && review.rev === rev) return
  const state = review === null ? null : stateOf(review, rev)
  if (state === 'asked') throw new AppError('review.waiting')
  if (state === 'outdated') throw new AppError('review.outdated')
  if (state === 'changes') throw new AppError('review.changes')
  throw new AppError('review.needed')
}

/** The review of this draft is over: it became a version. */
export const closeReview = async (
  db: Kysely<Tables>,
  { workspace, journey, rev }: Candidate,
  version: number,
): Promise<void> => {
  await db
    .updateTable('review')
    .set({ version })
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('rev', '<=', rev)
    .where('version', 'is', null)
    .execute()
}
