import type { Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { error, type Finding } from '@trailwright/shared/problem/finding.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import {
  type GeneralProblem,
  generalProblems,
  type Permission,
  permissionsOf,
  type ProblemBody,
  type Role,
  type Route,
} from '@trailwright/shared/wire/route.ts'
import type { Services } from '../services.ts'
import { faultForLog } from '../fault-log.ts'
import { isDiskFull } from '../start-problem.ts'
import { AppError, invalid } from './app-error.ts'
import { Answer, type Handled, type PublicContext, type RequestContext } from './handle.ts'
import { findingsOf } from './issues.ts'
import { readJson } from './json-text.ts'
import type { CallerOfRequest } from './caller.ts'
import { countTry, type Limiter } from './limiter.ts'
import type { SignedIn } from './signed-in.ts'

/** Fails when an operation of the contract has no handler, two, or one of the wrong access. */
export const checkHandlers = (handlers: readonly Handled[], routes: readonly Route[]): void => {
  const names = handlers.map(({ route }) => route.operationId)
  const wrong = [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is handled twice`),
    ...routes
      .filter(({ operationId }) => !names.includes(operationId))
      .map((route) => `${route.operationId} has no handler`),
    ...handlers
      .filter(({ route, access }) => (route.permission === 'public') !== (access === 'public'))
      .map(({ route }) => `${route.operationId} has the wrong access`),
  ]
  if (wrong.length > 0) throw new Error(`The HTTP contract is not served as written: ${wrong.join(', ')}`)
}

const mayDo = (role: Role, permission: Permission): boolean =>
  permission === 'signedIn' || permissionsOf[role].includes(permission)

const languageOf = (headers: Headers): Language =>
  headers.get('accept-language')?.trim().toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en'

const parsed = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: 'params' | 'query' | 'body',
): { value: z.output<Schema>; findings: readonly Finding[] } => {
  const read = schema.safeParse(value)
  return read.success
    ? { value: read.data, findings: [] }
    : { value: value as z.output<Schema>, findings: findingsOf(read.error.issues, [part]) }
}

/** A name given twice keeps its list, which no schema of the contract takes. */
const queryOf = (context: Context): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )

const bodyOf = async (context: Context): Promise<unknown> => {
  const text = await context.req.text()
  if (text === '') return {}
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw invalid([error('invalid.media-type', { path: ['body'] })])
  const read = readJson(text)
  if (!read.ok) throw invalid([error('invalid.json', { path: ['body'], params: { rule: read.rule } })])
  return read.value
}

export interface Asking {
  readonly signedIn: SignedIn
  readonly callerOf: CallerOfRequest
  /** Counts calls: of a user, or of a caller who is nobody. */
  readonly calls: Limiter
}

/** Puts every operation at its path: session, permission and schemas are checked here and nowhere else. */
export const registerHandlers = (
  app: Hono,
  handlers: readonly Handled[],
  services: Services,
  { signedIn, callerOf, calls }: Asking,
): void => {
  const inputOf = async (context: Context, route: Route) => {
    const params = parsed(route.params, context.req.param(), 'params')
    const query = parsed(route.query, queryOf(context), 'query')
    const body = parsed(route.body, route.method === 'get' ? {} : await bodyOf(context), 'body')
    const findings = [...params.findings, ...query.findings, ...body.findings]
    if (findings.length > 0) throw invalid(findings)
    return { params: params.value, query: query.value, body: body.value }
  }

  for (const handled of handlers) {
    const { route } = handled
    app.on(route.method.toUpperCase(), route.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (context) => {
      context.set('operation', route)
      const { headers } = context.req.raw
      let value: unknown
      if (handled.access === 'public') {
        countTry(calls, callerOf(context))
        const asked: PublicContext = { now: services.clock.now(), language: languageOf(headers), headers }
        value = await handled.run({ context: asked, ...(await inputOf(context, route)) })
      } else {
        const who = await signedIn(headers)
        countTry(calls, who === null ? callerOf(context) : `user ${who.user}`)
        if (who === null) throw new AppError('signed_out')
        context.set('user', who.user)
        if (!mayDo(who.role, route.permission)) throw new AppError('forbidden')
        const asked: RequestContext = { ...who, now: services.clock.now(), headers }
        value = await handled.run({ context: asked, ...(await inputOf(context, route)) })
      }
      const { status, value: answered, cookies } = value instanceof Answer ? value : new Answer(200, value, [])
      if (services.config.checksResponses) route.response.parse(answered)
      for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
      return context.json(answered as object, status)
    })
  }
}

declare module 'hono' {
  interface ContextVariableMap {
    /** The operation that answers, once it is known. */
    operation: Route | undefined
  }
}

const statusOf = (code: string, route: Route | undefined): ContentfulStatusCode | undefined => {
  const general: Readonly<Record<string, ContentfulStatusCode>> = generalProblems
  return route?.problems[code] ?? general[code]
}

export const problem = (code: string, rest: Partial<ProblemBody> = {}): ProblemBody => ({
  code,
  params: {},
  findings: [],
  reference: null,
  ...rest,
})

/** The one place where a throw becomes an answer. A fault is logged without its message or data. */
export const answerThrown =
  ({ log }: Pick<Services, 'log'>) =>
  (thrown: Error, context: Context): Response => {
    const route = context.get('operation')
    if (thrown instanceof AppError) {
      const status = statusOf(thrown.code, route)
      if (status !== undefined && status !== generalProblems.fault) {
        const { code, params, findings } = thrown
        if (typeof params['seconds'] === 'number') context.header('retry-after', String(params['seconds']))
        // What is too large is not read to its end, so nothing can follow on this connection.
        if (code === 'too_large') context.header('connection', 'close')
        return context.json(problem(code, { params, findings: [...findings] }), status)
      }
    }
    const reference = context.get('requestId')
    log.error({ reference, operation: route?.operationId ?? null, ...faultForLog(thrown) })
    const code: GeneralProblem = isDiskFull(thrown) ? 'disk_full' : 'fault'
    return context.json(problem(code, { reference }), generalProblems[code])
  }
