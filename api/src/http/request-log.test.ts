import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { featuresOf } from '../features.ts'
import { testApp, testClient, type TestApp } from './testing.ts'

const canaries = {
  mail: 'canary.person@shop.example',
  phone: '+4915112345678',
  name: 'Canarybird',
  secret: 'canary-secret-0123456789',
}
const everything = Object.values(canaries)

let t: TestApp
const lines: string[] = []
beforeAll(async () => {
  t = await testApp({
    features: ({ messaging }) => featuresOf({ messaging }),
    services: (own) => ({ ...own, log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }) }),
  })
})
afterAll(() => t.close())

const logged = (): string => lines.splice(0).join('')

test('a line a request: its id, the pattern of its route, the status, and who by id', async () => {
  logged()
  const answered = await t.as.editor.request('GET', '/api/v1/people?search=Canarybird')
  const line = JSON.parse(logged())
  expect(line).toMatchObject({
    level: 30,
    method: 'GET',
    route: '/api/v1/people',
    status: answered.status,
    ms: 0,
    user: t.users.editor,
    request: answered.headers.get('x-request-id'),
    msg: 'request',
  })
  expect(Object.keys(line).toSorted()).toEqual(
    ['hostname', 'level', 'method', 'ms', 'msg', 'pid', 'request', 'route', 'status', 'time', 'user'].toSorted(),
  )
})

test.each([
  ['GET', '/api/v1/people/{person}', '/api/v1/people/canary.person@shop.example'],
  ['POST', '/v1/track', '/v1/track'],
  ['GET', '/v1/projects/:key/settings', '/v1/projects/canary-secret-0123456789/settings'],
  ['GET', '/frames/:token', '/frames/canary-secret-0123456789'],
  ['GET', 'other', '/no/such/Canarybird'],
  ['OTHER', 'other', '/no/such/Canarybird'],
])('%s %s is all that the log knows of %s', async (method, route, path) => {
  logged()
  await t.as.viewer.request(method === 'OTHER' ? 'CANARYBIRD' : method, path)
  expect(JSON.parse(logged())).toMatchObject({ method, route })
})

test('nothing that people send is in the log: not in a path, a query, a body or a header, whatever came of it', async () => {
  logged()
  const headers = {
    'user-agent': canaries.name,
    referer: `https://shop.example/?mail=${canaries.mail}`,
    'x-forwarded-for': canaries.phone,
    authorization: `Basic ${Buffer.from(`${canaries.secret}:`).toString('base64')}`,
    'accept-language': canaries.name,
  }
  const body = {
    type: 'identify',
    userId: canaries.mail,
    event: canaries.name,
    traits: { email: canaries.mail, phone: canaries.phone, firstName: canaries.name },
    writeKey: canaries.secret,
    name: canaries.name,
    email: canaries.mail,
    password: canaries.secret,
  }
  const paths = [
    '/api/v1/people',
    `/api/v1/people/${canaries.mail}`,
    `/api/v1/journeys/${canaries.name}`,
    '/api/v1/journeys',
    '/api/v1/settings',
    '/api/v1/invitations',
    `/api/v1/secrets/${canaries.secret}`,
    '/api/auth/sign-in/email',
    '/v1/identify',
    '/v1/batch',
    `/u/${canaries.secret}`,
    `/${canaries.mail}`,
    '/metrics',
  ]
  const nobody = testClient(t.app, `session=${canaries.secret}`)
  let asked = 0
  for (const path of paths) {
    for (const who of [t.as.owner, t.as.viewer, nobody]) {
      for (const [method, sent] of [
        ['GET', undefined],
        ['POST', body],
        ['PUT', body],
        ['PATCH', `{"broken": "${canaries.mail}"`],
      ] as const) {
        await who.request(method, `${path}?search=${canaries.name}&token=${canaries.secret}`, sent, headers)
        asked += 1
      }
    }
  }
  const text = logged()
  expect(text.split('\n').filter((line) => line.includes('"request"'))).toHaveLength(asked)
  for (const canary of everything) {
    expect(text).not.toContain(canary)
    expect(text).not.toContain(encodeURIComponent(canary))
  }
})

test('metrics know requests by their pattern alone', async () => {
  const page = await t.services.metrics.page(t.services.engine.pulse())
  expect(page).toContain('route="/api/v1/people/{person}"')
  for (const canary of everything) expect(page).not.toContain(canary)
})
