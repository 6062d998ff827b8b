import type { Page } from '@playwright/test'
import { getJourney, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import type { Owner } from '../actions/first-owner.ts'
import type { Words } from '../actions/words.ts'
import { putJourney } from '../actions/drawn-journey.ts'
import type { Screen } from './screen.ts'

const openHistory = async (page: Page, words: Words): Promise<void> => {
  await page.getByRole('button', { name: words.editor.actions.menu }).click()
  await page.getByRole('menuitem', { name: words.change.versions.menu }).click()
  await page.getByTestId('history-canvas').waitFor()
}

/** A journey with a version, and a draft in which a step came, one went and one changed. */
const changedJourney = async (owner: Owner): Promise<string> => {
  const { api } = owner
  const { id, rev } = await putJourney(owner, {
    name: 'Remind of the cart',
    steps: [
      { id: 'cart', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
      { id: 'wait', kind: 'wait.for', x: 0, y: 160, config: { duration: 'PT2H' } },
      { id: 'tag', kind: 'tag.change', x: 0, y: 320, config: { tag: 'reminded' } },
      { id: 'out', kind: 'exit', x: 0, y: 480, config: { reason: 'reminded' } },
    ],
    lines: ['cart:next>wait', 'wait:next>tag', 'tag:next>out'],
  })
  await api.post(`/api/v1/journeys/${id}/publish`, { rev, note: 'First', inside: { then: 'stay' } })
  const { draft } = getJourney.response.parse(await api.get(`/api/v1/journeys/${id}`))
  const later = draft.graph.nodes.find(({ id: step }) => step === 'wait')
  if (later === undefined) throw new Error('The journey was not drawn')
  const nodes = draft.graph.nodes
    .filter(({ id: step }) => step !== 'tag')
    .map((node) => (node.id === 'wait' ? { ...node, config: { ...node.config, duration: 'P1D' } } : node))
  const graph = {
    ...draft.graph,
    nodes: [...nodes, { ...later, id: 'again', position: { x: 0, y: 320 } }],
    edges: [
      { from: 'cart', port: 'next', to: 'wait' },
      { from: 'wait', port: 'next', to: 'again' },
      { from: 'again', port: 'next', to: 'out' },
    ],
    notes: [
      {
        id: 'n',
        text: 'Ask Li',
        colour: 'blue',
        position: { x: 360, y: 0 },
        size: { width: 180, height: 90 },
      } as const,
    ],
  }
  saveDraft.response.parse(await api.put(`/api/v1/journeys/${id}/draft`, { graph, rev: draft.rev }))
  return id
}

/** History of a journey: the list, a version compared with the draft, and two drafts to make one. */
export const historyScreens = async (owner: Owner): Promise<readonly Screen[]> => {
  const id = await changedJourney(owner)
  const path = `/journeys/${id}`
  return [
    {
      name: 'history-version',
      path,
      open: async (page, words) => {
        await openHistory(page, words)
        await page.getByTestId('version').getByRole('button').click()
      },
    },
    {
      name: 'history-compare',
      path,
      open: async (page, words) => {
        await openHistory(page, words)
        await page.getByTestId('version').getByRole('button').click()
        await page.getByRole('combobox', { name: words.history.against }).click()
        await page.getByRole('option', { name: words.history.now }).click()
        await page.getByTestId('difference-list').waitFor()
        await page.keyboard.press('Alt+ArrowDown')
      },
    },
    {
      name: 'history-conflict',
      path,
      open: async (page, words) => {
        const { draft } = getJourney.response.parse(await owner.api.get(`/api/v1${path}`))
        const theirs = {
          ...draft,
          rev: draft.rev + 1,
          savedBy: 'Max Braun',
          graph: { ...draft.graph, name: { en: 'Remind once', 'zh-CN': '只提醒一次' }, zone: 'Europe/Berlin' },
        }
        const json = { saved: false, theirs }
        await page.route('**/draft', (route) => route.fulfill({ status: 409, json }))
        await page.getByRole('textbox', { name: words.editor.name }).first().fill('Remind twice')
        await page.getByRole('button', { name: words.editor.conflict.compare, exact: true }).click()
        await page.getByRole('dialog', { name: words.editor.conflict.dialogTitle }).waitFor()
      },
    },
  ]
}
