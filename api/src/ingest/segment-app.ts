/**
 * Segment's tracking calls, as its unmodified clients make them: the documented paths with Basic authentication, and the
 * browser's short ones, text/plain with the key in the body. Each answers the same whoever is known here.
 */
import { fill, type Language } from '@trailwright/shared/language/language.ts'
import { type Context, Hono } from 'hono'
import type { Services } from '../services.ts'
import { bodyText } from './body-text.ts'
import type { CallType } from './call.ts'
import { createHeardNames } from './heard-names.ts'
import { ingestTogether } from './ingest.ts'
import { createIntake } from './intake.ts'
import { limits } from './limits.ts'
import { type RequestRefusalCode, refusalTexts } from './refusal-texts.ts'
import { salvageBatch } from './salvage.ts'
import { createSweeper } from './sweep.ts'
import { createTurnstile, type Turnstile } from './turnstile.ts'
import { timeOf } from './when.ts'
import { writeKeys } from './write-key.ts'

const singlePaths: Readonly<Record<string, CallType>> = {
  identify: 'identify',
  track: 'track',
  page: 'page',
  screen: 'screen',
  group: 'group',
  alias: 'alias',
  i: 'identify',
  t: 'track',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
}
const batchPaths = ['batch', 'import', 'b']

interface Refusal {
  readonly status: 400 | 401 | 404 | 413 | 415 | 429
  readonly code: RequestRefusalCode
  readonly params?: Readonly<Record<string, string | number>>
}

interface Request {
  readonly key: string | null
  readonly calls: readonly unknown[]
  readonly sentAt: number | null
}

export const segmentApp = ({ database: { db }, clock, engine, config, meter }: Services): Hono => {
  const keys = writeKeys(db, clock)
  const sweeper = createSweeper(db, clock)
  const rate = eventRate(() => clock.now())
  const pass = createTurnstile(clock)
  const services = { db, clock, heard: createHeardNames(), pass }
  const intake = createIntake((requests) => ingestTogether(services, requests))
  const app = new Hono()

  app.use('*', async (context, next) => {
    context.header('access-control-allow-origin', '*')
    context.header('cache-control', 'no-store')
    if (context.req.method !== 'OPTIONS') return next()
    context.header('access-control-allow-methods', 'GET, POST')
    context.header('access-control-allow-headers', 'authorization, content-type')
    context.header('access-control-max-age', '86400')
    return context.body(null, 204)
  })

  const take = async (context: Context, type: CallType | null): Promise<Response> => {
    const read = await readRequest(context, type, pass)
    if ('status' in read) return answerRefusal(context, read)
    const key = read.key === null ? null : await keys.find(read.key)
    if (key === null) return answerRefusal(context, { status: 401, code: 'write-key.unknown' })
    const seconds = rate.take(key.id, read.calls.length)
    if (seconds !== null) {
      meter.ingested('turnedAway', read.calls.length)
      context.header('retry-after', String(seconds))
      const most = limits.eventsPerSecond
      return answerRefusal(context, { status: 429, code: 'events.too-many', params: { most } })
    }
    const { kind, name } = key
    const source = { kind, name, sentAt: read.sentAt }
    const taking = intake.take({ workspace: key.workspace, calls: read.calls, source })
    if (taking === null) {
      meter.ingested('turnedAway', read.calls.length)
      context.header('retry-after', '1')
      return answerRefusal(context, { status: 429, code: 'events.busy' })
    }
    const taken = await taking
    meter.ingested('accepted', taken.accepted)
    meter.ingested('duplicate', taken.duplicates)
    meter.ingested('refused', taken.refused.length)
    await keys.used(key)
    await sweeper.tick()
    engine.nudge()
    return context.json({ success: true })
  }
  for (const [path, type] of Object.entries(singlePaths)) app.post(`/${path}`, (context) => take(context, type))
  for (const path of batchPaths) app.post(`/${path}`, (context) => take(context, null))

  app.get('/projects/:key/settings', (context) => {
    const url = new URL(config.publicUrl ?? context.req.url)
    return context.json(browserSettings(context.req.param('key'), url.host, url.protocol.replace(':', '')))
  })
  app.all('*', (context) => answerRefusal(context, { status: 404, code: 'path.unknown' }))
  return app
}

