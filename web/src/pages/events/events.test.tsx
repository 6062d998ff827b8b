import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'
import type { Received } from './received.ts'

const taken: Received = {
  id: 'm1',
  receivedAt: 1_795_575_113_354,
  at: 1_795_575_113_000,
  type: 'track',
  name: 'Cart Updated',
  person: 'p1',
  personName: 'Lin Xiaowen',
  source: 'Web shop',
  status: 'accepted',
  code: null,
  field: null,
  warnings: ['zone.unknown:context.timezone'],
  payload: { type: 'track', event: 'Cart Updated', properties: { cart_id: 'C-77' } },
}
const repeated: Received = {
  ...taken,
  receivedAt: taken.receivedAt + 5,
  status: 'duplicate',
  person: null,
  warnings: [],
}
const refused: Received = {
  ...repeated,
  id: '',
  name: '',
  status: 'refused',
  code: 'event.no-name',
  field: 'event',
}
const page = (items: readonly Received[]) => ({ items, next: null, total: null })
const answers = {
  'GET /api/v1/events': page([refused, repeated, taken]),
  'GET /api/v1/catalogue': {
    events: [
      {
        name: 'Cart Updated',
        count: 12,
        lastSeenAt: taken.receivedAt,
        properties: [{ path: 'total', type: 'number', samples: [268] }],
      },
    ],
    attributes: [],
    tags: [],
  },
}

