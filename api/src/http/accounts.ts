import { betterAuth, type BetterAuthOptions } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { type Language, languageSchema } from '@trailwright/shared/language/language.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import type { MasterKey } from '../database/master-key.ts'

/** Columns of better-auth's tables that we read or write besides it. */
type AuthTables = {
  user: { id: string; name: string; email: string; language: string }
  session: { id: string; userId: string; token: string; startedAt: number; seenAt: number }
}

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Language
}

/** Who may sign in, and who is signed in. Passwords, cookies and sessions are better-auth's. */
export interface Accounts {
  /** The user of a live session, by the cookie; counts as being active. */
  userOf(headers: Headers): Promise<User | null>
  find(id: string): Promise<User | null>
  findByEmail(email: string): Promise<User | null>
  create(user: Omit<User, 'id'>, password: string): Promise<User>
  setPassword(user: string, password: string): Promise<void>
  change(user: string, values: Partial<Pick<User, 'name' | 'language'>>): Promise<void>
  /** Opens a session with a new id; the cookies to set, or null for a wrong pair, known or unknown account alike. */
  signIn(email: string, password: string, headers: Headers): Promise<readonly string[] | null>
  /** Ends the session of the cookie; the cookies to set. */
  signOut(headers: Headers): Promise<readonly string[]>
  /** Ends every session of the user. */
  endSessions(user: string): Promise<void>
}

export interface AccountOptions {
  readonly database: Database
  /** Counts sessions; a harness may move the product's clock and leave this one alone. */
  readonly clock: Clock
  readonly master: MasterKey
  /** Cookies are `Secure` and bound to the host. */
  readonly isHttps: boolean
  /** In place of scrypt, which is slow by design: for tests. */
  readonly hashing?: {
    readonly hash: (password: string) => Promise<string>
    readonly verify: (input: { hash: string; password: string }) => Promise<boolean>
  }
}

const idle = durationMs('PT12H') ?? 0
const absolute = durationMs('P7D') ?? 0
/** Being active is noted at most this often. */
const notedEvery = durationMs('PT1M') ?? 0

const authOptions = ({ database, clock, master, isHttps, hashing }: AccountOptions) =>
  ({
    appName: 'Trailwright',
    baseURL: 'http://localhost',
    secret: master.derive('sessions').toString('base64url'),
    database: { db: database.db, type: database.dialect },
    logger: { disabled: true },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      ...(hashing === undefined ? {} : { password: hashing }),
    },
    user: { additionalFields: { language: { type: 'string', required: true, defaultValue: 'en', input: false } } },
    session: {
      cookieCache: { enabled: false },
      expiresIn: absolute / 1000,
      disableSessionRefresh: true,
      additionalFields: {
        startedAt: { type: 'number', bigint: true, required: true, input: false },
        seenAt: { type: 'number', bigint: true, required: true, input: false },
      },
    },
    // Nothing of it is reachable but what this file calls: origin and rate are checked before (own-origin, limiter).
    rateLimit: { enabled: false },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: isHttps ? '__Host-session' : 'session',
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
        },
      },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => clock.id() },
    },
    databaseHooks: {
      session: {
        create: {
          before: (session) => Promise.resolve({ data: { ...session, startedAt: clock.now(), seenAt: clock.now() } }),
        },
      },
    },
  }) satisfies BetterAuthOptions

/** Brings better-auth's own tables to its newest shape, then opens the accounts. */
export const openAccounts = async (options: AccountOptions): Promise<Accounts> => {
  const settings = authOptions(options)
  await (await getMigrations(settings)).runMigrations()
  const auth = betterAuth(settings)
  const { internalAdapter, password: passwords } = await auth.$context
  const { clock } = options
  const db = options.database.db.withTables<AuthTables>()

  const userFrom = (row: AuthTables['user'] | undefined): User | null =>
    row === undefined
      ? null
      : { id: row.id, name: row.name, email: row.email, language: languageSchema.catch('en').parse(row.language) }
  const columns = ['id', 'name', 'email', 'language'] as const
  const endSessions = async (user: string): Promise<void> => {
    await db.deleteFrom('session').where('userId', '=', user).execute()
  }

  return {
    async userOf(headers) {
      const found = await auth.api.getSession({ headers })
      if (found === null) return null
      const { id, startedAt, seenAt } = found.session
      const now = clock.now()
      if (now - startedAt > absolute || now - seenAt > idle) {
        await db.deleteFrom('session').where('id', '=', id).execute()
        return null
      }
      if (now - seenAt > notedEvery) await db.updateTable('session').set({ seenAt: now }).where('id', '=', id).execute()
      return userFrom(found.user)
    },
    async find(id) {
      return userFrom(await db.selectFrom('user').select(columns).where('id', '=', id).executeTakeFirst())
    },
    async findByEmail(email) {
      const folded = email.toLowerCase()
      return userFrom(await db.selectFrom('user').select(columns).where('email', '=', folded).executeTakeFirst())
    },
    async create({ name, email, language }, password) {
      const user = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: true, language },
        { method: 'admin' },
      )
      await internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: await passwords.hash(password),
      })
      return { id: user.id, name, email: user.email, language }
    },
    async setPassword(user, password) {
      await internalAdapter.updatePassword(user, await passwords.hash(password))
      await endSessions(user)
    },
    async change(user, values) {
      if (Object.keys(values).length > 0) await db.updateTable('user').set(values).where('id', '=', user).execute()
    },
    async signIn(email, password, headers) {
      const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })
      return answer.ok ? answer.headers.getSetCookie() : null
    },
    async signOut(headers) {
      const answer = await auth.api.signOut({ headers, asResponse: true })
      return answer.headers.getSetCookie()
    },
    endSessions,
  }
}
