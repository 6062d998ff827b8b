import { serve } from '@hono/node-server'
import { AnalyticsBrowser } from '@segment/analytics-next'
import { listReceived } from '@trailwright/shared/wire/events.ts'
import { createWriteKey } from '@trailwright/shared/wire/settings.ts'
import { Window } from 'happy-dom'
import { expect, test, vi } from 'vitest'
import { testApp } from '../http/testing.ts'
import { people } from '../people/index.ts'
import { workspace } from '../workspace/index.ts'
import { events } from './index.ts'

/** What the client looks for in a page. */
const globals =
  'document navigator location localStorage sessionStorage history screen Event CustomEvent HTMLElement Element XMLHttpRequest addEventListener removeEventListener'.split(
    ' ',
  )

const pageAt = (url: string): void => {
  const page = new Window({ url })
  Reflect.set(page, 'fetch', fetch)
  for (const name of globals) {
    Reflect.defineProperty(globalThis, name, { value: Reflect.get(page, name), configurable: true, writable: true })
  }
  Reflect.defineProperty(globalThis, 'window', { value: page, configurable: true, writable: true })
}

test('the unmodified @segment/analytics-next finds its settings here and sends everything', async () => {
  const t = await testApp({ features: [workspace, people, events] })
  const { key } = await t.as.owner.call(createWriteKey, { body: { name: 'Site', kind: 'browser' } })
  const server = serve({ fetch: t.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const bound = server.address()
  const here = typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : ''
  const asked: string[] = []
  server.on('request', (request: { readonly url?: string }) => void asked.push(request.url ?? ''))

  pageAt('https://shop.example/cart')
  const analytics = AnalyticsBrowser.load({ writeKey: key, cdnURL: here })
  await analytics.identify('web-1', { plan: 'pro', createdAt: '2020-01-01T00:00:00Z' })
  await analytics.track('Cart Updated', { cart_id: 'c1', total: 260 })
  await analytics.page('Cart')
  await analytics.group('club')
  await analytics.alias('web-1', 'anon-9')

  const rows = async () => (await t.as.editor.call(listReceived, { query: {} })).items
  await vi.waitFor(async () => expect(await rows()).toHaveLength(5))
  const seen = (await rows()).toReversed()
  expect(seen.map(({ type, status }) => `${type} ${status}`)).toEqual([
    'identify accepted',
    'track accepted',
    'page accepted',
    'group accepted',
    'alias accepted',
  ])
  expect(new Set(seen.map(({ person }) => person)).size).toBe(1)
  expect(seen[0]?.warnings).toEqual(['trait.server-only:traits.createdAt'])
  expect(asked).toEqual([`/v1/projects/${key}/settings`, '/v1/i', '/v1/t', '/v1/p', '/v1/g', '/v1/a'])
  await new Promise((resolve) => server.close(resolve))
  await t.close()
})
