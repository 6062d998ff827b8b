import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { callerOf } from './limiter.ts'

/** Names who calls, for counting tries. */
export type CallerOfRequest = (context: Context) => string

/** By the connection; behind the operator's proxy by what that proxy, and only it, appended. */
export const callerOfRequest =
  (behindProxy: boolean): CallerOfRequest =>
  (context) => {
    if (behindProxy) return callerOf(context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim())
    // Without a connection there is nobody far away: a test calls the app itself.
    return 'incoming' in (context.env ?? {}) ? callerOf(getConnInfo(context).remote.address) : 'local'
  }
