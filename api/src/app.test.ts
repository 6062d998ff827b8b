import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createJourney, listJourneys, renameJourney } from '@trailwright/shared/wire/journeys.ts'
import { routes } from '@trailwright/shared/wire/index.ts'
import { permissions, permissionsOf, type Role, roles, type Route } from '@trailwright/shared/wire/route.ts'
import { notFound } from './http/app-error.ts'
import { answer, type Feature, handle, handlePublic } from './http/handle.ts'
import { checkHandlers } from './http/register.ts'
import { openApiDocument } from './http/openapi.ts'
import { openAccounts } from './http/accounts.ts'
import { origin, testApp, type TestApp, testPassword } from './http/testing.ts'
import { masterKey } from './database/master-key.ts'

/** Serves the whole contract, with handlers that find nothing: what is left is what registering does. */
const everything: Feature = () => ({
  handlers: routes.map((route) =>
    route.permission === 'public'
      ? handlePublic(route, () => Promise.reject(notFound()))
      : handle(route, () => Promise.reject(notFound())),
  ),
})

const pathOf = (route: Route): string => route.path.replaceAll(/\{(\w+)\}/g, 'some-id-that-is-long-enough')
const named = (list: readonly Route[]): [string, Route][] => list.map((route) => [route.operationId, route])
const withSession = routes.filter(({ permission }) => permission !== 'public')

let t: TestApp
beforeAll(async () => {
  t = await testApp({ features: [everything] })
})
afterAll(() => t.close())

describe('every operation of the contract', () => {
  test('says which permission it needs', () => {
    const document = JSON.stringify(openApiDocument(routes))
    expect(routes.length).toBeGreaterThan(50)
    expect(document.match(/"x-permission"/g)).toHaveLength(routes.length)
    expect(routes.filter(({ permission }) => !permissions.includes(permission))).toEqual([])
  })

  test('has one handler, of the access that it says', () => {
    const one = handle(listJourneys, () => ({ items: [] }))
    expect(() => checkHandlers([], [listJourneys])).toThrow('listJourneys has no handler')
    expect(() => checkHandlers([one, one], [listJourneys])).toThrow('listJourneys is handled twice')
    const open = handlePublic(listJourneys, () => ({ items: [] }))
    expect(() => checkHandlers([open], [listJourneys])).toThrow('listJourneys has the wrong access')
  })

  test.each(named(withSession))(
    '%s is closed to whoever is not signed in, and to a write key',
    async (_name, route) => {
      const key = { authorization: `Basic ${Buffer.from('tws_0123456789abcdef0123456789abcdef:').toString('base64')}` }
      for (const headers of [{}, key, { cookie: 'session=forged.signature' }]) {
        const { status, body } = await t.as.nobody.request(
          route.method.toUpperCase(),
          pathOf(route),
          undefined,
          headers,
        )
        expect({ status, body }).toEqual({
          status: 401,
          body: { code: 'signed_out', params: {}, findings: [], reference: null },
        })
      }
    },
  )

  test.each(named(withSession))('%s is open to exactly the roles that have its permission', async (_name, route) => {
    const may = (role: Role): boolean =>
      route.permission === 'signedIn' || permissionsOf[role].includes(route.permission)
    for (const role of roles) {
      const { status } = await t.as[role].request(route.method.toUpperCase(), pathOf(route))
      // Whoever may is told what is missing, or that there is no such thing.
      if (may(role)) expect([400, 404]).toContain(status)
      else expect(status).toBe(403)
    }
  })

  test.each(named(routes.filter(({ method }) => method !== 'get')))(
    '%s takes no key that it does not know: not a workspace, not a role',
    async (_name, route) => {
      const extra = { workspace: 'workspace-b', role: 'owner', author: 'x' }
      const { status, body } = await t.as.owner.request(route.method.toUpperCase(), pathOf(route), extra)
      expect(status).toBe(400)
      expect(body).toMatchObject({ code: 'invalid' })
    },
  )

  test.each(named(routes))('%s takes no search parameter that it does not know', async (_name, route) => {
    const { status, body } = await t.as.owner.request(route.method.toUpperCase(), `${pathOf(route)}?workspace=b`)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain('"path":["query","workspace"]')
  })
})

