import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Which draft a journey has, without the drawing; null for a journey that is not there. */
export const draftHead = async (
  db: Kysely<Tables>,
  workspace: string,
  journey: string,
): Promise<{ readonly rev: number; readonly saved_by: string } | null> =>
  (await db
    .selectFrom('draft')
    .select(['rev', 'saved_by'])
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .executeTakeFirst()) ?? null
