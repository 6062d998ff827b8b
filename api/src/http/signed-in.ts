import type { Kysely } from 'kysely'
import { roleSchema } from '@trailwright/shared/wire/route.ts'
import type { Tables } from '../database/tables.ts'
import type { Accounts } from './accounts.ts'
import type { RequestContext } from './handle.ts'

/** Who asks, by the cookie alone; the role is read afresh each time, so that a change acts on the next request. */
export type SignedIn = (
  headers: Headers,
) => Promise<Pick<RequestContext, 'workspace' | 'user' | 'role' | 'language'> | null>

export const signedInBy =
  (accounts: Accounts, db: Kysely<Tables>): SignedIn =>
  async (headers) => {
    const user = await accounts.userOf(headers)
    if (user === null) return null
    const member = await db
      .selectFrom('member')
      .select(['workspace', 'role'])
      .where('user', '=', user.id)
      .orderBy('joined_at')
      .orderBy('workspace')
      .limit(1)
      .executeTakeFirst()
    if (member === undefined) return null
    return {
      workspace: member.workspace,
      user: user.id,
      role: roleSchema.parse(member.role),
      language: user.language,
    }
  }
