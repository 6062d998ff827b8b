import type { ReviewState } from '@trailwright/shared/wire/review.ts'
import type { Kysely } from 'kysely'
import type { ReviewTable, Tables } from '../database/tables.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { stateOf } from './standing.ts'

export const needsReview = async (db: Kysely<Tables>, workspace: string): Promise<boolean> =>
  (await readSettings(db, workspace)).review ?? false

/** The latest review of a journey, whatever became of it. */
export const latestReview = async (
  db: Kysely<Tables>,
  workspace: string,
  journey: string,
): Promise<ReviewTable | null> =>
  (await db
    .selectFrom('review')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()) ?? null

/** How the reviews of journeys stand, by journey; of one or of all. Empty where publishing needs none. */
export const reviewStates = async (
  db: Kysely<Tables>,
  workspace: string,
  journey: string | null,
): Promise<ReadonlyMap<string, ReviewState>> => {
  if (!(await needsReview(db, workspace))) return new Map()
  const rows = await db
    .selectFrom('review')
    .innerJoin('draft', (join) =>
      join.onRef('draft.workspace', '=', 'review.workspace').onRef('draft.journey', '=', 'review.journey'),
    )
    .select(['review.journey', 'review.status', 'review.rev', 'review.version', 'draft.rev as draft_rev'])
    .where('review.workspace', '=', workspace)
    .where((row) =>
      row(
        'review.number',
        '=',
        row
          .selectFrom('review as other')
          .select((inner) => inner.fn.max('other.number').as('last'))
          .whereRef('other.workspace', '=', 'review.workspace')
          .whereRef('other.journey', '=', 'review.journey'),
      ),
    )
    .$if(journey !== null, (query) => query.where('review.journey', '=', journey ?? ''))
    .execute()
  return new Map(
    rows.flatMap(({ journey: id, draft_rev, ...row }) => {
      const state = stateOf(row, draft_rev)
      return state === null ? [] : [[id, state] as const]
    }),
  )
}
