import { type Context, Hono } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createHash, timingSafeEqual } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import type { Config } from '../config.ts'
import { isAtHead } from '../database/migrate.ts'
import { AppError } from '../http/app-error.ts'
import type { Services } from '../services.ts'
import { isAlive } from './pulse.ts'

/**
 * What a supervisor asks: does the process live (/healthz), may calls come to it (/readyz), what happens in it (/metrics:
 * from this machine, or with the operator's token).
 */
export const probes = ({ database, clock, engine, metrics, config }: Services): Hono => {
  const app = new Hono()
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.get('/readyz', async (context) => {
    const migrated = await isAtHead(database.db).catch(() => null)
    const checks = {
      database: migrated !== null,
      migrations: migrated === true,
      engine: isAlive(engine.pulse(), clock.now()),
    }
    const ok = Object.values(checks).every(Boolean)
    return context.json({ ok, ...checks }, ok ? 200 : 503, { 'cache-control': 'no-store' })
  })
  app.get('/metrics', async (context) => {
    if (!mayScrape(context, config)) throw new AppError('forbidden')
    const page = await metrics.page(engine.pulse())
    return context.body(page, 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
  })
  return app
}

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The headers by which a proxy says that it hands over somebody else's call. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

const mayScrape = (context: Context, { metricsToken }: Config): boolean => {
  const given = /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
  if (given !== undefined) return metricsToken !== null && isSame(given, metricsToken)
  return isFromThisMachine(context)
}

/** By the connection. Not what a proxy hands over, and not by a name that some page made lead here (DNS rebinding). */
const isFromThisMachine = (context: Context): boolean => {
  if (forwarding.some((name) => context.req.header(name) !== undefined)) return false
  const host = (context.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase()
  if (!loopbackNames.has(host)) return false
  // Without a connection there is nobody far away: a test calls the app itself.
  if (!('incoming' in (context.env ?? {}))) return true
  const { address } = getConnInfo(context).remote
  return address !== undefined && ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token))

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()
