import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Context } from 'hono'
import type { Services } from '../services.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Names this request, in the log and in the answer. */
    requestId: string
    /** The id of whoever is signed in, once that is known. */
    user: string | undefined
  }
}

/**
 * One line a request, and a count in the metrics: the pattern of the route, never the path that was asked for, and no
 * header, query, body or address. The answer carries the id of the request, by which its line is found.
 */
export const requestLog =
  ({ clock, log, meter }: Pick<Services, 'clock' | 'log' | 'meter'>): MiddlewareHandler =>
  async (context, next) => {
    const began = clock.now()
    const id = clock.id()
    context.set('requestId', id)
    await next()
    context.res.headers.set('x-request-id', id)
    const ms = clock.now() - began
    const method = knownMethods.has(context.req.method) ? context.req.method : 'OTHER'
    const route = routeOf(context)
    const { status } = context.res
    meter.request({ method, route, status, ms })
    log.info({ request: id, method, route, status, ms, user: context.get('user') ?? null }, 'request')
  }

/** A method is any word that the caller chose. */
const knownMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** The operation's path as the contract writes it; of other calls the pattern that matched; `other` for what matched none. */
const routeOf = (context: Context): string => {
  const operation = context.get('operation')
  if (operation !== undefined) return operation.path
  const pattern = matchedRoutes(context)
    .map(({ path }) => path)
    .findLast((path) => !path.endsWith('*'))
  return pattern ?? 'other'
}
