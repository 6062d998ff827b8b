import { type Role, roleSchema } from '@trailwright/shared/wire/route.ts'
import type { Colleague } from '@trailwright/shared/wire/colleague.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Accounts } from './accounts.ts'

/** Names those who are meant, each looked up once. */
export const colleaguesBy = async (
  accounts: Accounts,
  users: Iterable<string>,
): Promise<(user: string) => Colleague> => {
  const names = new Map<string, string>()
  for (const user of new Set(users)) names.set(user, (await accounts.find(user))?.name ?? '')
  return (user) => ({ user, name: names.get(user) ?? '' })
}

/** Everybody who works in the workspace, with their roles. */
export const membersOf = async (
  db: Kysely<Tables>,
  accounts: Accounts,
  workspace: string,
): Promise<readonly (Colleague & { readonly role: Role })[]> => {
  const rows = await db.selectFrom('member').select(['user', 'role']).where('workspace', '=', workspace).execute()
  const named = await colleaguesBy(
    accounts,
    rows.map(({ user }) => user),
  )
  return rows.map(({ user, role }) => ({ ...named(user), role: roleSchema.parse(role) }))
}
