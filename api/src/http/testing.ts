/**
 * The app on a database in memory and a clock that stands still, with somebody signed in for each role:
 *
 *     const { as, clock, services } = await testApp({ features: [people] })
 *     const { items } = await as.viewer.call(listPeople, {})
 *     // features that are made of parts: testApp({ features: ({ messaging }) => [content(messaging)] })
 *     const { status, body } = await as.nobody.request('GET', '/api/v1/people')
 *
 * Only the operations of the given features are served.
 */
import type { Hono } from 'hono'
import { pino } from 'pino'
import type { z } from 'zod'
import type { Json } from '@trailwright/shared/problem/json.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { roles, type Role, type Route } from '@trailwright/shared/wire/route.ts'
import { createApp } from '../app.ts'
import type { Config } from '../config.ts'
import { createMessaging } from '../content/index.ts'
import { type Database, openPostgres, openSqlite } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import type { EngineControl, Services } from '../services.ts'
import { type VirtualClock, virtualClock } from '../virtual-clock.ts'
import { masterKey } from '../database/master-key.ts'
import { secretStore } from '../database/secret-store.ts'
import { firstSettings } from '../database/workspace-settings.ts'
import { openAccounts } from './accounts.ts'
import type { Parts } from '../features.ts'
import { createMetrics } from '../operations/index.ts'
import type { Feature } from './handle.ts'

export const origin = 'http://localhost:4000'
/** 2026-03-02T08:00:00Z, a Monday. */
export const testStart: Instant = 1_772_438_400_000

export interface TestAnswer {
  readonly status: number
  readonly body: Json
  readonly text: string
  readonly headers: Headers
}

interface Input<R extends Route> {
  readonly params?: z.input<R['params']>
  readonly query?: z.input<R['query']>
  readonly body?: z.input<R['body']>
}