describe('a request that changes something', () => {
  const send = (headers: Readonly<Record<string, string>>) =>
    t.app.request(`${origin}/api/v1/journeys`, {
      method: 'POST',
      headers: { host: 'localhost:4000', ...headers },
      body: '{"name":{"en":"X"},"starter":null}',
    })
  const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded']

  test.each(types)('from another site is refused, as %s too', async (type) => {
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]) {
      expect((await send({ 'content-type': type, ...from })).status).toBe(403)
    }
  })

  test.each(types)('from our own pages goes on to the sign-in, as %s too', async (type) => {
    for (const from of [{ 'sec-fetch-site': 'same-origin' }, { origin }]) {
      expect((await send({ 'content-type': type, ...from })).status).toBe(401)
    }
  })
})

describe('a body', () => {
  const post = (body: string, headers?: Readonly<Record<string, string>>) =>
    t.as.owner.request('POST', '/api/v1/journeys', body, headers)
  const finding = (code: string, path: readonly string[], params = {}) => ({
    status: 400,
    body: { code: 'invalid', findings: [{ code, level: 'error', path, params }] },
  })

  test('that does not fit names every field and what is wrong with it', async () => {
    const { body } = await post('{"name":{"fr":"X"},"starter":7,"zone":"UTC"}')
    expect(body).toMatchObject({
      code: 'invalid',
      findings: [
        { code: 'invalid.unknown-key', path: ['body', 'name', 'fr'], params: { key: 'fr' } },
        { code: 'invalid.value', path: ['body', 'name'], params: { rule: 'text.empty' } },
        { code: 'invalid.type', path: ['body', 'starter'], params: { expected: 'string' } },
        { code: 'invalid.unknown-key', path: ['body', 'zone'], params: { key: 'zone' } },
      ],
    })
  })

  test('is JSON, and says so', async () => {
    expect(await post('{"name":')).toMatchObject(finding('invalid.json', ['body'], { rule: 'syntax' }))
    expect(await post('{}', { 'content-type': 'text/plain' })).toMatchObject(finding('invalid.media-type', ['body']))
  })

  test('nests 64 deep and no deeper', async () => {
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(await post(nested(65))).toMatchObject(finding('invalid.json', ['body'], { rule: 'depth' }))
    expect(await post(nested(64))).toMatchObject(finding('invalid.type', ['body'], { expected: 'object' }))
    expect((await post(nested(400_000))).status).toBe(400)
  })

  test.each(['__proto__', 'constructor', 'prototype'])('has no key %s, however deep', async (key) => {
    const answered = await post(`{"name":{"en":"X"},"starter":null,"deep":[{"${key}":{"x":1}}]}`)
    expect(answered).toMatchObject(finding('invalid.json', ['body'], { rule: 'forbidden-key' }))
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  test('of 1 MB is read, a byte more is not', async () => {
    const size = 1_000_000
    const padded = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`
    expect((await post(padded(size))).status).toBe(400)
    expect(await post(padded(size + 1))).toMatchObject({ status: 413, body: { code: 'too_large' } })
    expect((await post(padded(10 * size))).status).toBe(413)
  })

  test('that is too large is not read to its end, so the connection ends with the answer', async () => {
    const body = new Uint8Array(1_000_001)
    const answered = await t.app.request('http://localhost/v1/batch', { method: 'POST', body })
    expect(answered.headers.get('connection')).toBe('close')
  })
})

test('a fault says a reference, and the log names the place by it: nobody’s data', async () => {
  const lines: string[] = []
  const broken = await testApp({
    features: [
      () => ({
        handlers: [
          handle(listJourneys, () => {
            throw new TypeError('canary@example.com is not a function')
          }),
        ],
      }),
    ],
    services: (services) => ({
      ...services,
      log: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }),
    }),
  })
  const { status, body } = await broken.as.viewer.ask(listJourneys, {})
  expect({ status, body }).toMatchObject({ status: 500, body: { code: 'fault', params: {}, findings: [] } })
  const logged = lines.join('')
  expect(JSON.parse(logged)).toMatchObject({ operation: 'listJourneys', error: 'TypeError' })
  expect(JSON.stringify(body)).toContain(JSON.parse(logged).reference)
  expect(logged).not.toContain('canary')
  await broken.close()
})

test('a full disk is said as such, and the log tells it by its code', async () => {
  const lines: string[] = []
  const full = await testApp({
    features: [
      () => ({
        handlers: [
          handle(listJourneys, () => {
            throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
          }),
        ],
      }),
    ],
    services: (services) => ({
      ...services,
      log: pino({ level: 'error' }, { write: (line: string) => void lines.push(line) }),
    }),
  })
  expect(await full.as.viewer.ask(listJourneys, {})).toMatchObject({ status: 503, body: { code: 'disk_full' } })
  expect(JSON.parse(lines.join(''))).toMatchObject({ error: 'Error SQLITE_FULL' })
  await full.close()
})

test('a code that the operation does not list is a fault of ours', async () => {
  const broken = await testApp({
    features: [
      () => ({ handlers: [handle(renameJourney, () => answer(409, {})), handle(createJourney, () => ({ id: 'x' }))] }),
    ],
  })
  const body = { name: { en: 'X' } }
  expect((await broken.as.editor.ask(renameJourney, { params: { journey: 'x' }, body })).status).toBe(409)
  expect((await broken.as.editor.ask(createJourney, { body: { ...body, starter: null } })).status).toBe(200)
  await broken.close()
})

test('600 calls a minute of one user, then the wait in seconds; others go on', async () => {
  const busy = await testApp({ features: [() => ({ handlers: [handle(listJourneys, () => ({ items: [] }))] })] })
  for (let call = 0; call < 600; call += 1) await busy.as.viewer.ask(listJourneys, {})
  expect((await busy.as.editor.ask(listJourneys, {})).status).toBe(200)
  for (let call = 0; call < 600; call += 1) await busy.as.nobody.ask(listJourneys, {})
  expect((await busy.as.nobody.ask(listJourneys, {})).status).toBe(429)
  await busy.clock.moveBy(20_000)
  const refused = await busy.as.viewer.ask(listJourneys, {})
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many', params: { seconds: 40 } } })
  expect(refused.headers.get('retry-after')).toBe('40')
  await busy.clock.moveBy(40_000)
  expect((await busy.as.viewer.ask(listJourneys, {})).status).toBe(200)
  await busy.close()
})

describe('signing in', () => {
  const signIn = (client: TestApp['as']['nobody'], email: string, password: string) =>
    client.request('POST', '/api/auth/sign-in/email', { email, password })

  test('answers a wrong password and an unknown account with the same bytes, and the 6th try not at all', async () => {
    const own = await testApp({ features: [everything] })
    const wrong = await signIn(own.as.nobody, 'owner@example.com', 'wrong wrong wrong')
    const unknown = await signIn(own.as.nobody, 'nobody@example.com', 'wrong wrong wrong')
    expect(wrong).toMatchObject({ status: 401, body: { code: 'auth.wrong' } })
    expect(unknown.text).toBe(wrong.text)
    for (let tried = 1; tried < 5; tried += 1) await signIn(own.as.nobody, 'owner@example.com', 'wrong wrong wrong')
    expect(await signIn(own.as.nobody, 'OWNER@example.com', testPassword)).toMatchObject({ status: 429 })
    await own.clock.moveBy(15 * 60_000)
    expect(await signIn(own.as.nobody, 'owner@example.com', testPassword)).toMatchObject({ status: 200 })
    await own.close()
  })

  test('gives a new cookie each time, which no script reads', async () => {
    const first = await signIn(t.as.nobody, 'viewer@example.com', testPassword)
    const second = await signIn(t.as.nobody, 'viewer@example.com', testPassword)
    const [cookie = ''] = first.headers.getSetCookie()
    expect(cookie.replace(/=[^;]+/, '=…')).toBe('session=…; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax')
    expect(second.headers.getSetCookie()[0]).not.toBe(cookie)
  })

  test('under https binds the cookie to the host', async () => {
    const { database, clock } = t
    const master = masterKey(Buffer.alloc(32, 7))
    const hashing = { hash: async (text: string) => text, verify: async () => true }
    const accounts = await openAccounts({ database, clock, master, isHttps: true, hashing })
    const [cookie = ''] = (await accounts.signIn('viewer@example.com', testPassword, new Headers())) ?? []
    expect(cookie.replace(/=[^;]+/, '=…')).toBe(
      '__Host-session=…; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax',
    )
  })

  test('out ends the session on the server', async () => {
    const headers = {
      cookie:
        (await signIn(t.as.nobody, 'viewer@example.com', testPassword)).headers.getSetCookie()[0]?.split(';')[0] ?? '',
    }
    const ask = () => t.as.nobody.request('GET', '/api/v1/journeys', undefined, headers)
    expect((await ask()).status).toBe(404)
    await t.as.nobody.request('POST', '/api/auth/sign-out', {}, headers)
    expect((await ask()).status).toBe(401)
  })

  test('is all that is reachable of the library', async () => {
    for (const path of [
      'sign-up/email',
      'get-session',
      'update-user',
      'list-sessions',
      'delete-user',
      'change-email',
    ]) {
      for (const method of ['GET', 'POST']) {
        expect((await t.as.owner.request(method, `/api/auth/${path}`, method === 'POST' ? {} : undefined)).status).toBe(
          404,
        )
      }
    }
  })
})

describe('the web app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'web-'))
  let served: TestApp
  beforeAll(async () => {
    mkdirSync(join(folder, 'web/assets'), { recursive: true })
    writeFileSync(join(folder, 'web/index.html'), '<meta property="csp-nonce" content="__NONCE__">')
    writeFileSync(join(folder, 'web/assets/main-1.js'), 'export {}')
    writeFileSync(join(folder, 'secret.key'), 'canary')
    served = await testApp({
      features: [everything],
      config: { webRoot: join(folder, 'web'), publicUrl: 'https://journeys.example.com' },
    })
  })
  afterAll(async () => {
    await served.close()
    rmSync(folder, { recursive: true })
  })
  const get = (path: string) => served.as.nobody.request('GET', path)

  test('answers every page with index.html and a nonce of its own', async () => {
    const [one, two] = [await get('/'), await get('/journeys/abc')]
    const nonce = /content="([^"]+)"/.exec(one.text)?.[1] ?? ''
    expect(nonce).toHaveLength(22)
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    expect(two.text).not.toBe(one.text)
    const id = one.headers.get('x-request-id') ?? ''
    const shown = (value: string): string => value.replaceAll(nonce, '…').replaceAll(id, '<id>')
    expect(Object.fromEntries([...one.headers].map(([name, value]) => [name, shown(value)]))).toMatchInlineSnapshot(`
        {
          "cache-control": "no-store",
          "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; style-src 'self' 'nonce-…'; frame-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'",
          "content-type": "text/html; charset=utf-8",
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-resource-policy": "same-origin",
          "referrer-policy": "no-referrer",
          "strict-transport-security": "max-age=31536000; includeSubDomains",
          "x-content-type-options": "nosniff",
          "x-frame-options": "DENY",
          "x-request-id": "<id>",
        }
      `)
  })

  test('lets browsers keep what never changes, and nothing of the api', async () => {
    const script = await get('/assets/main-1.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const answered = await get('/api/v1/journeys')
    answered.headers.set('x-request-id', '<id>')
    expect(Object.fromEntries(answered.headers)).toMatchInlineSnapshot(`
      {
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        "content-type": "application/json",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "strict-transport-security": "max-age=31536000; includeSubDomains",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "x-request-id": "<id>",
      }
    `)
  })

  test.each([
    '/../secret.key',
    '/..%2fsecret.key',
    '/%2e%2e/secret.key',
    '/assets/..%5c..%5csecret.key',
    '//secret.key',
    '/assets//main-1.js',
    '/index.html/../../secret.key',
    '/assets/missing.js',
    '/secret.key',
  ])('does not let %s out', async (path) => {
    const { status, text } = await get(path)
    expect(text).not.toContain('canary')
    expect(status).toBe(404)
  })
})

test('is alive, and ready while the database answers', async () => {
  expect((await t.as.nobody.request('GET', '/healthz')).status).toBe(200)
  expect((await t.as.nobody.request('GET', '/readyz')).body).toMatchObject({ ok: true })
  expect((await t.as.nobody.request('GET', '/openapi.json')).body).toMatchObject({ openapi: '3.1.0' })
})