describe('the event inspector', () => {
  test('says of each call what became of it, and why in a sentence', async () => {
    await renderPage('/events', answers)
    const table = within(await screen.findByRole('table', { name: 'Events' }))
    expect(table.getByText('The event has no name. Send it as “event”.')).toBeDefined()
    expect(table.getByText('A call with this messageId had come before, so nothing was done again.')).toBeDefined()
    expect(table.getByText('Lin Xiaowen').closest('a')?.getAttribute('href')).toBe('/people/p1')
  })

  test('opens a call with its field, its warnings and its payload, and stands still meanwhile', async () => {
    const { user } = await renderPage('/events', answers)
    expect(await screen.findByText('Live')).toBeDefined()
    const [repeat, first] = await screen.findAllByRole('link', { name: 'Cart Updated' })
    expect(repeat?.getAttribute('href')).not.toBe(first?.getAttribute('href'))
    await user.click(first ?? document.body)
    const call = within(await screen.findByRole('dialog', { name: 'Cart Updated' }))
    expect(
      call.getByText('This time zone is not known; the one of the workspace is used for this person.'),
    ).toBeDefined()
    expect(call.getByText('context.timezone')).toBeDefined()
    expect(call.getByText(/"cart_id": "C-77"/)).toBeDefined()
    expect(screen.getByText('Paused while a call is open')).toBeDefined()
    await user.click(call.getByRole('button', { name: 'Close' }))
    expect(await screen.findByText('Live')).toBeDefined()
  })

  test('filters by state and name through the address', async () => {
    const { requests } = await renderPage('/events?status=refused&name=Cart%20Updated', answers)
    await waitFor(() => {
      const asked = requests.find(({ call }) => call === 'GET /api/v1/events')
      expect(Object.fromEntries(new URLSearchParams(asked?.search))).toEqual({
        status: 'refused',
        name: 'Cart Updated',
      })
    })
  })

  test('sends a test event with the data that the event usually has', async () => {
    const { user, requests } = await renderPage('/events', { ...answers, 'POST /api/v1/events/test': { id: 'm9' } })
    await user.click(await screen.findByRole('button', { name: 'Send a test event' }))
    const form = within(await screen.findByRole('dialog', { name: 'Send a test event' }))
    await user.type(form.getByLabelText('Name of the event'), 'Cart')
    await user.click(await screen.findByRole('option', { name: /Cart Updated/ }))
    await user.click(form.getByRole('button', { name: 'Send the event' }))
    expect(await form.findByText('Say whom it is about.')).toBeDefined()
    await user.type(form.getByLabelText('User ID'), 'U-1001')
    await user.click(form.getByRole('button', { name: 'Send the event' }))
    expect(await screen.findByText('The event “Cart Updated” is in.')).toBeDefined()
    expect(requests.find(({ call }) => call === 'POST /api/v1/events/test')?.body).toEqual({
      name: 'Cart Updated',
      userId: 'U-1001',
      properties: { total: 268 },
    })
  })

  test('an address opens the form with an event in it, and its last values', async () => {
    const { user, router } = await renderPage('/events?send=Cart%20Updated', answers)
    const form = within(await screen.findByRole('dialog', { name: 'Send a test event' }))
    expect(form.getByLabelText<HTMLInputElement>('Name of the event').value).toBe('Cart Updated')
    expect(await form.findByDisplayValue('268')).toBeDefined()
    await user.click(form.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(router.state.location.search).toEqual({}))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('says at once why a test event was refused', async () => {
    const problem = {
      code: 'event.refused',
      params: { reason: 'id.missing', field: 'userId' },
      findings: [],
      reference: null,
    }
    const { user } = await renderPage('/events', {
      ...answers,
      'POST /api/v1/events/test': { status: 422, body: problem },
    })
    await user.click(await screen.findByRole('button', { name: 'Send a test event' }))
    const form = within(await screen.findByRole('dialog', { name: 'Send a test event' }))
    await user.type(form.getByLabelText('Name of the event'), 'Viewed{Enter}')
    await user.type(form.getByLabelText('User ID'), 'null')
    await user.click(form.getByRole('button', { name: 'Send the event' }))
    expect((await form.findByRole('alert')).textContent).toMatch(/An id is missing.*Field userId/)
  })

  test('begins with a program to copy, in Chinese too', async () => {
    await renderPage('/events', { ...answers, 'GET /api/v1/events': page([]) }, 'zh-CN')
    expect(await screen.findByText('还没有事件')).toBeDefined()
    expect(screen.getByText(/@segment\/analytics-node/)).toBeDefined()
  })

  test('a viewer reads and sends nothing', async () => {
    await renderPage('/events', { ...answers, 'GET /api/v1/session': { ...owner, role: 'viewer' } })
    await screen.findByRole('table', { name: 'Events' })
    expect(screen.queryByRole('button', { name: 'Send a test event' })).toBeNull()
  })
})

describe('names', () => {
  const seen = {
    events: [
      {
        name: 'Cart Updated',
        count: 3,
        lastSeenAt: Date.UTC(2026, 10, 12),
        properties: [{ path: 'cart_id', type: 'text', samples: ['C-7'] }],
      },
    ],
    attributes: [{ path: 'ltv', type: 'number', samples: [920] }],
    tags: [],
  }

  test('are given to what came in, in both languages, and kept as a field is left', async () => {
    const { user, requests } = await renderPage('/events', {
      ...answers,
      'GET /api/v1/catalogue': seen,
      'GET /api/v1/labels': { items: [{ kind: 'property', name: 'cart_id', text: { en: 'basket' } }] },
      'PUT /api/v1/labels': { items: [] },
    })
    await user.click(await screen.findByRole('button', { name: 'Names…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'What things are called' }))
    await user.click(dialog.getByRole('button', { name: 'Data of events' }))
    const english = await dialog.findByRole<HTMLInputElement>('textbox', { name: 'cart_id, In English' })
    expect(english.value).toBe('basket')
    const chinese = dialog.getByRole<HTMLInputElement>('textbox', { name: 'cart_id, In Chinese' })
    expect(chinese.placeholder).toBe('购物车 ID')
    await user.type(chinese, '购物车编号')
    await user.tab()
    await waitFor(() =>
      expect(requests.find(({ call }) => call === 'PUT /api/v1/labels')?.body).toEqual({
        items: [{ kind: 'property', name: 'cart_id', text: { 'zh-CN': '购物车编号' } }],
      }),
    )
  })
})
