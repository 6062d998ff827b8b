import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { listen } from '../http/listen.ts'
import { testApp, type TestApp } from '../http/testing.ts'
import type { Pulse } from '../services.ts'

let t: TestApp | null = null
afterEach(async () => {
  await t?.close()
  t = null
})
const open = async (options: Partial<Parameters<typeof testApp>[0]> = {}): Promise<TestApp> => {
  t = await testApp({ features: [], ...options })
  return t
}
const token = 'a-token-of-the-operator'
const get = (app: Hono, path: string, headers: Readonly<Record<string, string>> = {}) =>
  app.request(`http://localhost:4000${path}`, { headers: { host: 'localhost:4000', ...headers } })

test('a process that answers lives; a copy is ready when database, migrations and engine are', async () => {
  const { app } = await open()
  expect((await get(app, '/healthz')).status).toBe(200)
  const ready = await get(app, '/readyz')
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({ ok: true, database: true, migrations: true, engine: true })
})

test('a copy whose database is gone or of another shape is not ready, and lives', async () => {
  const { app, database } = await open()
  await database.db
    .insertInto('migration' as 'meta')
    .values({ name: '9999-later', applied: 1 } as never)
    .execute()
  const newer = await get(app, '/readyz')
  expect([newer.status, await newer.json()]).toMatchObject([503, { database: true, migrations: false }])
  await database.close()
  const gone = await get(app, '/readyz')
  expect([gone.status, await gone.json()]).toMatchObject([503, { ok: false, database: false, migrations: false }])
  expect((await get(app, '/healthz')).status).toBe(200)
})

test.each<[string, Pulse, boolean]>([
  ['sleeps since yesterday', { state: 'sleeping', since: -86_400_000, stumbles: 0 }, true],
  ['finished a batch a minute ago', { state: 'running', since: -60_000, stumbles: 0 }, true],
  ['finished nothing for ten minutes', { state: 'running', since: -600_000, stumbles: 0 }, false],
  ['stumbled once', { state: 'sleeping', since: 0, stumbles: 1 }, true],
  ['stumbles run after run', { state: 'sleeping', since: 0, stumbles: 5 }, false],
  ['was stopped', { state: 'stopped', since: 0, stumbles: 0 }, false],
])('with an engine that %s', async (_name, pulse, isReady) => {
  const { app, clock } = await open({
    services: (own) => ({
      ...own,
      engine: { ...own.engine, pulse: () => ({ ...pulse, since: own.clock.now() + pulse.since }) },
    }),
  })
  expect(clock.now()).toBeGreaterThan(0)
  expect((await get(app, '/readyz')).status).toBe(isReady ? 200 : 503)
})

test('metrics are for this machine, or for whoever has the token', async () => {
  const { app } = await open({ config: { metricsToken: token } })
  const status = async (headers: Readonly<Record<string, string>>) => (await get(app, '/metrics', headers)).status
  expect(await status({})).toBe(200)
  expect(await status({ host: 'evil.example', authorization: `Bearer ${token}` })).toBe(200)
  expect(await status({ authorization: 'Bearer something-else' })).toBe(403)
  // A proxy on this machine hands over whoever calls it; a page may lead its own name to this machine.
  expect(await status({ 'x-forwarded-for': '198.51.100.7' })).toBe(403)
  expect(await status({ host: 'evil.example' })).toBe(403)
})

test('without a token nobody else gets them, by no token either', async () => {
  const { app } = await open()
  expect((await get(app, '/metrics', { host: 'shop.example', authorization: 'Bearer ' })).status).toBe(403)
  expect((await get(app, '/metrics', { host: 'shop.example', authorization: 'Bearer null' })).status).toBe(403)
})

test('a real connection of this machine may scrape', async () => {
  const { app } = await open()
  const listening = await listen(app, '127.0.0.1', 0)
  if (!listening.ok) throw new Error(listening.problem.code)
  const page = await fetch(`${listening.value.url}/metrics`)
  expect(page.headers.get('content-type')).toContain('text/plain')
  expect(await page.text()).toContain('process_cpu_seconds_total')
  await listening.value.close()
})
