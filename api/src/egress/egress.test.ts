import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicAddress } from './allowed-address.ts'
import { checkUrl } from './check-url.ts'
import { createEgress } from './create-egress.ts'
import type { EgressRequest } from './egress.ts'

const ask = (url: string, more: Partial<EgressRequest> = {}): EgressRequest => ({
  method: 'GET',
  url,
  headers: [],
  body: null,
  timeoutMs: 2000,
  ...more,
})

const hits: string[] = []
const server = createServer((request, response) => {
  hits.push(`${request.method} ${request.url}`)
  switch (request.url) {
    case '/redirect':
      return response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
    case '/endless':
      response.writeHead(200)
      response.write('x'.repeat(2_000_000))
      return response.end()
    case '/slow':
      return undefined
    case '/busy':
      return response.writeHead(429, { 'retry-after': '30' }).end('later')
    default:
      return response.writeHead(200, { 'content-type': 'application/json' }).end('{"deal":{"id":7}}')
  }
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('a fresh installation reaches no private address', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://①②⑦.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::]/',
    'http://0.0.0.0/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://169.254.169.254/latest/',
    'http://[fd00:ec2::254]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://168.63.129.16/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://[2001:db8::1]/',
  ])('%s', async (url) => {
    expect(await createEgress({ privateHosts: [] }).request(ask(url))).toMatchObject({
      type: 'refused',
      code: 'egress.private',
    })
  })

  it('asks the resolver once and connects to what it checked, so a name that flips its answer gains nothing', async () => {
    let asked = 0
    const resolve = async () => {
      asked += 1
      return [{ address: asked === 1 ? '10.0.0.7' : '93.184.216.34', family: 4 }]
    }
    expect(await createEgress({ privateHosts: [], resolve }).request(ask('https://flip.example/'))).toMatchObject({
      type: 'refused',
      code: 'egress.private',
    })
    expect(asked).toBe(1)
  })

  it('refuses a name when any of its answers is private', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    expect(await createEgress({ privateHosts: [], resolve }).request(ask('https://both.example/'))).toMatchObject({
      code: 'egress.private',
    })
  })
})

describe('what may be asked', () => {
  it.each([
    ['file:///etc/passwd', 'egress.scheme'],
    ['https://user:pass@shop.example/', 'egress.userinfo'],
    ['https://shop.example:8443/', 'egress.port'],
    ['http://127.0.0.1:3000/', 'egress.private'],
    ['not a url', 'egress.url'],
  ])('%s is refused as %s', (url, code) => {
    expect(checkUrl(url, [])).toMatchObject({ ok: false, code })
  })

  it.each([
    [{ name: 'X-Note', value: 'a\r\nHost: evil' }],
    [{ name: 'Host', value: 'evil.example' }],
    [{ name: 'Transfer-Encoding', value: 'chunked' }],
  ])('a header that writes another is refused: %j', async (header) => {
    const answer = await createEgress({ privateHosts: ['127.0.0.1'] }).request(
      ask(`http://127.0.0.1:${port}/`, { headers: [header] }),
    )
    expect(answer).toMatchObject({ type: 'refused', code: 'egress.header' })
  })

  it('a public address is public', () => {
    expect(isPublicAddress('93.184.216.34')).toBe(true)
    expect(isPublicAddress('2606:2800:220:1:248:1893:25c8:1946')).toBe(true)
  })
})

describe('with a private host that the operator allowed', () => {
  const egress = () => createEgress({ privateHosts: [`127.0.0.1:${port}`] })
  const at = (path: string): string => `http://127.0.0.1:${port}${path}`

  it('answers with status and body', async () => {
    expect(await egress().request(ask(at('/'), { method: 'POST', body: '{}' }))).toMatchObject({
      type: 'answered',
      status: 200,
      body: '{"deal":{"id":7}}',
    })
  })

  it('does not follow a redirect', async () => {
    expect(await egress().request(ask(at('/redirect')))).toMatchObject({ type: 'answered', status: 302 })
    expect(hits.at(-1)).toBe('GET /redirect')
  })

  it('stops reading after a megabyte', async () => {
    expect(await egress().request(ask(at('/endless')))).toMatchObject({ type: 'answered', body: '' })
  })

  it('says timeout when the answer does not come, and hands Retry-After on', async () => {
    expect(await egress().request(ask(at('/slow'), { timeoutMs: 50 }))).toEqual({ type: 'timeout' })
    expect(await egress().request(ask(at('/busy')))).toMatchObject({ status: 429, retryAfter: '30' })
  })

  it('says unreachable when nobody listens', async () => {
    const closed = createServer()
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done))
    const gone = (closed.address() as AddressInfo).port
    await new Promise((done) => closed.close(done))
    expect(await createEgress({ privateHosts: ['127.0.0.1'] }).request(ask(`http://127.0.0.1:${gone}/`))).toMatchObject(
      { type: 'unreachable' },
    )
  })
})
