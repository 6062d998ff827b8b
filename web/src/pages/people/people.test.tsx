import type { PersonRow, TimelineItem } from '@trailwright/shared/wire/people.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'

const lin: PersonRow = {
  id: 'p1',
  name: 'Lin Xiaowen',
  email: 'xiaowen@example.com',
  phone: null,
  city: 'Hangzhou',
  createdAt: Date.UTC(2025, 8, 1),
  lastSeenAt: Date.UTC(2026, 10, 25, 9),
  tags: ['vip', 'tea', 'home', 'sale'],
}
const list = (items: readonly PersonRow[], next: string | null = null) => ({
  'GET /api/v1/people': { items, next, total: items.length },
})

describe('the list of people', () => {
  test('says who each is, how to reach them and when they were seen', async () => {
    await renderPage('/people', list([lin]))
    const row = await screen.findByRole('row', { name: /Lin Xiaowen/ })
    expect(row.textContent).toContain('Hangzhou')
    expect(row.textContent).toContain('xiaowen@example.com')
    expect(row.textContent).toContain('+1')
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/people/p1')
    expect(screen.getByText('1 person')).toBeDefined()
  })

  test('searches after a rest, and begins at the first page again', async () => {
    const { user, router, requests } = await renderPage('/people?cursor=c2', list([lin], 'c3'))
    await user.type(await screen.findByRole('searchbox'), 'wen')
    await waitFor(() => expect(router.state.location.search).toEqual({ search: 'wen' }))
    await waitFor(() => expect(requests.some(({ search }) => search === '?search=wen')).toBe(true))
    expect((await screen.findByRole('link', { name: 'Next page' })).getAttribute('href')).toContain('cursor=c3')
  })

  test('narrows to a segment', async () => {
    const { user, router } = await renderPage('/people', {
      ...list([lin]),
      'GET /api/v1/segments': {
        items: [{ id: 's1', name: 'Loyal', condition: { all: [] }, zone: 'UTC', count: 3, updatedAt: 0 }],
      },
    })
    await user.click(await screen.findByRole('combobox', { name: 'Segment' }))
    await user.click(await screen.findByRole('option', { name: 'Loyal' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ segment: 's1' }))
  })

  test('teaches how the first person comes here', async () => {
    await renderPage('/people', list([]))
    expect(await screen.findByText('No people here yet')).toBeDefined()
    expect(screen.getByText(/curl .*\/v1\/track -u WRITE_KEY/)).toBeDefined()
    expect(screen.getByRole('link', { name: 'Make a write key' })).toBeDefined()
  })

  test('offers a viewer no key', async () => {
    await renderPage('/people', { ...list([]), 'GET /api/v1/session': { ...owner, role: 'viewer' } })
    await screen.findByText('No people here yet')
    expect(screen.queryByRole('link', { name: 'Make a write key' })).toBeNull()
  })
})

