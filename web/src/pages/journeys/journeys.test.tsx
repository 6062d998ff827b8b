import type { JourneyRow } from '@trailwright/shared/wire/journeys.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'

const cart: JourneyRow = {
  id: 'abandoned-cart',
  name: { en: 'Abandoned cart', 'zh-CN': '购物车挽回' },
  status: 'live',
  version: 4,
  changed: true,
  trigger: { kind: 'trigger.event', config: { event: 'Cart Updated' } },
  inside: 1036,
  entered: 128_480,
  owner: 'Chen Yu',
  updatedAt: Date.UTC(2026, 10, 12),
}
const draft: JourneyRow = {
  ...cart,
  id: 'birthday',
  name: { en: 'Birthday gift' },
  status: 'draft',
  version: null,
  inside: 0,
  entered: 0,
  trigger: null,
}
const two = { 'GET /api/v1/journeys': { items: [cart, draft] } }

describe('the list of journeys', () => {
  test('says what starts each, its state and who is inside', async () => {
    await renderPage('/', two)
    const row = await screen.findByRole('row', { name: /Abandoned cart/ })
    await waitFor(() => expect(row.textContent).toContain('Cart Updated'))
    expect(row.textContent).toContain('Live · v4')
    expect(row.textContent).toContain('draft has changes')
    expect(row.textContent).toContain('1,036')
    expect(row.textContent).toContain('128k')
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/journeys/abandoned-cart')
    expect(screen.getByText('1,036 people are inside 1 journey.')).toBeDefined()
  })

  test('narrows by state and by word, and keeps both in the address', async () => {
    const { user, router } = await renderPage('/', two)
    await user.click(await screen.findByRole('button', { name: 'Draft 1' }))
    expect(screen.queryByRole('row', { name: /Abandoned cart/ })).toBeNull()
    await waitFor(() => expect(router.state.location.search).toEqual({ status: 'draft' }))
    await user.type(screen.getByRole('searchbox'), 'nothing like it')
    expect(await screen.findByText('No journey fits')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Show all' }))
    expect(await screen.findByRole('row', { name: /Abandoned cart/ })).toBeDefined()
  })

  test('offers a viewer nothing to make', async () => {
    await renderPage('/', { ...two, 'GET /api/v1/session': { ...owner, role: 'viewer' } })
    await screen.findByRole('row', { name: /Abandoned cart/ })
    expect(screen.queryByRole('button', { name: 'New journey' })).toBeNull()
  })

  test('says why it could not be shown, and tries again', async () => {
    let failing = true
    const { user } = await renderPage('/', {
      'GET /api/v1/journeys': () =>
        failing
          ? { status: 500, body: { code: 'fault', params: {}, findings: [], reference: 'a1b2' } }
          : { items: [cart] },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('a1b2')
    failing = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('row', { name: /Abandoned cart/ })).toBeDefined()
  })
})

describe('the start screen', () => {
  const starter = {
    id: 'abandoned-cart',
    name: { en: 'Abandoned cart', 'zh-CN': '购物车挽回' },
    about: { en: 'Remind by e-mail, then SMS.', 'zh-CN': '先邮件，再短信。' },
    needs: { en: 'Cart and order events', 'zh-CN': '购物车与订单事件' },
    kinds: ['trigger.event', 'wait.event', 'message.send'],
    longestDays: 6,
    messages: 3,
  }

  test('stands in place of an empty list and makes a journey of a starter', async () => {
    const { user, requests, router } = await renderPage('/', {
      'GET /api/v1/starters': { items: [starter] },
      'POST /api/v1/journeys': { id: 'j1' },
    })
    const card = await screen.findByRole('article')
    expect(card.textContent).toContain('6 days, up to 3 messages')
    await user.click(within(card).getByRole('button'))
    await waitFor(() => expect(router.state.location.pathname).toBe('/journeys/j1'))
    expect(requests.find(({ call }) => call === 'POST /api/v1/journeys')?.body).toEqual({
      name: starter.name,
      starter: 'abandoned-cart',
    })
  })

  test('takes a file, and refuses one that is none', async () => {
    const { user, requests, router } = await renderPage('/', {
      'POST /api/v1/journeys/import': { id: 'j2', findings: [] },
    })
    const input = await screen.findByLabelText('Import a file')
    await user.upload(input, new File(['not json'], 'journey.json', { type: 'application/json' }))
    expect(await screen.findByText(/holds no JSON/)).toBeDefined()
    await user.upload(input, new File(['{"trailwright":1}'], 'journey.json', { type: 'application/json' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/journeys/j2'))
    expect(requests.find(({ call }) => call.endsWith('/import'))?.body).toEqual({ file: { trailwright: 1 } })
  })

  test('reads in Chinese', async () => {
    await renderPage('/', { 'GET /api/v1/starters': { items: [starter] } }, 'zh-CN')
    expect((await screen.findByRole('article')).textContent).toContain('6 天，最多 3 条消息')
  })
})
