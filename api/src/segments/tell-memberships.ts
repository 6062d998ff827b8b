import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tables } from '../database/tables.ts'
import type { MembershipChange } from './segments.ts'

/** Puts changes of membership where journeys hear of them: rows of the inbox, in the caller's transaction. */
export const tellMemberships = async (
  tx: Kysely<Tables>,
  clock: Clock,
  workspace: string,
  changes: readonly MembershipChange[],
): Promise<void> => {
  for (const { person, segment, member } of changes) {
    await tx
      .insertInto('inbox')
      .values({
        bucket: bucketOf(workspace, person),
        workspace,
        person,
        seq: clock.sequence(),
        at: clock.now(),
        kind: 'segment',
        body: JSON.stringify({ segment, member }),
      })
      .execute()
  }
}
