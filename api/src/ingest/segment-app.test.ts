import { gzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import { Analytics } from '@segment/analytics-node'
import { getCatalogue, listReceived, sendTestEvent } from '@trailwright/shared/wire/events.ts'
import { createWriteKey, revokeWriteKey } from '@trailwright/shared/wire/settings.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../http/testing.ts'
import { people } from '../people/index.ts'
import { workspace } from '../workspace/index.ts'
import { events } from './index.ts'
import { refusalTexts } from './refusal-texts.ts'

let t: TestApp
let serverKey: string
let browserKey: string
beforeAll(async () => {
  t = await testApp({ features: [workspace, people, events] })
  serverKey = (await t.as.owner.call(createWriteKey, { body: { name: 'Shop', kind: 'server' } })).key
  browserKey = (await t.as.owner.call(createWriteKey, { body: { name: 'Site', kind: 'browser' } })).key
})
afterAll(() => t.close())

const basic = (key: string): string => `Basic ${Buffer.from(`${key}:`).toString('base64')}`

const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const response = await t.app.request(`http://localhost/v1/${path}`, {
    method: 'POST',
    headers: { authorization: basic(serverKey), 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: await response.json(), headers: response.headers }
}
const latest = async (limit = 1) => (await t.as.editor.call(listReceived, { query: { limit } })).items

describe('the documented paths', () => {
  test.each([
    ['identify', { userId: 'u1', traits: { firstName: 'Anna' } }],
    ['track', { userId: 'u1', event: 'Signed Up' }],
    ['page', { userId: 'u1', name: 'Home' }],
    ['screen', { userId: 'u1', name: 'Main' }],
    ['group', { userId: 'u1', groupId: 'g1', traits: { plan: 'pro' } }],
    ['alias', { userId: 'u1', previousId: 'a0' }],
  ])('/v1/%s', async (path, body) => {
    expect(await post(path, body)).toMatchObject({ status: 200, body: { success: true } })
    expect(await latest()).toMatchObject([{ type: path, status: 'accepted', source: 'Shop' }])
  })

  test.each(['batch', 'import'])('/v1/%s', async (path) => {
    const batch = [
      { type: 'track', userId: 'u1', event: `From ${path}` },
      { type: 'page', userId: 'u1' },
    ]
    expect(await post(path, { batch })).toMatchObject({ status: 200 })
    expect((await latest(2)).map(({ name }) => name)).toEqual(['Page Viewed', `From ${path}`])
  })
})

describe('the short paths of a browser', () => {
  test.each([
    ['i', { userId: 'b1', traits: { color: 'red' } }, 'identify'],
    ['t', { userId: 'b1', event: 'Clicked' }, 'track'],
    ['p', { userId: 'b1' }, 'page'],
    ['s', { userId: 'b1' }, 'screen'],
    ['g', { userId: 'b1', groupId: 'g1' }, 'group'],
    ['a', { userId: 'b1', previousId: 'x1' }, 'alias'],
  ])('/v1/%s takes text/plain with the key in the body', async (path, call, type) => {
    const response = await t.app.request(`http://localhost/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
      body: JSON.stringify({ ...call, writeKey: browserKey }),
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    const [row] = await latest()
    expect(row).toMatchObject({ type, source: 'Site' })
    expect(JSON.stringify(row)).not.toContain(browserKey)
  })

  test('a preflight is answered, and the settings say where to send', async () => {
    const preflight = await t.app.request('http://localhost/v1/t', { method: 'OPTIONS' })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type')
    const settings = await t.app.request(`http://localhost/v1/projects/${browserKey}/settings`)
    expect(await settings.json()).toMatchObject({
      integrations: { 'Segment.io': { apiKey: browserKey, apiHost: 'localhost/v1', protocol: 'http' } },
    })
  })
})

describe('a write key', () => {
  const call = { userId: 'u1', event: 'Tried' }

  test('that is unknown or revoked is refused, whoever it names', async () => {
    const { key, item } = await t.as.owner.call(createWriteKey, { body: { name: 'Old', kind: 'server' } })
    expect((await post('track', call, { authorization: basic(key) })).status).toBe(200)
    await t.as.owner.call(revokeWriteKey, { params: { key: item.id } })
    for (const authorization of [basic(key), basic('tws_made-up'), 'Bearer x', basic('')]) {
      expect(await post('track', call, { authorization })).toMatchObject({
        status: 401,
        body: { success: false, code: 'write-key.unknown' },
      })
    }
  })

  test('takes a thousand events a second', async () => {
    await t.clock.moveBy(2000)
    const batch = Array.from({ length: 1000 }, (_, index) => ({ type: 'track', userId: 'u1', event: 'E', n: index }))
    expect((await post('batch', { batch })).status).toBe(200)
    const refused = await post('track', call)
    expect(refused).toMatchObject({ status: 429, body: { code: 'events.too-many', params: { most: 1000 } } })
    expect(refused.headers.get('retry-after')).toBe('1')
    await t.clock.moveBy(1000)
    expect((await post('track', call)).status).toBe(200)
  })

  test('may begin a batch that is larger, which fills the seconds after it', async () => {
    await t.clock.moveBy(2000)
    const batch = Array.from({ length: 2500 }, (_, index) => ({ type: 'track', userId: 'u1', event: 'E', n: index }))
    expect((await post('batch', { batch })).status).toBe(200)
    expect((await post('track', call)).headers.get('retry-after')).toBe('2')
    await t.clock.moveBy(1000)
    expect(await post('track', call)).toMatchObject({ status: 429 })
    await t.clock.moveBy(1000)
    expect((await post('track', call)).status).toBe(200)
  })

  test('only appends: it reads nothing', async () => {
    for (const path of ['/api/v1/people', '/api/v1/events', '/api/v1/catalogue']) {
      const answer = await t.app.request(`http://localhost${path}`, {
        headers: { authorization: basic(serverKey), 'sec-fetch-site': 'same-origin' },
      })
      expect(answer.status).toBe(401)
    }
  })
})

describe('a body that is none', () => {
  const batchOf = (bytes: number): string => {
    const head = '{"batch":[],"x":"'
    return `${head}${'x'.repeat(bytes - head.length - 2)}"}`
  }

  test.each([
    ['not JSON', 'track', '{"event": ', 400, 'json.invalid'],
    ['a list', 'track', '[]', 400, 'body.not-object'],
    ['no batch', 'batch', '{}', 400, 'batch.missing'],
    ['a batch of more than 500 kB', 'batch', batchOf(500_001), 413, 'body.too-large'],
    ['one call of more than 32 kB', 'track', `{"x":"${'x'.repeat(32_000)}"}`, 413, 'body.too-large'],
    ['more calls than a batch can hold', 'batch', `{"batch":[${'0,'.repeat(15_000)}0]}`, 413, 'batch.too-many'],
  ])('%s', async (_, path, body, status, code) => {
    expect(await post(path, body)).toMatchObject({ status, body: { code } })
  })

  test('the answer says what to do, in the language that is asked for', async () => {
    const large = `{"x":"${'x'.repeat(32_000)}"}`
    const english = 'The body is larger than 32000 bytes: send fewer events at a time, or less with each.'
    expect(await post('track', large)).toMatchObject({ body: { message: english } })
    expect(await post('track', large, { 'accept-language': 'zh-CN,zh;q=0.9' })).toMatchObject({
      body: { message: expect.stringContaining('32000 字节') },
    })
  })

  test.each(Object.entries(refusalTexts))('%s says the same in both languages', (_, text) => {
    const places = (of: string) => [...of.matchAll(/\{\w+\}/g)].map(String).sort()
    expect(places(text['zh-CN'])).toEqual(places(text.en))
    expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
  })

  test('a path or method that takes no call is said, and no page comes', async () => {
    expect(await post('trak', {})).toMatchObject({ status: 404, body: { code: 'path.unknown' } })
    const got = await t.app.request('http://localhost/v1/track')
    expect(got.status).toBe(404)
    expect(await got.json()).toMatchObject({ success: false, code: 'path.unknown' })
  })

  test('a batch of 500 kB is taken', async () => {
    expect((await post('batch', batchOf(500_000))).status).toBe(200)
  })

  describe('that came packed', () => {
    const packed = async (path: string, body: Uint8Array<ArrayBuffer>, encoding = 'gzip') => {
      const headers = { authorization: basic(serverKey), 'content-encoding': encoding }
      const response = await t.app.request(`http://localhost/v1/${path}`, { method: 'POST', headers, body })
      return { status: response.status, body: await response.json() }
    }
    const zipped = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text))
    const batch = JSON.stringify({ batch: [{ type: 'track', userId: 'u1', event: 'Packed' }] })

    test('by gzip is unpacked', async () => {
      expect(await packed('batch', zipped(batch))).toMatchObject({ status: 200 })
      expect(await latest()).toMatchObject([{ name: 'Packed', status: 'accepted' }])
    })

    test.each([
      ['by gzip, to more than is taken', zipped(' '.repeat(500_001)), 'gzip', 413, 'body.too-large'],
      ['by gzip, and is none', new Uint8Array([1, 2, 3]), 'gzip', 400, 'body.gzip'],
      ['in another way', new Uint8Array(Buffer.from(batch)), 'br', 415, 'body.encoding'],
    ])('%s is refused', async (_, body, encoding, status, code) => {
      expect(await packed('batch', body, encoding)).toMatchObject({ status, body: { code } })
    })
  })

  test('10 MB are refused without being read', async () => {
    let pulled = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1
        if (pulled > 100) controller.close()
        else controller.enqueue(new Uint8Array(100_000).fill(120))
      },
    })
    // Node asks for `duplex`; its types do not know it.
    const init = { method: 'POST', headers: { authorization: basic(serverKey) }, body: stream, duplex: 'half' as const }
    expect((await t.app.request(new Request('http://localhost/v1/batch', init))).status).toBe(413)
    expect(pulled).toBeLessThan(30)
  })

  test('broken JSON in the middle of a batch costs only the calls that are broken', async () => {
    const call = (event: string) =>
      JSON.stringify({ type: 'track', userId: 'u1', event, properties: { list: [{ a: 1 }, { b: '},{' }] } })
    const broken = '{"type":"track","event":"Bad, "userId":"u1","properties":{"list":[1,{"x":2},{"y":3}]}}'
    const body = `{"sentAt":"2026-03-02T08:00:00Z","batch":[${call('One')},${broken}, ${call('Two')},{"type":nul},${call('Three')}]}`
    expect((await post('batch', body)).status).toBe(200)
    expect((await latest(5)).map(({ name, code, status }) => [name, code ?? status])).toEqual([
      ['Three', 'accepted'],
      ['', 'json.invalid'],
      ['Two', 'accepted'],
      ['', 'json.invalid'],
      ['One', 'accepted'],
    ])
  })
})

