import type { Transaction } from 'kysely'
import { roleSchema } from '@trailwright/shared/wire/route.ts'
import {
  changeRole,
  inviteMember,
  listMembers,
  removeMember,
  resetMember,
  revokeInvitation,
} from '@trailwright/shared/wire/settings.ts'
import type { Tables } from '../database/tables.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { audit } from '../database/audit-log.ts'
import { baseOf, makeLink } from './links.ts'

/** The role of a member whose row is about to change; whoever is the last owner stays one. */
const roleBefore = async (
  tx: Transaction<Tables>,
  workspace: string,
  user: string,
  staysOwner: boolean,
): Promise<string> => {
  // Writing the workspace first puts two such changes one after the other on both databases.
  await tx.updateTable('workspace').set({ id: workspace }).where('id', '=', workspace).execute()
  const members = await tx.selectFrom('member').select(['user', 'role']).where('workspace', '=', workspace).execute()
  const member = members.find((other) => other.user === user)
  if (member === undefined) throw notFound()
  const owners = members.filter(({ role }) => role === 'owner')
  if (member.role === 'owner' && owners.length === 1 && !staysOwner) throw new AppError('member.last-owner')
  return member.role
}

export const memberHandlers = (services: Services): readonly Handled[] => {
  const { accounts } = services
  const { db } = services.database

  const memberRows = (workspace: string) =>
    db.selectFrom('member').select(['user', 'role', 'joined_at']).where('workspace', '=', workspace)

  return [
    handle(listMembers, async ({ context }) => {
      const rows = await memberRows(context.workspace).orderBy('joined_at').execute()
      const members = await Promise.all(
        rows.map(async (row) => {
          const user = await accounts.find(row.user)
          return {
            user: row.user,
            name: user?.name ?? '',
            email: user?.email ?? '',
            role: roleSchema.parse(row.role),
            joinedAt: row.joined_at,
          }
        }),
      )
      const invitations = await db
        .selectFrom('link')
        .select(['id', 'email', 'role', 'expires_at'])
        .where('workspace', '=', context.workspace)
        .where('kind', '=', 'invitation')
        .where('used_at', 'is', null)
        .where('expires_at', '>', context.now)
        .orderBy('expires_at')
        .execute()
      return {
        members,
        invitations: invitations.map(({ id, email, role, expires_at }) => ({
          id,
          email,
          role: roleSchema.parse(role),
          expiresAt: expires_at,
        })),
      }
    }),

    handle(inviteMember, async ({ context, body }) => {
      const email = body.email.toLowerCase()
      const known = await accounts.findByEmail(email)
      const works = await memberRows(context.workspace)
        .where('user', '=', known?.id ?? '')
        .executeTakeFirst()
      if (works !== undefined) throw new AppError('member.exists')
      await audit(services, context, 'member.invited', email, { role: body.role })
      return makeLink(
        services,
        context.workspace,
        { kind: 'invitation', email, role: body.role },
        baseOf(services, context),
      )
    }),

    handle(revokeInvitation, async ({ context, params }) => {
      const { numDeletedRows } = await db
        .deleteFrom('link')
        .where('workspace', '=', context.workspace)
        .where('kind', '=', 'invitation')
        .where('id', '=', params.invitation)
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw notFound()
      await audit(services, context, 'invitation.revoked', params.invitation)
      return {}
    }),

    handle(changeRole, async ({ context, params, body }) => {
      const before = await db.transaction().execute(async (tx) => {
        const role = await roleBefore(tx, context.workspace, params.user, body.role === 'owner')
        await tx
          .updateTable('member')
          .set({ role: body.role })
          .where('workspace', '=', context.workspace)
          .where('user', '=', params.user)
          .execute()
        return role
      })
      await audit(services, context, 'member.role', params.user, { from: before, to: body.role })
      return {}
    }),

    handle(removeMember, async ({ context, params }) => {
      await db.transaction().execute(async (tx) => {
        await roleBefore(tx, context.workspace, params.user, false)
        await tx
          .deleteFrom('member')
          .where('workspace', '=', context.workspace)
          .where('user', '=', params.user)
          .execute()
        await tx.deleteFrom('link').where('workspace', '=', context.workspace).where('user', '=', params.user).execute()
      })
      await accounts.endSessions(params.user)
      await audit(services, context, 'member.removed', params.user)
      return {}
    }),

    handle(resetMember, async ({ context, params }) => {
      const places = await db.selectFrom('member').select('workspace').where('user', '=', params.user).execute()
      const user = await accounts.find(params.user)
      if (user === null || !places.some(({ workspace }) => workspace === context.workspace)) throw notFound()
      // A password opens every workspace of its user: one owner alone does not set it.
      if (places.length > 1) throw new AppError('forbidden')
      await audit(services, context, 'member.reset', params.user)
      return makeLink(
        services,
        context.workspace,
        { kind: 'reset', email: user.email, user: user.id },
        baseOf(services, context),
      )
    }),
  ]
}