/** The code is for programs, the message for whoever reads along. */
const answerRefusal = (context: Context, { status, code, params = {} }: Refusal): Response => {
  const language: Language = /^\s*zh/i.test(context.req.header('accept-language') ?? '') ? 'zh-CN' : 'en'
  return context.json({ success: false, code, params, message: fill(refusalTexts[code][language], params) }, status)
}

const readRequest = async (context: Context, type: CallType | null, pass: Turnstile): Promise<Request | Refusal> => {
  const most = type === null ? limits.batchBytes : limits.eventBytes
  const read = await bodyText(context.req.raw, most)
  if (!read.ok)
    return {
      status: read.code === 'body.encoding' ? 415 : read.code === 'body.gzip' ? 400 : 413,
      code: read.code,
      params: { most },
    }
  const { text } = read
  const header = keyOfHeader(context.req.header('authorization'))
  let body: unknown
  await pass()
  try {
    body = JSON.parse(text)
  } catch {
    const salvaged = type === null ? salvageBatch(text) : null
    if (salvaged === null) return { status: 400, code: 'json.invalid' }
    const { batch, sentAt, writeKey } = salvaged
    return { key: header ?? writeKey, calls: batch.map(withoutKey), sentAt: sentAt === null ? null : readTime(sentAt) }
  }
  if (!isObject(body)) return { status: 400, code: 'body.not-object' }
  const key = header ?? (typeof body['writeKey'] === 'string' ? body['writeKey'] : null)
  if (type !== null) return { key, calls: [{ ...withoutKey(body), type }], sentAt: null }
  const { batch } = body
  if (!Array.isArray(batch)) return { status: 400, code: 'batch.missing', params: { field: 'batch' } }
  if (batch.length > limits.batchCalls) {
    return { status: 413, code: 'batch.too-many', params: { most: limits.batchCalls } }
  }
  return { key, calls: batch.map(withoutKey), sentAt: readTime(body['sentAt']) }
}

const readTime = (value: unknown): number | null =>
  typeof value === 'string' || typeof value === 'number' ? (timeOf(value) ?? null) : null

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A key is never stored with what it brought. */
const withoutKey = <Call>(call: Call): Call => {
  if (!isObject(call) || !Object.hasOwn(call, 'writeKey')) return call
  const { writeKey: _, ...rest } = call
  // The same call, short of one key that none needs.
  return rest as Call
}

/** The user name of Basic authentication. */
const keyOfHeader = (header: string | undefined): string | null => {
  const encoded = /^Basic\s+([\w+/=-]+)$/i.exec(header ?? '')?.[1]
  if (encoded === undefined) return null
  const [key = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return key === '' ? null : key
}

/**
 * Counts events by key and second. A batch may begin as long as the second is not full, whatever its size; what it has
 * too much fills the seconds after it. Null when it may, else the seconds after which to try again.
 */
const eventRate = (now: () => number): { take(key: string, events: number): number | null } => {
  const seconds = new Map<string, { second: number; events: number }>()
  const most = limits.eventsPerSecond
  return {
    take(key, events) {
      const second = Math.floor(now() / 1000)
      const known = seconds.get(key) ?? { second, events: 0 }
      const count = Math.max(0, known.events - (second - known.second) * most)
      if (count >= most) return Math.floor(count / most)
      seconds.set(key, { second, events: count + events })
      return null
    },
  }
}

/** What the browser client reads before it sends: only where to send. */
const browserSettings = (key: string, host: string, protocol: string): object => ({
  integrations: {
    'Segment.io': {
      apiKey: key,
      apiHost: `${host}/v1`,
      protocol,
      unbundledIntegrations: [],
      addBundledMetadata: false,
      versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
    },
  },
  plan: { track: { __default: { enabled: true, integrations: {} } }, identify: {}, group: {} },
  edgeFunction: {},
  analyticsNextEnabled: true,
  middlewareSettings: {},
  enabledMiddleware: {},
  metrics: { sampleRate: 0 },
  remotePlugins: [],
})