describe('the inspector and the catalogue', () => {
  test('an event put in by hand counts as one from the server', async () => {
    await t.as.editor.call(sendTestEvent, { body: { name: 'By hand', userId: 'u1', properties: { total: 5 } } })
    expect(await latest()).toMatchObject([{ name: 'By hand', source: 'test', warnings: [], personName: 'Anna' }])
    const refused = await t.as.editor.ask(sendTestEvent, {
      body: { name: 'By hand', userId: 'null', properties: {} },
    })
    expect(refused).toMatchObject({ status: 422, body: { code: 'event.refused', params: { reason: 'id.missing' } } })
    expect((await t.as.viewer.ask(sendTestEvent, { body: { name: 'x', userId: 'u', properties: {} } })).status).toBe(
      403,
    )
  })

  test('a viewer sees no address', async () => {
    await post('identify', { userId: 'anna@example.com', traits: { email: 'anna@example.com', phone: 13_800_138_000 } })
    const { items } = await t.as.viewer.call(listReceived, { query: { limit: 1 } })
    expect(items[0]?.payload).toMatchObject({
      userId: 'a***@example.com',
      traits: { email: 'a***@example.com', phone: '***' },
    })
    expect((await latest())[0]?.payload).toMatchObject({ traits: { email: 'anna@example.com' } })
  })

  test('the catalogue lists what was seen, and nothing of another workspace', async () => {
    const seen = await t.as.viewer.call(getCatalogue, {})
    expect(seen.events.find(({ name }) => name === 'By hand')).toMatchObject({
      count: 1,
      properties: [{ path: 'total', type: 'number', samples: [5] }],
    })
    expect(seen.attributes.map(({ path }) => path)).toContain('color')
    expect(await t.as.stranger.call(getCatalogue, {})).toEqual({ events: [], attributes: [], tags: [] })
    expect((await t.as.stranger.call(listReceived, { query: {} })).items).toEqual([])
  })
})

