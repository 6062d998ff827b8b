import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { identityKey } from './identity.ts'

/** The person behind a user id, or null. */
export const personOfUser = async (db: Kysely<Tables>, workspace: string, userId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('identity')
    .select('person')
    .where('bucket', '=', bucketOf(workspace, identityKey({ kind: 'userId', value: userId })))
    .where('workspace', '=', workspace)
    .where('kind', '=', 'userId')
    .where('value', '=', userId)
    .executeTakeFirst()
  return row?.person ?? null
}
