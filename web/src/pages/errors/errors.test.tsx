import { screen, waitFor, within } from '@testing-library/react'
import type { ErrorGroup } from '@trailwright/shared/wire/errors.ts'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import { describe, expect, test } from 'vitest'
import { owner, renderPage } from '../../testing/render-page.tsx'

const person = (id: string, name: string): PersonRow => ({
  id,
  name,
  email: null,
  phone: null,
  city: null,
  createdAt: 0,
  lastSeenAt: null,
  tags: [],
})
const lin = person('p1', 'Lin Xiaowen')
const wang = person('p2', 'Wang Zihan')
const journey = { id: 'j', name: 'Loyalty', version: 2, node: 'ask' }
const group = (given: Partial<ErrorGroup>): ErrorGroup => ({
  id: 'g1',
  cause: 'unhandled_error',
  journey,
  detail: { status: 500 },
  people: 2,
  firstAt: Date.UTC(2026, 10, 25, 2, 2),
  lastAt: Date.UTC(2026, 10, 25, 2, 9),
  samples: [lin, wang],
  ways: ['retry', 'skip', 'leave'],
  ...given,
})
const held = (groups: readonly ErrorGroup[]) => ({
  'GET /api/v1/errors': {
    groups,
    people: groups.reduce((sum, each) => sum + each.people, 0),
    breakers: [{ host: 'crm.example', since: 0, nextTryAt: 0, waiting: 3, lastError: '503' }],
  },
  'GET /api/v1/errors/g1/people': {
    items: [
      { enrollment: 'e1', person: lin, heldAt: 0, detail: {} },
      { enrollment: 'e2', person: wang, heldAt: 0, detail: {} },
    ],
    next: null,
    total: 2,
  },
  'GET /api/v1/journeys/j/versions/2': {
    number: 2,
    publishedAt: 0,
    publishedBy: 'Chen Yu',
    note: '',
    layout: { positions: {}, groupOf: {}, notes: [], groups: [] },
    journey: {
      dsl: 1,
      id: 'loyalty',
      name: { en: 'Loyalty' },
      zone: 'UTC',
      entry: {
        audience: { all: [] },
        exclude: null,
        reentry: { mode: 'never', cooldown: null, limit: null, key: null, ifInside: 'ignore' },
        doubleFire: 'PT1M',
        holdout: { percent: 0 },
        cap: null,
        starts: null,
        ends: null,
        maxStay: null,
      },
      goals: [],
      exits: [],
      nodes: { ask: { kind: 'http.request', v: 1, config: { url: 'https://shop.example.com/orders' }, to: {} } },
    },
  },
  'POST /api/v1/errors/g1/resolve': { people: 1 },
})

describe('the error inbox', () => {
  test('says what answered what to how many since when, where to mend it, and what rests', async () => {
    await renderPage('/errors', held([group({})]))
    const card = await screen.findByTestId('error-group')
    await waitFor(() =>
      expect(card.textContent).toMatch(/shop\.example\.com answered 500 to 2 people since 25 Nov 2026, \d\d:02\./),
    )
    expect(within(card).getByRole('link', { name: 'Open the step' }).getAttribute('href')).toContain('node=ask')
    expect(screen.getByText('crm.example does not work at the moment')).toBeDefined()
    expect(screen.getByRole('img', { name: '2 people are held' }).textContent).toBe('2')
  })

  test('sends those who were chosen on their way', async () => {
    const { user, requests } = await renderPage('/errors', held([group({})]))
    await user.click(await screen.findByRole('button', { name: 'Show who' }))
    await user.click(await screen.findByRole('checkbox', { name: 'Wang Zihan' }))
    await user.click(screen.getByRole('button', { name: 'Skip the step…' }))
    expect(screen.getByText('Let 1 person go past this step?')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Skip the step' }))
    await waitFor(() =>
      expect(requests.find(({ call }) => call.endsWith('/resolve'))?.body).toEqual({ then: 'skip', only: ['e2'] }),
    )
  })

  test('asks before a message that perhaps went out is sent again', async () => {
    const { user, requests } = await renderPage('/errors', held([group({ cause: 'unknown_outcome', detail: {} })]))
    await user.click(await screen.findByRole('button', { name: 'Send again anyway…' }))
    expect(screen.getByText(/who got it would get it twice/)).toBeDefined()
    expect(requests.some(({ call }) => call.endsWith('/resolve'))).toBe(false)
  })

  test('leads to the settings that are missing, and lets a viewer look only', async () => {
    await renderPage('/errors', {
      ...held([group({ cause: 'configuration', detail: { code: 'sender.missing' } })]),
      'GET /api/v1/session': { ...owner, role: 'viewer' },
    })
    const link = await screen.findByRole('link', { name: 'Open the sender settings' })
    expect(link.getAttribute('href')).toBe('/settings/sender')
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  test('teaches what comes here while it is empty', async () => {
    await renderPage('/errors', { 'GET /api/v1/errors': { groups: [], people: 0, breakers: [] } })
    expect(await screen.findByText('Nobody is held up')).toBeDefined()
  })
})