test('the unmodified @segment/analytics-node sends everything', async () => {
  const server = serve({ fetch: t.app.fetch, port: 0, hostname: '127.0.0.1' })
  const address = await new Promise<string>((resolve) =>
    server.once('listening', () => {
      const bound = server.address()
      resolve(typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : '')
    }),
  )
  await t.clock.moveBy(2000)
  const analytics = new Analytics({ writeKey: serverKey, host: address, path: '/v1/batch', maxRetries: 0 })
  const faults: unknown[] = []
  analytics.on('error', (fault) => faults.push(fault))
  const times = { timestamp: new Date(Date.now() - 60_000) }
  analytics.identify({ userId: 'node-1', traits: { email: 'node@example.com', name: '林晓雯' } })
  analytics.track({ userId: 'node-1', event: 'Cart Updated', properties: { cartId: 'c1', total: 260 }, ...times })
  analytics.page({ userId: 'node-1', name: 'Cart' })
  analytics.group({ userId: 'node-1', groupId: 'club' })
  analytics.alias({ userId: 'node-1', previousId: 'anon-1' })
  await analytics.closeAndFlush()
  await new Promise((resolve) => server.close(resolve))
  expect(faults).toEqual([])
  const rows = await latest(5)
  expect(rows.map(({ type }) => type)).toEqual(['alias', 'group', 'page', 'track', 'identify'])
  expect(new Set(rows.map(({ person, personName }) => `${person} ${personName}`)).size).toBe(1)
  expect(rows[0]?.personName).toBe('林晓雯')
  const [track] = rows.filter(({ type }) => type === 'track')
  const late = t.clock.now() - (track?.at ?? 0)
  expect(late).toBeGreaterThan(59_000)
  expect(late).toBeLessThan(120_000)
})
