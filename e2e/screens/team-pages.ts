import type { Page } from '@playwright/test'
import { createJourney, getJourney, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { startThread } from '@trailwright/shared/wire/comments.ts'
import { openComments, openPublishSheet } from '../actions/team.ts'
import type { Words } from '../actions/words.ts'
import type { Owner } from '../actions/first-owner.ts'
import type { Screen } from './screen.ts'

const max = { user: 'max', name: 'Max Braun' }

/** Somebody else at a step, without a second browser. */
const withSomebody =
  (node: string) =>
  async (page: Page): Promise<void> => {
    const path = '**/api/v1/journeys/*/presence'
    const others = [{ ...max, node }]
    await page.route(path, (route) => route.fulfill({ json: { others, rev: 0, comments: '' } }))
    await page.reload()
    await page.getByTestId('other-here').waitFor()
    await page.unroute(path)
  }

/** A review that somebody else asked for, as whoever may decide sees it. */
const asReviewer = async (page: Page, words: Words): Promise<void> => {
  const path = '**/api/v1/journeys/*/review'
  const asked = { by: max, at: Date.UTC(2026, 2, 2, 8), note: 'Is two hours enough for the cart?' }
  const review = { state: 'asked', rev: 1, asked, decided: null }
  await page.route(path, (route) =>
    route.fulfill({ json: { needed: true, review, cannotDecide: null, reviewers: [max] } }),
  )
  await openPublishSheet(page, words)
  await page.getByTestId('review').waitFor()
}

const open = (page: Page, words: Words): Promise<void> => openComments(page, words)

/** Working on one journey together: comments, somebody else at a step, a review. */
export const teamScreens = async ({ api }: Owner): Promise<readonly Screen[]> => {
  const made = await api.post('/api/v1/journeys', { name: { en: 'Cart, reviewed' }, starter: 'abandoned-cart' })
  const { id } = createJourney.response.parse(made)
  const path = `/api/v1/journeys/${id}`
  const { draft } = getJourney.response.parse(await api.get(path))
  const [first, second] = draft.graph.nodes
  const say = async (node: string | null, text: string) =>
    startThread.response.parse(await api.post(`${path}/comments`, { node, text })).id
  await say(null, 'Looks good to me. 整体不错。')
  const thread = await say(first?.id ?? null, 'Is this the event that the shop sends? <b>Check</b> with the shop.')
  await api.post(`${path}/comments/${thread}`, { text: 'Yes, since March.' })
  const gone = await say(second?.id ?? null, 'Too long, in my view.')
  const edges = draft.graph.edges.filter(({ from, to }) => from !== second?.id && to !== second?.id)
  const nodes = draft.graph.nodes.filter((node) => node.id !== second?.id)
  saveDraft.response.parse(await api.put(`${path}/draft`, { graph: { ...draft.graph, nodes, edges }, rev: draft.rev }))
  const done = await say(first?.id ?? null, 'Typo in the name')
  await api.put(`${path}/comments/${done}/resolved`, { resolved: true })
  const editor = `/journeys/${id}`
  return [
    { name: 'team-comments', path: editor, open },
    {
      name: 'team-comments-resolved',
      path: editor,
      open: async (page, words) => {
        await open(page, words)
        await page.getByRole('tab', { name: words.comments.resolved }).click()
      },
    },
    { name: 'team-somebody', path: editor, open: withSomebody(first?.id ?? gone) },
    { name: 'team-review', path: editor, open: asReviewer },
  ]
}