const at = Date.UTC(2026, 10, 23, 3, 2)
const journey = { id: 'cart', name: 'Abandoned cart', version: 4, node: 'mail' }
const skipped: TimelineItem = {
  id: 'm1',
  at,
  kind: 'notSent',
  code: 'skipped',
  values: {
    delivery: 'd1',
    channel: 'email',
    address: '',
    content: 'c1',
    subject: '',
    reason: 'no_consent',
    test: false,
  },
  journey,
  why: {
    detail: {},
    evidence: [
      {
        rule: 'consent',
        passed: false,
        values: {
          channel: 'email',
          category: 'marketing',
          topic: 'marketing',
          state: 'withdrawn',
          decidedBy: 'marketing',
          at: Date.UTC(2026, 10, 3, 13, 14),
        },
      },
    ],
  },
}
const decided: TimelineItem = {
  id: 's1',
  at: at - 1000,
  kind: 'step',
  code: 'decided',
  values: { port: 'no', value: false },
  journey: { ...journey, node: 'split' },
  why: {
    because: [
      {
        leaf: { did: 'Order Completed', measure: 'sum', of: 'event.total', is: '>=', value: 2000 },
        value: false,
        actual: 1286,
      },
    ],
  },
}
const arrived: TimelineItem = { ...decided, id: 's0', code: 'arrived', values: {}, why: {} }
const profile = {
  person: lin,
  language: 'zh-CN',
  zone: { raw: 'Mars/Base', used: 'Asia/Shanghai', fellBack: true },
  attributes: { tier: 'gold' },
  identities: [
    { kind: 'userId', value: 'U-1', since: 0 },
    { kind: 'email', value: 'xiaowen@example.com', since: 0 },
  ],
  contactPoints: [{ channel: 'email', address: 'xiaowen@example.com', suppressed: null }],
  consents: [{ channel: 'email', category: 'marketing', state: 'withdrawn', at, source: 'unsubscribe:page' }],
  segments: [{ id: 's1', name: 'Loyal', since: 0 }],
  enrollments: [],
  refusals: [
    { journey: 'cart', journeyName: 'Abandoned cart', reason: 'cooldown', at, values: { key: 'p1', because: [] } },
  ],
  thisWeek: [{ channel: 'email', sent: 2, limit: 3 }],
}
const personAnswers = {
  'GET /api/v1/people/p1': profile,
  'GET /api/v1/people/p1/timeline': { items: [skipped, decided, arrived], next: null, total: null },
  'GET /api/v1/contents': {
    items: [
      {
        id: 'c1',
        name: 'You left something behind',
        channel: 'email',
        category: 'marketing',
        published: true,
        changed: false,
        languages: ['en'],
        updatedAt: 0,
        reads: [],
      },
    ],
  },
}

describe('the page of a person', () => {
  test('says why a message was not sent, with the date that decided', async () => {
    await renderPage('/people/p1', personAnswers)
    const timeline = await screen.findByRole('region', { name: 'What happened' })
    await within(timeline).findByText('You left something behind')
    expect(timeline.textContent).toContain('not sent')
    expect(timeline.textContent).toContain('no consent')
    expect(timeline.textContent).toMatch(/No consent for marketing e-mail since 3 Nov 2026/)
  })

  test('names the value and the nearest change of a decision, and hides what is mere mechanics', async () => {
    const { user, router } = await renderPage('/people/p1', personAnswers)
    const timeline = await screen.findByRole('region', { name: 'What happened' })
    await within(timeline).findByText(/With 714 more it would have gone the other way/)
    expect(timeline.textContent).toContain('it was 1,286')
    expect(timeline.textContent).not.toContain('Came to')
    await user.click(within(timeline).getByRole('button', { name: 'Every step' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ kind: 'step' }))
    expect(await within(timeline).findByText(/Came to/)).toBeDefined()
  })

  test('shows consent, the week, refusals and the zone that was used instead', async () => {
    await renderPage('/people/p1', personAnswers)
    const grid = await screen.findByRole('table')
    expect(grid.textContent).toContain('no, ')
    expect(grid.textContent).toContain('no address')
    expect(screen.getByRole('meter', { name: 'E-mail' }).getAttribute('aria-valuenow')).toBe('2')
    expect(screen.getByText('Abandoned cart: was inside not long enough ago')).toBeDefined()
    expect(screen.getByText(/Sent as “Mars\/Base”/)).toBeDefined()
  })

  test('reads in Chinese', async () => {
    await renderPage('/people/p1', personAnswers, 'zh-CN')
    const timeline = await screen.findByRole('region', { name: '经过' })
    await within(timeline).findByText(/自 2026 年 11 月 3 日 \d\d:14 起无邮件营销同意。/)
    expect(timeline.textContent).toContain('若多 714，结果会相反。')
  })

  test('says so when nobody is there', async () => {
    await renderPage('/people/p9', personAnswers)
    expect(await screen.findByText('This person is not here')).toBeDefined()
  })
})
