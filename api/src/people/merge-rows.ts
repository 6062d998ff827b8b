import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/**
 * Gives the survivor of a merge what happened to the other: events, the consent ledger and what the engine has not yet
 * taken in. Memberships are computed anew. Enrollments follow when the engine takes in `merged`.
 */
export const moveRows = async (
  db: Kysely<Tables>,
  workspace: string,
  loser: string,
  survivor: string,
): Promise<void> => {
  const from = bucketOf(workspace, loser)
  const target = { bucket: bucketOf(workspace, survivor), person: survivor }
  for (const table of ['event', 'consent_entry', 'inbox'] as const) {
    await db
      .updateTable(table)
      .set(target)
      .where('bucket', '=', from)
      .where('workspace', '=', workspace)
      .where('person', '=', loser)
      .execute()
  }
  await db
    .deleteFrom('membership')
    .where('bucket', '=', from)
    .where('workspace', '=', workspace)
    .where('person', '=', loser)
    .execute()
}
