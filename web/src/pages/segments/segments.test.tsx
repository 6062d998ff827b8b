import type { Segment } from '@trailwright/shared/wire/people.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'

const loyal: Segment = {
  id: 's1',
  name: 'Loyal',
  condition: { all: [{ did: 'Order Completed', measure: 'count', is: '>=', value: 2, window: { last: 'P30D' } }] },
  zone: 'Asia/Shanghai',
  count: 8466,
  updatedAt: Date.UTC(2026, 10, 12),
}
const answers = {
  'GET /api/v1/segments': { items: [loyal] },
  'GET /api/v1/segments/s1': loyal,
  'GET /api/v1/catalogue': { events: [], attributes: [], tags: [] },
  'POST /api/v1/segments/count': {
    count: 8466,
    of: 206_300,
    sample: [
      {
        id: 'p1',
        name: 'Lin Xiaowen',
        email: null,
        phone: null,
        city: 'Hangzhou',
        createdAt: 0,
        lastSeenAt: null,
        tags: [],
      },
    ],
    reach: [
      { channel: 'email', people: 3975 },
      { channel: 'sms', people: 6118 },
    ],
  },
}

describe('the list of segments', () => {
  test('shows each in words, with its count', async () => {
    await renderPage('/segments', answers)
    const row = await screen.findByRole('row', { name: /Loyal/ })
    expect(row.textContent).toContain('did Order Completed at least 2 times in the last 30 days')
    expect(row.textContent).toContain('8,466')
  })

  test('makes a new one and opens it', async () => {
    const { user, router, requests } = await renderPage('/segments', {
      ...answers,
      'GET /api/v1/segments': { items: [] },
      'POST /api/v1/segments': loyal,
    })
    await user.click(await screen.findByRole('button', { name: 'New segment' }))
    await waitFor(() => expect(router.state.location.pathname).toBe('/segments/s1'))
    expect(requests.find(({ call }) => call === 'POST /api/v1/segments')?.body).toEqual({
      name: 'New segment',
      condition: { all: [] },
    })
  })
})

describe('the page of a segment', () => {
  test('says who fits, how many that is and how to reach them', async () => {
    await renderPage('/segments/s1', answers)
    expect(await screen.findByText('4.1% of 206k')).toBeDefined()
    expect(screen.getByText('3,975')).toBeDefined()
    expect(screen.getByRole('link', { name: /Lin Xiaowen/ }).getAttribute('href')).toBe('/people/p1')
    expect(document.body.textContent).toContain(
      'People who fit: did Order Completed at least 2 times in the last 30 days.',
    )
  })

  test('saves a new name by itself, and not an empty one', async () => {
    const { user, requests } = await renderPage('/segments/s1', {
      ...answers,
      'PUT /api/v1/segments/s1': { ...loyal, name: 'Regulars' },
    })
    const name = await screen.findByRole('textbox', { name: 'Name of the segment' })
    await user.clear(name)
    await user.type(name, 'Regulars')
    await waitFor(() => expect(requests.filter(({ call }) => call.startsWith('PUT'))).toHaveLength(1))
    expect(requests.find(({ call }) => call.startsWith('PUT'))?.body).toEqual({
      name: 'Regulars',
      condition: loyal.condition,
    })
    expect(await screen.findByText(/^Saved/)).toBeDefined()
  })

  test('says why it cannot be deleted while a journey uses it', async () => {
    const { user } = await renderPage('/segments/s1', {
      ...answers,
      'DELETE /api/v1/segments/s1': {
        status: 409,
        body: { code: 'segment.used', params: {}, findings: [], reference: null },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Delete' }))
    const dialog = await screen.findByRole('dialog')
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('A journey uses this segment')
  })

  test('lets a viewer change nothing', async () => {
    await renderPage('/segments/s1', { ...answers, 'GET /api/v1/session': { ...owner, role: 'viewer' } })
    const name = await screen.findByRole('textbox', { name: 'Name of the segment' })
    expect(name.hasAttribute('readonly')).toBe(true)
    expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull()
  })
})
