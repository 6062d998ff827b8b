import { Hono } from 'hono'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Accounts } from './accounts.ts'
import { invalid } from './app-error.ts'
import type { CallerOfRequest } from './caller.ts'
import { findingsOf } from './issues.ts'
import { readJson } from './json-text.ts'
import { countTry, limiter } from './limiter.ts'
import { problem } from './register.ts'

const pairSchema = z.object({ email: z.string().max(254), password: z.string().max(128) })
const tries = 5
const window = 15 * 60_000

/**
 * Signing in and out: the only two calls of better-auth that are reachable. Tries are counted by account and by caller,
 * and unknown accounts are answered alike.
 */
export const signInRoutes = (accounts: Accounts, clock: Clock, callerOf: CallerOfRequest): Hono => {
  const byAccount = limiter(clock, tries, window)
  const byCaller = limiter(clock, tries * 4, window)
  const app = new Hono()
  app.post('/sign-in/email', async (context) => {
    const json = readJson(await context.req.text())
    if (!json.ok) throw invalid([])
    const read = pairSchema.safeParse(json.value)
    if (!read.success) throw invalid(findingsOf(read.error.issues, ['body']))
    const { email, password } = read.data
    const account = email.trim().toLowerCase()
    countTry(byCaller, callerOf(context))
    countTry(byAccount, account)
    const cookies = await accounts.signIn(email.trim(), password, context.req.raw.headers)
    if (cookies === null) return context.json(problem('auth.wrong'), 401)
    byAccount.forgive(account)
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return context.json({})
  })
  app.post('/sign-out', async (context) => {
    const cookies = await accounts.signOut(context.req.raw.headers)
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return context.json({})
  })
  return app
}
