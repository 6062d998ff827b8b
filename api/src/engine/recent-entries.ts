import type { Program } from '@trailwright/shared/run/contract.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** Entries of everybody within the window of the journey's cap; 0 when there is none. */
export const readRecentEntries = async (
  db: Kysely<Tables>,
  workspace: string,
  { journey }: Program,
  at: number,
): Promise<number> => {
  const { cap } = journey.entry
  if (cap === null) return 0
  const { n } = await db
    .selectFrom('enrollment')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('workspace', '=', workspace)
    .where('journey', '=', journey.id)
    .where('entered_at', '>', at - (durationMs(cap.window) ?? 0))
    .executeTakeFirstOrThrow()
  return Number(n)
}
