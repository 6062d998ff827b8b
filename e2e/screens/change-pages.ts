import type { Page } from '@playwright/test'
import { getJourney, listJourneys, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { createWriteKey } from '@trailwright/shared/wire/settings.ts'
import { putJourney } from '../actions/drawn-journey.ts'
import type { Owner } from '../actions/first-owner.ts'
import { integratorOf } from '../actions/integrator.ts'
import type { Product } from '../harness/product.ts'
import { openWebService } from '../harness/web-service.ts'
import type { Screen } from './screen.ts'

const day = 86_400_000

interface Places {
  /** A journey of the demo shop with people inside. */
  readonly editor: string
  readonly person: string
}

/** A web service that says no to whoever orders. */
const breakSomething = async (owner: Owner, product: Product): Promise<void> => {
  const service = await openWebService({})
  service.answers(404)
  const { id, rev } = await putJourney(owner, {
    name: 'Tell the loyalty system',
    steps: [
      { id: 'ordered', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Order Completed' } },
      { id: 'tell', kind: 'http.request', x: 0, y: 160, config: { url: `${service.url}/orders`, body: '{}' } },
      { id: 'out', kind: 'exit', x: 0, y: 320, config: { reason: 'told' } },
    ],
    lines: ['ordered:next>tell', 'tell:ok>out'],
  })
  await owner.api.post(`/api/v1/journeys/${id}/publish`, { rev, note: '', inside: { then: 'stay' } })
  const { key } = createWriteKey.response.parse(
    await owner.api.post('/api/v1/write-keys', { name: 'Web shop', kind: 'server' }),
  )
  const shop = integratorOf(product, key)
  for (const user of ['user-1', 'user-2', 'user-3'])
    await shop.track(user, 'Order Completed', { order_id: user, revenue: 88 })
  await service.close()
}

/** Takes the wait out at which most people stand, so that there is something to read before publishing. */
const changeDraft = async ({ api }: Owner, editor: string): Promise<void> => {
  const { draft } = getJourney.response.parse(await api.get(`/api/v1${editor}`))
  const { graph, rev } = draft
  const gone = graph.nodes.find(
    ({ id, kind }) => kind.startsWith('wait') && graph.edges.some(({ to }) => to === id),
  )?.id
  const onward = graph.edges.findLast(({ from }) => from === gone)?.to ?? ''
  const edges = graph.edges
    .filter(({ from }) => from !== gone)
    .map((edge) => (edge.to === gone ? { ...edge, to: onward } : edge))
  const changed = { ...graph, nodes: graph.nodes.filter(({ id }) => id !== gone), edges }
  saveDraft.response.parse(await api.put(`/api/v1${editor}/draft`, { graph: changed, rev }))
}

/** What is shown when a journey changes, pauses or fails with people inside. The last ones change the shop for good. */
export const changeScreens = async (
  owner: Owner,
  product: Product,
  { editor, person }: Places,
): Promise<readonly Screen[]> => {
  const { items } = listJourneys.response.parse(await owner.api.get('/api/v1/journeys'))
  const name = items.find(({ id }) => editor.endsWith(id))?.name
  const pauseUntilDue = async (page: Page): Promise<void> => {
    await owner.api.post(`/api/v1${editor}/status`, { to: 'paused' })
    await product.moveClock(day)
    await page.reload()
  }
  return [
    {
      name: 'change-publish',
      path: editor,
      open: async (page, words) => {
        await changeDraft(owner, editor)
        await page.reload()
        await page.getByRole('button', { name: words.editor.publish.button }).click()
        await page.getByTestId('inside-now').getByRole('radio').click()
      },
    },
    {
      name: 'change-who',
      path: editor,
      open: async (page, words) => {
        await page.getByRole('button', { name: words.editor.publish.button }).click()
        await page.getByTestId('inside-nextStep').getByRole('radio').click()
        await page.getByRole('button', { name: words.change.seeWho }).click()
      },
    },
    {
      name: 'change-versions',
      path: `${editor}?lens=live`,
      open: async (page, words) => {
        await page.getByRole('button', { name: words.editor.actions.menu }).click()
        await page.getByRole('menuitem', { name: words.change.versions.menu }).click()
      },
    },
    {
      name: 'change-why',
      path: `${editor}?lens=live`,
      open: async (page, words) => {
        await page.getByRole('button', { name: words.why.open }).click()
        await page.getByRole('list', { name: words.why.choosePerson }).getByRole('button').first().click()
        await page.getByTestId('why-answer').waitFor()
      },
    },
    {
      name: 'change-person-why',
      path: person,
      open: async (page, words) => {
        await page.getByRole('combobox', { name: words.why.journey }).click()
        await page.getByRole('option').nth(1).click()
        await page.getByTestId('why-answer').waitFor()
      },
    },
    {
      name: 'change-errors',
      path: '/errors',
      open: async (page, words) => {
        await breakSomething(owner, product)
        await page.reload()
        await page.getByRole('button', { name: words.errors.showPeople }).click()
      },
    },
    {
      name: 'change-paused',
      path: `${editor}?lens=live`,
      open: pauseUntilDue,
    },
    {
      name: 'change-resume',
      path: `${editor}?lens=live`,
      open: async (page, words) => {
        await pauseUntilDue(page)
        await page.getByRole('button', { name: words.editor.actions.resume }).click()
        await page.getByRole('radio', { name: new RegExp(`^${words.change.resume.drop}`) }).click()
      },
    },
    {
      name: 'change-archived',
      path: '/?status=archived',
      open: async (page) => {
        await owner.api.post(`/api/v1${editor}/status`, { to: 'stopped', inside: 'finish' })
        await owner.api.post(`/api/v1${editor}/status`, { to: 'archived' })
        await page.reload()
        await page
          .getByText(name?.en ?? '')
          .or(page.getByText(name?.['zh-CN'] ?? ''))
          .first()
          .waitFor()
      },
    },
  ]
}
