import { screen, waitFor, within } from '@testing-library/react'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Thread } from '@trailwright/shared/wire/comments.ts'
import { expect, test } from 'vitest'
import { newNode } from '../../../state/edits/add-node.ts'
import { blankGraph } from '../../../state/testing/open-editor.ts'
import { type Answers, owner, renderPage } from '../../../testing/render-page.tsx'

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
const row = {
  id: 'j',
  name: graph.name,
  status: 'draft',
  version: null,
  changed: false,
  trigger: null,
  inside: 0,
  entered: 0,
  owner: 'Chen Yu',
  updatedAt: 0,
}
const me = { user: 'u1', name: 'Chen Yu' }
const max = { user: 'u2', name: 'Max Braun' }
const comment = (id: string, author: typeof me, text: string, mentions: (typeof me)[] = []) => ({
  id,
  author,
  text,
  mentions,
  at: 0,
  editedAt: null,
})
const thread = (id: string, node: string | null, comments: Thread['comments']): Thread => ({
  id,
  node,
  step: node === 'gone' ? { kind: 'wait.for', label: 'The old wait' } : null,
  resolved: null,
  comments,
})
const open = [
  thread('t1', 'gone', [comment('c1', max, 'Was it needed?')]),
  thread('t2', 'wait', [comment('c2', max, '@Chen Yu <b>why</b> two hours?', [me]), comment('c3', me, 'They asked')]),
]
const answers: Answers = {
  'GET /api/v1/journeys/j': { row, draft: { graph, rev: 3, savedAt: 0, savedBy: 'Chen Yu' }, live: null },
  'GET /api/v1/journeys/j/comments': { items: open },
  'GET /api/v1/catalogue': { events: [], attributes: [], tags: [] },
  'GET /api/v1/secrets': { items: [] },
  'GET /api/v1/members': {
    members: [
      { ...me, email: 'yu@example.com', role: 'owner', joinedAt: 0 },
      { ...max, email: 'max@example.com', role: 'editor', joinedAt: 0 },
    ],
    invitations: [],
  },
  'POST /api/v1/journeys/j/presence': { others: [{ ...max, node: 'wait' }], rev: 3, comments: '2-1' },
}
const openPanel = async (more: Answers = {}) => {
  const page = await renderPage('/journeys/j', { ...answers, ...more })
  await page.user.click(await screen.findByRole('button', { name: 'Comments, 2 open, 1 with your name' }))
  return { ...page, panel: await screen.findByRole('complementary', { name: 'Comments' }) }
}
const bodyOf = (requests: readonly { readonly call: string; readonly body: unknown }[], call: string) =>
  requests.findLast((request) => request.call === call)?.body

test('threads stand by step, those of removed steps last, and text stays text', async () => {
  const { panel } = await openPanel()
  const headings = within(panel).getAllByRole('heading', { level: 3 })
  expect(headings.map(({ textContent }) => textContent)).toEqual([
    'A while',
    'Removed steps',
    '“The old wait”, removed',
  ])
  const [first] = within(panel).getAllByTestId('thread')
  expect(first?.textContent).toContain('Names you')
  expect(first?.textContent).toContain('@Chen Yu <b>why</b> two hours?')
  expect(within(panel).getByText('@Chen Yu').tagName).toBe('STRONG')
})

test('a thread is begun about the selected step, with a member named behind an @', async () => {
  const { panel, user, requests } = await openPanel({ 'POST /api/v1/journeys/j/comments': open[1] ?? {} })
  const field = within(panel).getByRole('combobox', { name: 'Comment on the journey' })
  await user.type(field, 'Look, @ma')
  await user.click(await within(panel).findByRole('option', { name: 'Max Braun' }))
  expect(field).toHaveProperty('value', 'Look, @Max Braun ')
  expect(within(panel).queryByRole('listbox')).toBeNull()
  await user.click(within(panel).getByRole('button', { name: 'Go to “A while”' }))
  expect(within(panel).getByRole('combobox', { name: 'Comment on “A while”' })).toBe(field)
  await user.click(within(panel).getByRole('button', { name: 'Comment' }))
  await waitFor(() =>
    expect(bodyOf(requests, 'POST /api/v1/journeys/j/comments')).toEqual({ node: 'wait', text: 'Look, @Max Braun' }),
  )
  await waitFor(() => expect(field).toHaveProperty('value', ''))
})

test('threads are resolved and answered; one’s own comments are changed and deleted, an owner deletes any', async () => {
  const { panel, user, requests } = await openPanel({
    'PUT /api/v1/journeys/j/comments/t2/resolved': open[1] ?? {},
    'POST /api/v1/journeys/j/comments/t2': open[1] ?? {},
    'PATCH /api/v1/journeys/j/comments/t2/c3': open[1] ?? {},
    'DELETE /api/v1/journeys/j/comments/t2/c2': {},
  })
  const [first] = within(panel).getAllByTestId('thread')
  const inThread = within(first ?? panel)
  await user.click(inThread.getByRole('button', { name: 'Resolve' }))
  await waitFor(() =>
    expect(bodyOf(requests, 'PUT /api/v1/journeys/j/comments/t2/resolved')).toEqual({ resolved: true }),
  )
  await user.click(inThread.getByRole('button', { name: 'Reply' }))
  await user.type(inThread.getByRole('combobox', { name: 'Reply to Max Braun' }), 'Yes{Control>}{Enter}')
  await waitFor(() => expect(bodyOf(requests, 'POST /api/v1/journeys/j/comments/t2')).toEqual({ text: 'Yes' }))
  const [his, mine] = inThread.getAllByTestId('comment')
  expect(within(his ?? panel).queryByRole('button', { name: 'Edit' })).toBeNull()
  await user.click(within(mine ?? panel).getByRole('button', { name: 'Edit' }))
  await user.type(within(mine ?? panel).getByRole('combobox', { name: 'Edit your comment' }), '!')
  await user.click(within(mine ?? panel).getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(bodyOf(requests, 'PATCH /api/v1/journeys/j/comments/t2/c3')).toEqual({ text: 'They asked!' }),
  )
  await user.click(within(his ?? panel).getByRole('button', { name: 'Delete' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }))
  await waitFor(() =>
    expect(requests.some(({ call }) => call === 'DELETE /api/v1/journeys/j/comments/t2/c2')).toBe(true),
  )
})

test('whoever only looks reads comments, and writes none', async () => {
  const { panel } = await openPanel({ 'GET /api/v1/session': { ...owner, role: 'viewer' } })
  expect(within(panel).getAllByTestId('thread')).toHaveLength(2)
  expect(within(panel).queryByRole('combobox')).toBeNull()
  expect(within(panel).queryByRole('button', { name: 'Resolve' })).toBeNull()
})

test('somebody else stands in the bar, with the step that they have selected', async () => {
  await renderPage('/journeys/j', answers)
  const others = await screen.findByRole('group', { name: 'Max Braun also has this journey open' })
  expect(within(others).getByRole('button', { name: 'Max Braun, at “A while”' })).toBeDefined()
})
