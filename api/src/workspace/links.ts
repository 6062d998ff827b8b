import type { Role } from '@trailwright/shared/wire/route.ts'
import { acceptLink, readLink } from '@trailwright/shared/wire/session.ts'
import { AppError } from '../http/app-error.ts'
import { answer, handlePublic, type Handled, type RequestContext } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { audit } from '../database/audit-log.ts'
import { isCommonPassword } from './common-password.ts'
import { hashOfToken } from '../database/token-hash.ts'

const hour = 3_600_000
const lifetimes = { invitation: 7 * 24 * hour, reset: 24 * hour } as const
const pages = { invitation: '/invite', reset: '/reset' } as const
const tokenBytes = 32

/** Where the asker reaches the web app: the operator's URL, or the host that was asked. */
export const baseOf = ({ config }: Services, { headers }: RequestContext): string =>
  config.publicUrl ?? `http://${headers.get('host') ?? 'localhost'}`

type NewLink =
  | { readonly kind: 'invitation'; readonly email: string; readonly role: Role }
  | { readonly kind: 'reset'; readonly email: string; readonly user: string }

/** Makes a link to hand over; only a hash of its token is kept, so it is shown this once. */
export const makeLink = async (
  { database, clock }: Services,
  workspace: string,
  link: NewLink,
  base: string,
): Promise<{ link: string; expiresAt: number }> => {
  const token = clock.token(tokenBytes)
  const expiresAt = clock.now() + lifetimes[link.kind]
  await database.db
    .insertInto('link')
    .values({
      token_hash: hashOfToken(token),
      workspace,
      id: clock.id(),
      kind: link.kind,
      email: link.email,
      role: link.kind === 'invitation' ? link.role : null,
      user: link.kind === 'reset' ? link.user : null,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return { link: new URL(`${pages[link.kind]}?token=${token}`, base).href, expiresAt }
}

/** A reset link for an owner who has nobody to ask, printed at the start; null when there is no such owner. */
export const offerOwnerReset = async (services: Services, email: string, base: string): Promise<string | null> => {
  const user = await services.accounts.findByEmail(email)
  const place = await services.database.db
    .selectFrom('member')
    .select('workspace')
    .where('user', '=', user?.id ?? '')
    .where('role', '=', 'owner')
    .executeTakeFirst()
  if (user === null || place === undefined) return null
  const made = await makeLink(services, place.workspace, { kind: 'reset', email: user.email, user: user.id }, base)
  return made.link
}

export const linkHandlers = (services: Services): readonly Handled[] => {
  const { accounts, clock } = services
  const { db } = services.database

  const open = async (token: string, now: number) => {
    const link = await db
      .selectFrom('link')
      .selectAll()
      .where('token_hash', '=', hashOfToken(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (link === undefined) throw new AppError('link.gone')
    return link
  }
  /** Of two who use a link at once, one succeeds. */
  const use = async (hash: string, now: number): Promise<void> => {
    const used = await db
      .updateTable('link')
      .set({ used_at: now })
      .where('token_hash', '=', hash)
      .where('used_at', 'is', null)
      .executeTakeFirst()
    if (used.numUpdatedRows !== 1n) throw new AppError('link.gone')
  }

  return [
    handlePublic(readLink, async ({ context, params }) => {
      const link = await open(params.token, context.now)
      const { name } = await db
        .selectFrom('workspace')
        .select('name')
        .where('id', '=', link.workspace)
        .executeTakeFirstOrThrow()
      return {
        kind: link.kind === 'reset' ? ('reset' as const) : ('invitation' as const),
        workspace: name,
        email: link.email,
      }
    }),

    handlePublic(acceptLink, async ({ context, params, body }) => {
      const link = await open(params.token, context.now)
      const { email } = link
      const known = await accounts.findByEmail(email)
      const setsPassword = link.kind === 'reset' || known === null
      if (setsPassword && (await isCommonPassword(body.password, [email, body.name ?? '']))) {
        throw new AppError('password.common')
      }
      // Whoever invites holds the link: it must not open an account that exists already.
      if (!setsPassword && (await accounts.signIn(email, body.password, context.headers)) === null) {
        throw new AppError('auth.wrong')
      }
      await use(link.token_hash, context.now)
      if (link.kind === 'reset') {
        if (link.user === null) throw new AppError('link.gone')
        await accounts.setPassword(link.user, body.password)
      } else {
        const language = body.language ?? context.language
        const user = known ?? (await accounts.create({ name: body.name ?? email, email, language }, body.password))
        await db
          .insertInto('member')
          .values({
            workspace: link.workspace,
            user: user.id,
            role: link.role ?? 'viewer',
            joined_at: clock.now(),
          })
          .onConflict((conflict) => conflict.columns(['workspace', 'user']).doNothing())
          .execute()
        await audit(services, { workspace: link.workspace, user: user.id }, 'member.joined', user.id)
      }
      const cookies = await accounts.signIn(email, body.password, context.headers)
      if (cookies === null) throw new AppError('link.gone')
      return answer(200, { signedIn: true }, cookies)
    }),
  ]
}
