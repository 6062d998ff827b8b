import { screen, waitFor, within } from '@testing-library/react'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Review } from '@trailwright/shared/wire/review.ts'
import { expect, test } from 'vitest'
import { newNode } from '../../../state/edits/add-node.ts'
import { blankGraph } from '../../../state/testing/open-editor.ts'
import { type Answers, owner, renderPage } from '../../../testing/render-page.tsx'
import type { ReviewStanding } from './use-review.ts'

const graph: Graph = {
  ...blankGraph,
  name: { en: 'Abandoned cart' },
  nodes: [newNode('trigger.api', 'start', { x: 0, y: 0 }), newNode('exit', 'out', { x: 0, y: 160 })],
  edges: [{ from: 'start', port: 'next', to: 'out' }],
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
const max = { user: 'u2', name: 'Max Braun' }
const asked: Review = { state: 'asked', rev: 3, asked: { by: max, at: 0, note: 'Two hours?' }, decided: null }
const standing = (more: Partial<ReviewStanding> = {}): ReviewStanding => ({
  needed: true,
  review: null,
  cannotDecide: null,
  reviewers: [max],
  ...more,
})
const openSheet = async (review: ReviewStanding, more: Answers = {}) => {
  const page = await renderPage('/journeys/j', {
    'GET /api/v1/journeys/j': {
      row: review.review === null ? row : { ...row, review: review.review.state },
      draft: { graph, rev: 3, savedAt: 0, savedBy: 'Max Braun' },
      live: null,
    },
    'GET /api/v1/journeys/j/versions': { items: [] },
    'GET /api/v1/journeys/j/check': { findings: [], blocks: false, changes: [] },
    'GET /api/v1/journeys/j/review': review,
    'GET /api/v1/catalogue': { events: [], attributes: [], tags: [] },
    'GET /api/v1/secrets': { items: [] },
    ...more,
  })
  await page.user.click(await screen.findByRole('button', { name: 'Publish…' }))
  return { ...page, sheet: within(await screen.findByTestId('publish-sheet')) }
}
const bodyOf = (requests: readonly { readonly call: string; readonly body: unknown }[], end: string) =>
  requests.findLast(({ call }) => call.startsWith('POST') && call.endsWith(end))?.body
const usable = async (button: HTMLElement) => waitFor(() => expect(button).toHaveProperty('disabled', false))

test('where a review is needed, the one verb is to ask for it', async () => {
  const { sheet, user, requests } = await openSheet(standing(), { 'POST /api/v1/journeys/j/review': {} })
  const ask = await sheet.findByRole('button', { name: 'Ask for a review' })
  expect(sheet.queryByRole('button', { name: 'Publish version 1' })).toBeNull()
  await user.type(sheet.getByRole('textbox', { name: 'Note for who reads this' }), 'Please look')
  await usable(ask)
  await user.click(ask)
  await waitFor(() => expect(bodyOf(requests, '/review')).toEqual({ rev: 3, note: 'Please look' }))
})

test('whoever may decide approves exactly this revision, or says what to change', async () => {
  const { sheet, user, requests } = await openSheet(standing({ review: asked }), {
    'POST /api/v1/journeys/j/review/decision': {},
  })
  expect(await sheet.findByText('Max Braun asked for a review')).toBeDefined()
  expect(sheet.getByText('Two hours?')).toBeDefined()
  expect(screen.getByText('In review')).toBeDefined()
  await user.click(sheet.getByRole('button', { name: 'Ask for changes' }))
  expect(sheet.getByRole('alert').textContent).toBe('Say in the note what to change.')
  expect(bodyOf(requests, '/decision')).toBeUndefined()
  await user.type(sheet.getByRole('textbox', { name: 'Note for who reads this' }), 'Three')
  await user.click(sheet.getByRole('button', { name: 'Ask for changes' }))
  await waitFor(() => expect(bodyOf(requests, '/decision')).toEqual({ verdict: 'changes', rev: 3, note: 'Three' }))
  const approve = sheet.getByRole('button', { name: 'Approve' })
  await usable(approve)
  await user.click(approve)
  await waitFor(() => expect(bodyOf(requests, '/decision')).toMatchObject({ verdict: 'approved', rev: 3 }))
})

test('who asked waits, and is told for whom; they can take it back', async () => {
  const { user } = owner
  const mine: Review = { ...asked, asked: { by: { user: user.id, name: user.name }, at: 0, note: '' } }
  const { sheet } = await openSheet(standing({ review: mine, cannotDecide: 'asked' }))
  expect(await sheet.findByText('You asked, so somebody else approves.')).toBeDefined()
  expect(sheet.getByText('Waiting for: Max Braun.')).toBeDefined()
  expect(sheet.queryByRole('button', { name: 'Approve' })).toBeNull()
  expect(sheet.getByRole('button', { name: 'Take back' })).toBeDefined()
})

test('an approved draft is published; one that was changed since asks again', async () => {
  const decided = { by: max, at: 0, note: 'Fine' }
  const { sheet, unmount } = await openSheet(standing({ review: { ...asked, state: 'approved', decided } }))
  expect(await sheet.findByText('Max Braun approved this draft')).toBeDefined()
  await usable(sheet.getByRole('button', { name: 'Publish version 1' }))
  unmount()
  const later = await openSheet(standing({ review: { ...asked, state: 'outdated', decided } }))
  expect(await later.sheet.findByText('The draft was changed after Max Braun approved it')).toBeDefined()
  expect(later.sheet.getByRole('button', { name: 'Ask again' })).toBeDefined()
  expect(later.sheet.queryByRole('button', { name: 'Publish version 1' })).toBeNull()
})

test('an editor may ask, and reads that nobody else here may approve', async () => {
  const { sheet } = await openSheet(standing({ cannotDecide: 'role', reviewers: [] }), {
    'GET /api/v1/session': { ...owner, role: 'editor' },
  })
  expect(await sheet.findByText(/Invite somebody with the role “Publisher”/)).toBeDefined()
  await usable(await sheet.findByRole('button', { name: 'Ask for a review' }))
})
