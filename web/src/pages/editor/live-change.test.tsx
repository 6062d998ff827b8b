import { screen, waitFor, within } from '@testing-library/react'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Job } from '@trailwright/shared/wire/live-change.ts'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { check } from '../../state/check-draft.ts'
import { newNode } from '../../state/edits/add-node.ts'
import { blankGraph, nothingKnown } from '../../state/testing/open-editor.ts'
import { type Answers, renderPage } from '../../testing/render-page.tsx'

const graph: Graph = {
  ...blankGraph,
  name: { en: 'Abandoned cart' },
  nodes: [
    { ...newNode('trigger.event', 'start', { x: 0, y: 0 }), config: { event: 'Cart Updated' } },
    { ...newNode('wait.for', 'wait', { x: 0, y: 160 }), label: 'A while' },
    newNode('exit', 'out', { x: 0, y: 320 }),
  ],
  edges: [
    { from: 'start', port: 'next', to: 'wait' },
    { from: 'wait', port: 'next', to: 'out' },
  ],
}
const lin: PersonRow = {
  id: 'p1',
  name: 'Lin Xiaowen',
  email: null,
  phone: null,
  city: null,
  createdAt: 0,
  lastSeenAt: null,
  tags: [],
}
const row = {
  id: 'j',
  name: graph.name,
  status: 'live',
  version: 4,
  changed: true,
  trigger: null,
  inside: 12,
  entered: 20,
  owner: 'Chen Yu',
  updatedAt: 0,
}
const layout = { positions: {}, groupOf: {}, notes: [], groups: [] }
const live = {
  number: 4,
  publishedAt: 0,
  publishedBy: 'Chen Yu',
  note: '',
  journey: check(graph, nothingKnown).journey,
  layout,
}
const draft = { graph, rev: 3, savedAt: 0, savedBy: 'Chen Yu' }
const next = { node: 'out', at: Date.UTC(2026, 10, 26) }
const impact = {
  inside: [{ version: 4, people: 12 }],
  changes: [],
  nodes: [
    {
      version: 4,
      node: 'remind',
      people: 2,
      held: 0,
      fate: 'removed',
      proposal: 'wait',
      dueAtOnce: 1,
      waitLonger: 0,
      samples: [{ enrollment: 'e1', person: lin, arrivedAt: 0, before: next, nextStep: next, now: next }],
    },
    {
      version: 4,
      node: 'wait',
      people: 10,
      held: 0,
      fate: 'changed',
      proposal: null,
      dueAtOnce: 2,
      waitLonger: 4,
      samples: [],
    },
  ],
  lastLeavesBy: Date.UTC(2026, 11, 1),
  nextDay: { entries: 8.4, messages: 11 },
}
const job: Job = {
  id: 'job1',
  kind: 'move',
  startedAt: 0,
  startedBy: 'Chen Yu',
  total: 12,
  done: 6,
  gone: 0,
  status: 'running',
  detail: { version: 5 },
}
const counts = { version: 4, entered: 20, inside: 12, held: 0, holdout: 0, left: [], refused: [], nodes: [], goals: [] }
const version = (number: number, inside: number) => ({
  number,
  publishedAt: 0,
  publishedBy: 'Chen Yu',
  note: `Note ${number}`,
  inside,
})
const answers: Answers = {
  'GET /api/v1/journeys/j': { row, draft, live },
  'GET /api/v1/journeys/j/versions': { items: [version(4, 12), version(3, 0)] },
  'GET /api/v1/journeys/j/drafts': { items: [] },
  'GET /api/v1/journeys/j/versions/3': { ...live, number: 3 },
  'GET /api/v1/journeys/j/check': {
    findings: [],
    blocks: false,
    changes: [{ type: 'settingChanged', path: 'zone', before: 'UTC', after: 'Asia/Shanghai' }],
  },
  'GET /api/v1/journeys/j/counts': counts,
  'GET /api/v1/journeys/j/jobs': { items: [] },
  'GET /api/v1/catalogue': { events: [], attributes: [], tags: [] },
  'GET /api/v1/secrets': { items: [] },
  'POST /api/v1/journeys/j/impact': impact,
}
const bodyOf = (requests: readonly { readonly call: string; readonly body: unknown }[], end: string) =>
  requests.findLast(({ call }) => call.endsWith(end))?.body

beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: !query.includes('reduced-motion'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }))
})