/** Calls the app as one person would, from the app's own pages. */
export interface TestClient {
  /** An operation of the contract; throws unless it succeeds. */
  call<R extends Route>(route: R, input: Input<R>): Promise<z.output<R['response']>>
  /** The same, whatever the answer is. */
  ask<R extends Route>(route: R, input: Input<R>): Promise<TestAnswer>
  request(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<TestAnswer>
}

const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

/** A client that keeps nothing but this cookie. */
export const testClient = (app: Hono, cookie: string): TestClient => {
  const request: TestClient['request'] = async (method, path, body, headers = {}) => {
    const response = await app.request(origin + path, {
      method,
      headers: {
        host: new URL(origin).host,
        'sec-fetch-site': 'same-origin',
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    return { status: response.status, text, body: isJson ? JSON.parse(text) : null, headers: response.headers }
  }
  const ask: TestClient['ask'] = (route, { params, query, body }) => {
    const named = (values: unknown): [string, string][] =>
      Object.entries(values ?? {}).map(([name, value]) => [name, String(value)])
    const filled = new Map(named(params))
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(filled.get(name) ?? ''))
    const search = new URLSearchParams(named(query)).toString()
    return request(route.method.toUpperCase(), search === '' ? path : `${path}?${search}`, body)
  }
  return {
    request,
    ask,
    async call<R extends Route>(route: R, input: Input<R>): Promise<z.output<R['response']>> {
      const answer = await ask(route, input)
      if (answer.status !== 200) throw new Error(`${route.operationId} answered ${answer.status}: ${answer.text}`)
      // The schema of this very route.
      return route.response.parse(answer.body) as z.output<R['response']>
    },
  }
}

/** An engine that only notes what it was told. */
export const notingEngine = (): EngineControl & { readonly told: readonly string[] } => {
  const told: string[] = []
  const note = (what: string) => (_workspace: string, journey: string, inside?: string) => {
    told.push([what, journey, inside].filter((part) => part !== undefined).join(' '))
    return Promise.resolve()
  }
  return {
    told,
    nudge: () => void told.push('nudge'),
    pulse: () => ({ state: 'sleeping', since: testStart, stumbles: 0 }),
    published: note('published'),
    paused: note('paused'),
    resumed: note('resumed'),
    stopped: note('stopped'),
    resolveHeld: () => Promise.resolve(0),
  }
}

export interface TestOptions {
  readonly features: readonly Feature[] | ((parts: Parts) => readonly Feature[])
  /** A database of postgresForTests; else SQLite in memory. */
  readonly postgresUrl?: string
  readonly start?: Instant
  readonly config?: Partial<Config>
  /** Puts other services in place of the test's own, such as a real engine. */
  readonly services?: (services: Services) => Services
  /** Without workspaces and people: a copy that waits for its first owner. */
  readonly untouched?: boolean
}

export interface TestApp {
  readonly app: Hono
  readonly services: Services
  readonly database: Database
  readonly clock: VirtualClock
  readonly workspace: string
  readonly otherWorkspace: string
  /** `stranger` owns the other workspace; `nobody` is not signed in. */
  readonly as: Readonly<Record<Role | 'stranger' | 'nobody', TestClient>>
  /** Ids of the users. */
  readonly users: Readonly<Record<Role | 'stranger', string>>
  close(): Promise<void>
}

export const testPassword = 'nine calm herons wade'

const quickHashing = {
  hash: (password: string) => Promise.resolve(`plain:${password}`),
  verify: ({ hash, password }: { hash: string; password: string }) => Promise.resolve(hash === `plain:${password}`),
}

const testConfig: Config = {
  publicUrl: null,
  behindProxy: false,
  privateHosts: [],
  webRoot: null,
  demo: 'empty',
  databaseUrl: null,
  secretKey: null,
  resetOwner: null,
  metricsToken: null,
  logLevel: 'silent',
  checksResponses: true,
}

export const testApp = async (options: TestOptions): Promise<TestApp> => {
  const clock = virtualClock(options.start ?? testStart)
  const database = options.postgresUrl === undefined ? openSqlite(':memory:') : openPostgres(options.postgresUrl)
  await migrate(database.db, database.dialect)
  const master = masterKey(Buffer.alloc(32, 7))
  const accounts = await openAccounts({ database, clock, master, isHttps: false, hashing: quickHashing })
  const secrets = secretStore(database.db, clock, master)
  const metrics = createMetrics(database, clock)
  const own: Services = {
    config: { ...testConfig, ...options.config },
    database,
    clock,
    log: pino({ level: 'silent' }),
    meter: metrics.meter,
    metrics,
    secrets,
    accounts,
    engine: notingEngine(),
    master,
    demo: null,
  }
  const services = options.services?.(own) ?? own
  const messaging = createMessaging({
    database,
    secrets,
    master,
    privateHosts: services.config.privateHosts,
    publicUrl: () => origin,
  })
  const features = typeof options.features === 'function' ? options.features({ messaging }) : options.features
  const made = features.map((feature) => feature(services))
  const served = made.flatMap((feature) => feature.handlers.map(({ route }) => route))
  const app = createApp(services, features, served)

  const makeWorkspace = async (id: string, name: string): Promise<string> => {
    const settings = JSON.stringify(firstSettings(name, 'Asia/Shanghai', 'zh-CN'))
    await database.db
      .insertInto('workspace')
      .values({ id, name, settings, has_demo: 0, created_at: clock.now() })
      .execute()
    return id
  }
  const signIn = async (name: string, role: Role, workspace: string): Promise<[client: TestClient, user: string]> => {
    const email = `${name}@example.com`
    const user = await accounts.create({ name, email, language: 'en' }, testPassword)
    await database.db.insertInto('member').values({ workspace, user: user.id, role, joined_at: clock.now() }).execute()
    const cookies = await accounts.signIn(email, testPassword, new Headers())
    const headers = new Headers((cookies ?? []).map((cookie) => ['set-cookie', cookie]))
    return [testClient(app, cookieOf(headers)), user.id]
  }

  const nobody = testClient(app, '')
  const workspace = 'workspace-a'
  const otherWorkspace = 'workspace-b'
  const signedIn: Record<string, [TestClient, string]> = {}
  if (options.untouched !== true) {
    await makeWorkspace(workspace, 'Pear Tree')
    await makeWorkspace(otherWorkspace, 'Elsewhere')
    for (const role of roles) signedIn[role] = await signIn(role, role, workspace)
    signedIn['stranger'] = await signIn('stranger', 'owner', otherWorkspace)
  }
  const client = (who: string): TestClient => signedIn[who]?.[0] ?? nobody
  const user = (who: string): string => signedIn[who]?.[1] ?? ''
  return {
    app,
    services,
    database,
    clock,
    workspace,
    otherWorkspace,
    as: {
      owner: client('owner'),
      publisher: client('publisher'),
      editor: client('editor'),
      viewer: client('viewer'),
      stranger: client('stranger'),
      nobody,
    },
    users: {
      owner: user('owner'),
      publisher: user('publisher'),
      editor: user('editor'),
      viewer: user('viewer'),
      stranger: user('stranger'),
    },
    close: () => database.close(),
  }
}
