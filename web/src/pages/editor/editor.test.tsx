import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { check } from '../../state/check-draft.ts'
import { newNode } from '../../state/edits/add-node.ts'
import { blankGraph, nothingKnown } from '../../state/testing/open-editor.ts'
import { type Answers, owner, renderPage } from '../../testing/render-page.tsx'

const row = {
  id: 'j',
  name: { en: 'Abandoned cart', 'zh-CN': '弃单挽回' },
  status: 'draft',
  version: null,
  changed: true,
  trigger: null,
  inside: 0,
  entered: 0,
  owner: 'Chen Yu',
  updatedAt: 0,
}
const graph: Graph = {
  ...blankGraph,
  name: { en: 'Abandoned cart', 'zh-CN': '弃单挽回' },
  nodes: [
    { ...newNode('trigger.event', 'start', { x: 0, y: 0 }), config: { event: 'Cart Updated' } },
    newNode('wait.for', 'wait', { x: 0, y: 160 }),
    newNode('message.send', 'mail', { x: 0, y: 320 }),
  ],
  edges: [
    { from: 'start', port: 'next', to: 'wait' },
    { from: 'wait', port: 'next', to: 'mail' },
  ],
}
const draft = { graph, rev: 3, savedAt: 0, savedBy: 'Chen Yu' }
const answers: Answers = {
  'GET /api/v1/journeys/j': { row, draft, live: null },
  'GET /api/v1/journeys/j/versions': { items: [] },
  'GET /api/v1/journeys/j/check': {
    findings: [
      {
        code: 'config.missing',
        level: 'error',
        node: 'mail',
        path: ['nodes', 'mail', 'config', 'content'],
        params: { field: 'content' },
      },
    ],
    blocks: true,
    changes: [],
  },
  'GET /api/v1/catalogue': { events: [], attributes: [], tags: [] },
  'GET /api/v1/secrets': { items: [] },
  'PUT /api/v1/journeys/j/draft': { saved: true, rev: 4, savedAt: 60_000 },
}

// What a canvas needs of a browser and happy-dom lacks.
beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: !query.includes('reduced-motion'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }))
})