describe('publishing with people inside', () => {
  test('shows each choice with its numbers, a place for each removed step, and who they are', async () => {
    const { user, requests } = await renderPage('/journeys/j', {
      ...answers,
      'POST /api/v1/journeys/j/publish': { version: 5, job: 'job1' },
    })
    await user.click(await screen.findByRole('button', { name: 'Publish…' }))
    expect(await screen.findByText('The 12 people inside')).toBeDefined()
    expect(screen.getByTestId('inside-stay').textContent).toContain('The last one leaves by Tue 1 December')
    const now = screen.getByTestId('inside-now')
    expect(now.textContent).toContain('3 become due at once')
    expect(now.textContent).toContain('4 wait longer')
    await user.click(within(now).getByRole('radio'))
    expect(screen.getByText('2 people at “remind”, which is gone, go to')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'See who they are' }))
    const who = screen.getByRole('dialog', { name: 'Who is inside' })
    expect(who.textContent).toContain('Lin Xiaowen')
    expect(who.textContent).toContain('If moved now')
    await user.click(within(who).getByRole('button', { name: 'Close' }))
    await user.click(await screen.findByRole('combobox', { name: /Where the people of “remind” go/ }))
    await user.click(await screen.findByRole('option', { name: 'They leave the journey' }))
    await waitFor(() => expect(bodyOf(requests, '/impact')).toEqual({ map: { remind: null }, version: null }))
    await user.click(screen.getByRole('button', { name: 'Publish version 5' }))
    await waitFor(() =>
      expect(bodyOf(requests, '/publish')).toEqual({
        rev: 3,
        note: '',
        inside: { then: 'now', map: { remind: null } },
      }),
    )
  })

  test('an earlier version is published again from the history', async () => {
    const { user, requests } = await renderPage('/journeys/j', {
      ...answers,
      'POST /api/v1/journeys/j/rollback': { version: 5, job: null },
    })
    await user.click(await screen.findByRole('button', { name: 'More for this journey' }))
    await user.click(screen.getByRole('menuitem', { name: 'History…' }))
    const [first, second] = await screen.findAllByTestId('version')
    expect(first?.textContent).toContain('12 people inside')
    await user.click(within(first ?? document.body).getByRole('button'))
    expect(screen.queryByRole('button', { name: 'Publish again…' })).toBeNull()
    await user.click(within(second ?? document.body).getByRole('button'))
    await user.click(screen.getByRole('button', { name: 'Publish again…' }))
    expect(await screen.findByText('It becomes version 5. The draft stays as it is.')).toBeDefined()
    const verb = screen.getByRole('button', { name: 'Publish as version 5' })
    await waitFor(() => expect(verb).toHaveProperty('disabled', false))
    await user.click(verb)
    await waitFor(() =>
      expect(bodyOf(requests, '/rollback')).toEqual({ to: 3, note: 'Back to version 3', inside: { then: 'stay' } }),
    )
  })
})

describe('a paused journey', () => {
  const paused = { ...answers, 'GET /api/v1/journeys/j': { row: { ...row, status: 'paused' }, draft, live } }

  test('is resumed after its numbers were shown, with what is too old let go', async () => {
    const { user, requests } = await renderPage('/journeys/j?lens=live', {
      ...paused,
      'GET /api/v1/journeys/j/resume': {
        pausedAt: 0,
        inside: 12,
        waits: 7,
        messages: 1,
        older: 3,
        oldestDueAt: Date.UTC(2026, 10, 20),
        samples: [{ person: lin, node: 'wait', dueAt: 0 }],
      },
      'POST /api/v1/journeys/j/status': { job: 'job1' },
    })
    expect((await screen.findByTestId('live-band')).textContent).toContain('12 people are held where they are.')
    await user.click(screen.getByRole('button', { name: 'Resume…' }))
    expect(await screen.findByText(/Meanwhile 7 waits ended and 1 message came due/)).toBeDefined()
    await user.click(screen.getByRole('radio', { name: /Let go what is too old/ }))
    expect(screen.getByText('3 people leave as “due for too long”; the others go on now.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Resume' }))
    await waitFor(() =>
      expect(bodyOf(requests, '/status')).toEqual({ to: 'live', due: { due: 'drop', olderThan: 'P1D' } }),
    )
  })

  test('is resumed at once when nobody came due', async () => {
    const { user, requests } = await renderPage('/journeys/j?lens=live', {
      ...paused,
      'GET /api/v1/journeys/j/resume': {
        pausedAt: 0,
        inside: 12,
        waits: 0,
        messages: 0,
        older: 0,
        oldestDueAt: null,
        samples: [],
      },
      'POST /api/v1/journeys/j/status': { job: null },
    })
    await user.click(await screen.findByRole('button', { name: 'Resume…' }))
    expect(await screen.findByText(/Nothing came due meanwhile/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Resume' }))
    await waitFor(() => expect(bodyOf(requests, '/status')).toEqual({ to: 'live', due: { due: 'now' } }))
  })
})

test('a job shows how far it is, and can be cancelled', async () => {
  let jobs: readonly Job[] = [job]
  const { user, requests } = await renderPage('/journeys/j?lens=live', {
    ...answers,
    'GET /api/v1/journeys/j/jobs': () => ({ items: jobs }),
    'POST /api/v1/journeys/j/jobs/job1/cancel': () => {
      jobs = [{ ...job, status: 'cancelled' }]
      return {}
    },
  })
  const band = await screen.findByTestId('job-band')
  expect(band.textContent).toContain('Moving people to version 5: 6 of 12')
  expect(band.textContent).toContain('50%')
  await user.click(within(band).getByRole('button', { name: 'Cancel' }))
  expect(requests.some(({ call }) => call.endsWith('/jobs/job1/cancel'))).toBe(true)
  expect(await screen.findByText(/stopped at 6 of 12/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByTestId('job-band')).toBeNull()
})
