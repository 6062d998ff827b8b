import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import { insertRows } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import type { MembershipChange } from './segments.ts'

/** Puts changes of membership where journeys hear of them: rows of the inbox, in the caller's transaction. */
export const tellMemberships = async (
  tx: Kysely<Tables>,
  clock: Clock,
  workspace: string,
  changes: readonly MembershipChange[],
): Promise<void> => {
  const rows = changes.map(({ person, segment, member }) => ({
    bucket: bucketOf(workspace, person),
    workspace,
    person,
    seq: clock.sequence(),
    at: clock.now(),
    kind: 'segment',
    body: JSON.stringify({ segment, member }),
  }))
  await insertRows(tx, 'inbox', rows)
}
