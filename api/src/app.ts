import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Route } from '@trailwright/shared/wire/route.ts'
import { routes as contract } from '@trailwright/shared/wire/index.ts'
import { AppError, notFound } from './http/app-error.ts'
import { callerOfRequest } from './http/caller.ts'
import type { Feature } from './http/handle.ts'
import { limiter } from './http/limiter.ts'
import { openApiDocument } from './http/openapi.ts'
import { comesFromOurPages } from './http/own-origin.ts'
import { answerThrown, checkHandlers, registerHandlers } from './http/register.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { signInRoutes } from './http/sign-in.ts'
import { signedInBy } from './http/signed-in.ts'
import { staticFiles } from './http/static-files.ts'
import { probes } from './operations/index.ts'
import type { Services } from './services.ts'

const largestBody = 1_000_000
const callsPerMinute = 600

/** The whole app. `routes` are what must be served: the contract, unless a test looks at some features alone. */
export const createApp = (
  services: Services,
  features: readonly Feature[],
  routes: readonly Route[] = contract,
): Hono => {
  const { config, clock, database, accounts } = services
  const made = features.map((feature) => feature(services))
  const handlers = made.flatMap((feature) => feature.handlers)
  checkHandlers(handlers, routes)

  const app = new Hono()
  app.onError(answerThrown(services))
  app.use(requestLog(services))
  const headers = Object.entries(securityHeaders(config.publicUrl?.startsWith('https:') === true))
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of headers) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
    }
  })
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => Promise.reject(new AppError('too_large', { most: largestBody })),
    }),
  )
  app.route('/', probes(services))
  const openApi = openApiDocument(contract)
  app.get('/openapi.json', (context) => context.json(openApi))
  for (const open of made.flatMap((feature) => feature.openApps ?? [])) app.route(open.prefix, open.app)

  const callerOf = callerOfRequest(config.behindProxy)
  const calls = limiter(clock, callsPerMinute, 60_000)
  app.use('/api/*', async (context, next) => {
    if (!comesFromOurPages(context.req.raw, config.publicUrl)) throw new AppError('forbidden')
    await next()
  })
  app.route('/api/auth', signInRoutes(accounts, clock, callerOf))
  registerHandlers(app, handlers, services, { signedIn: signedInBy(accounts, database.db), callerOf, calls })

  const web = config.webRoot === null ? null : staticFiles(config.webRoot, () => clock.token(16))
  app.notFound((context) => {
    const { path, method } = context.req
    const isPage = (method === 'GET' || method === 'HEAD') && !path.startsWith('/api/')
    const found = isPage && web !== null ? web(path) : null
    if (found === null) throw notFound()
    return found
  })
  return app
}