describe('the editor', () => {
  test('shows findings as sentences and saves an edit with the revision it began from', async () => {
    const { user, requests } = await renderPage('/journeys/j', answers)
    const findings = await screen.findByTestId('findings')
    expect(await within(findings).findAllByTestId('finding')).not.toHaveLength(0)
    await user.click(
      within(await screen.findByTestId('palette')).getAllByRole('button', { name: 'Leave' })[0] ?? document.body,
    )
    await waitFor(() => expect(requests.filter(({ call }) => call.startsWith('PUT'))).toHaveLength(1))
    expect(requests.find(({ call }) => call.startsWith('PUT'))?.body).toMatchObject({ rev: 3 })
    expect(await screen.findByText(/Draft saved/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Undo: add a step' }))
    expect(screen.getByRole('button', { name: 'Redo: add a step' })).toHaveProperty('disabled', false)
  })

  test('where both changed the same, both sides are shown, to keep either; what only they did is taken in', async () => {
    const theirs = {
      ...draft,
      rev: 9,
      savedBy: 'Max Braun',
      graph: {
        ...graph,
        name: { ...graph.name, en: 'Theirs' },
        nodes: graph.nodes.slice(0, 2),
        edges: graph.edges.slice(0, 1),
      },
    }
    const conflict = { status: 409, body: { saved: false, theirs } }
    const { user, requests } = await renderPage('/journeys/j', { ...answers, 'PUT /api/v1/journeys/j/draft': conflict })
    await screen.findByTestId('findings')
    fireEvent.change(screen.getByLabelText('Name of the journey'), { target: { value: 'Mine' } })
    expect(await screen.findByText('Max Braun saved a newer draft.')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Compare' }))
    const save = await screen.findByRole('button', { name: 'Save this draft' })
    expect(save).toHaveProperty('disabled', true)
    expect(within(screen.getByTestId('conflict-theirs')).getByText('Not there')).toBeDefined()
    const name = within(screen.getByRole('group', { name: 'The name' }))
    expect(name.queryByRole('button', { pressed: true })).toBeNull()
    await user.click(name.getByRole('button', { name: /^Max Braun/ }))
    expect(name.getByRole('button', { pressed: true }).textContent).toContain('Theirs')
    await user.click(save)
    expect(screen.queryByText('Max Braun saved a newer draft.')).toBeNull()
    await waitFor(() => expect(requests.filter(({ call }) => call.startsWith('PUT'))).toHaveLength(2))
    expect(requests.findLast(({ call }) => call.startsWith('PUT'))?.body).toMatchObject({
      rev: 9,
      keep: true,
      graph: { name: { en: 'Theirs' }, nodes: [{ id: 'start' }, { id: 'wait' }] },
    })
  })

  test('what only the other draft changed is taken in without a question, and said', async () => {
    const exits = [{ id: 'left', on: { event: 'Account Closed' }, when: null }]
    const theirs = { ...draft, rev: 9, savedBy: 'Max', graph: { ...graph, settings: { ...graph.settings, exits } } }
    const conflict = { status: 409, body: { saved: false, theirs } }
    const { requests } = await renderPage('/journeys/j', { ...answers, 'PUT /api/v1/journeys/j/draft': conflict })
    await screen.findByTestId('findings')
    fireEvent.change(screen.getByLabelText('Name of the journey'), { target: { value: 'Mine' } })
    expect(await screen.findByText('Max edited this too: 1 change was taken in.')).toBeDefined()
    const joined = { rev: 9, graph: { ...graph, name: { ...graph.name, en: 'Mine' }, settings: theirs.graph.settings } }
    await waitFor(() => expect(requests.map(({ body }) => body)).toContainEqual(joined))
  })

  test('publishing waits for what is to fix, and says how much', async () => {
    const { user, requests } = await renderPage('/journeys/j', answers)
    await user.click(await screen.findByRole('button', { name: 'Publish…' }))
    await user.click(await screen.findByRole('button', { name: 'Fix 1 thing first' }))
    expect(requests.some(({ call }) => call.startsWith('POST /api/v1/journeys/j/publish'))).toBe(false)
  })

  test('a draft without an error is published with its revision and note', async () => {
    const clear = { findings: [], blocks: false, changes: [] }
    const { user, requests } = await renderPage('/journeys/j', {
      ...answers,
      'GET /api/v1/journeys/j/check': clear,
      'POST /api/v1/journeys/j/publish': { version: 1, job: null },
    })
    await user.click(await screen.findByRole('button', { name: 'Publish…' }))
    await user.type(await screen.findByLabelText(/What is new/), 'First')
    await user.click(await screen.findByRole('button', { name: 'Publish version 1' }))
    expect(await screen.findByText('Version 1 is live.')).toBeDefined()
    expect(requests.find(({ call }) => call.endsWith('/publish'))?.body).toEqual({
      rev: 3,
      note: 'First',
      inside: { then: 'stay' },
    })
  })

  test('what is live already is not published again, but starts a stopped journey', async () => {
    const { journey } = check(graph, nothingKnown)
    const layout = { positions: {}, groupOf: {}, notes: [], groups: [] }
    const live = { number: 4, publishedAt: 0, publishedBy: 'Chen Yu', note: '', journey, layout }
    const clear = { 'GET /api/v1/journeys/j/check': { findings: [], blocks: false, changes: [] } }
    const loaded = (status: string) => ({ 'GET /api/v1/journeys/j': { row: { ...row, status }, draft, live } })
    const { user } = await renderPage('/journeys/j', { ...answers, ...clear, ...loaded('live') })
    await user.click(await screen.findByRole('button', { name: /^Publish/ }))
    expect(await screen.findByText('Nothing has changed since version 4.')).toBeDefined()
    expect(screen.getByRole('button', { name: 'Publish version 5' })).toHaveProperty('disabled', true)
    cleanup()
    const stopped = await renderPage('/journeys/j', { ...answers, ...clear, ...loaded('stopped') })
    await stopped.user.click(await screen.findByRole('button', { name: /^Publish/ }))
    expect(await screen.findByRole('button', { name: 'Publish version 5' })).toHaveProperty('disabled', false)
  })

  test('an empty canvas offers the start that it lacks', async () => {
    const empty = { ...draft, graph: { ...graph, nodes: [], edges: [] } }
    const { user } = await renderPage('/journeys/j', {
      ...answers,
      'GET /api/v1/journeys/j': { row, draft: empty, live: null },
    })
    const finding = await screen.findByTestId('finding')
    expect(finding.dataset['code']).toBe('path.no-trigger')
    expect(within(finding).getAllByRole('button')).toHaveLength(1)
    await user.click(within(finding).getByRole('button', { name: 'Add “Event happens”' }))
    await waitFor(() => expect(screen.queryByText('Begin with a start')).toBeNull())
  })

  test('a viewer sees no palette and no undo', async () => {
    await renderPage('/journeys/j', { ...answers, 'GET /api/v1/session': { ...owner, role: 'viewer' } })
    expect(await screen.findByText('View only.')).toBeDefined()
    expect(screen.queryByTestId('palette')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  test('keys undo and redo while nothing is typed', async () => {
    const { user } = await renderPage('/journeys/j', answers)
    const palette = await screen.findByTestId('palette')
    await user.click(within(palette).getAllByRole('button', { name: 'Leave' })[0] ?? document.body)
    act(() => document.body.focus())
    await user.keyboard('{Control>}z{/Control}')
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveProperty('disabled', true)
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
    expect(screen.getByRole('button', { name: 'Undo: add a step' })).toBeDefined()
  })
})
