import { getJourney, publishJourney, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { canvasOf } from '../actions/canvas.ts'
import { invitedColleague } from '../actions/colleague.ts'
import { type Drawing, drawnJourney } from '../actions/drawn-journey.ts'
import type { Owner } from '../actions/first-owner.ts'
import { draftIsSaved } from '../actions/journey.ts'
import { filled, wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const drawing: Drawing = {
  name: 'Cart',
  steps: [
    { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
    { id: 'w', kind: 'wait.for', x: 0, y: 160, config: { duration: 'PT2H' } },
    { id: 'g', kind: 'tag.change', x: 0, y: 320, config: { tag: 'reminded' } },
    { id: 'x', kind: 'exit', x: 0, y: 480, config: { reason: 'done' } },
  ],
  lines: ['t:next>w', 'w:next>g', 'g:next>x'],
}

type Graph = ReturnType<typeof getJourney.response.parse>['draft']['graph']

/** What somebody else does elsewhere: changes the draft through the API. */
const workOn = (owner: Owner, address: string) => {
  const path = `/api/v1${new URL(address).pathname}`
  const read = async () => getJourney.response.parse(await owner.api.get(path)).draft
  const change = async (edit: (graph: Graph) => Graph): Promise<number> => {
    const { graph, rev } = await read()
    const saved = saveDraft.response.parse(await owner.api.put(`${path}/draft`, { graph: edit(graph), rev }))
    if (!saved.saved) throw new Error('Somebody else saved the draft')
    return saved.rev
  }
  const publish = async (rev: number, note: string) =>
    publishJourney.response.parse(await owner.api.post(`${path}/publish`, { rev, note, inside: { then: 'stay' } }))
  return { read, change, publish }
}

const labelled =
  (step: string, label: string) =>
  (graph: Graph): Graph => ({
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === step ? { ...node, label } : node)),
  })

for (const language of ['en', 'zh-CN'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('what changed between a version and the draft is seen on the canvas and in words, and the version comes back', async ({
      page,
      owner,
      product,
    }) => {
      const words = wordsIn(language)
      const { history, change } = words
      const address = await drawnJourney(page, owner, product.url, drawing)
      const { read, change: edit, publish } = workOn(owner, address)
      await publish((await read()).rev, 'First')
      await edit((graph) => ({
        ...labelled('x', 'The end')(graph),
        nodes: [
          ...labelled('x', 'The end')(graph).nodes.filter(({ id }) => id !== 'g'),
          { id: 'u', kind: 'wait.for', v: 1, config: { duration: 'P1D', zone: 'person' }, position: { x: 0, y: 320 } },
        ],
        edges: [
          { from: 't', port: 'next', to: 'w' },
          { from: 'w', port: 'next', to: 'u' },
          { from: 'u', port: 'next', to: 'x' },
        ],
      }))
      await page.reload()
      await expect(canvasOf(page, language).steps('exit')).toContainText('The end')

      const dialog = page.getByRole('dialog', { name: change.versions.title })
      const marked = (id: string) => dialog.locator(`[data-marked="${id}"]`)
      await test.step('history lists the version and the drafts, and shows each as it was', async () => {
        await page.getByRole('button', { name: words.editor.actions.menu }).click()
        await page.getByRole('menuitem', { name: change.versions.menu }).click()
        await dialog.getByTestId('version').getByRole('button').click()
        await expect(marked('g')).toBeVisible()
        await expect(marked('u')).toBeHidden()
        await expect(marked('g')).not.toHaveAttribute('data-mark')
      })

      await test.step('compared, each difference has a mark on the canvas and a sentence beside it', async () => {
        await dialog.getByRole('combobox', { name: history.against }).click()
        await page.getByRole('option', { name: history.now }).click()
        await expect(marked('g')).toHaveAttribute('data-mark', 'removed')
        await expect(marked('u')).toHaveAttribute('data-mark', 'added')
        await expect(marked('x')).toHaveAttribute('data-mark', 'changed')
        await expect(dialog.getByTestId('edge').and(page.locator('[data-mark="removed"]'))).toHaveCount(2)
        const sentences = dialog.getByTestId('difference-list').getByRole('listitem')
        await expect(sentences.filter({ hasText: 'The end' })).not.toHaveCount(0)
        await page.keyboard.press('Alt+ArrowDown')
        await expect(sentences.first().getByRole('button')).toHaveAttribute('aria-current', 'true')
        await page.keyboard.press('Alt+ArrowDown')
        await expect(sentences.nth(1).getByRole('button')).toHaveAttribute('aria-current', 'true')
        await page.keyboard.press('Alt+ArrowUp')
        await expect(sentences.first().getByRole('button')).toHaveAttribute('aria-current', 'true')
      })

      await test.step('restored, it is the draft; undo brings the other one back, and history has it too', async () => {
        const canvas = canvasOf(page, language)
        await dialog.getByRole('button', { name: history.restoreWhat }).click()
        await expect(dialog).toBeHidden()
        await expect(canvas.steps('tag.change')).toBeVisible()
        await draftIsSaved(page)
        expect((await read()).graph.nodes.map(({ id }) => id)).toContain('g')
        await page.getByRole('button', { name: words.editor.actions.menu }).click()
        await page.getByRole('menuitem', { name: change.versions.menu }).click()
        await dialog.getByTestId('moment').nth(1).getByRole('button').click()
        await expect(marked('u')).toBeVisible()
        await dialog.getByRole('button', { name: words.ui.close }).click()
        await page
          .getByRole('button', { name: filled(words.editor.undoStep, { what: words.editor.edits.restore }) })
          .click()
        await expect(canvas.steps('tag.change')).toHaveCount(0)
        await draftIsSaved(page)
        expect((await read()).graph.nodes.map(({ id }) => id)).not.toContain('g')
      })
    })
  })
}

test('[canvas-two-tabs-one-journey] edits made offline are kept, merged when back, and asked about step by step where two people changed the same', async ({
  page,
  owner,
  product,
  browser,
}) => {
  const words = wordsIn('en')
  const { conflict } = words.editor
  const address = await drawnJourney(page, owner, product.url, drawing)
  const { read, change } = workOn(owner, address)
  const max = await invitedColleague(browser, product, owner, { name: 'Max Braun', role: 'editor', language: 'en' })
  await max.page.goto(address)
  const canvas = canvasOf(max.page, 'en')
  const saveState = max.page.getByTestId('save-state')
  const offline = async (away: boolean) => max.page.context().setOffline(away)
  const rename = async (kind: string, name: string) => {
    await canvas.select(canvas.steps(kind))
    await max.page.getByTestId('inspector').getByRole('textbox', { name: words.inspector.ownName }).fill(name)
  }
  const labels = async () => Object.fromEntries((await read()).graph.nodes.map(({ id, label }) => [id, label]))
  await expect(canvas.steps('exit')).toBeVisible()
  await expect(max.page.getByTestId('inspector')).toBeVisible()

  await test.step('what he does without a network is kept on his device, and he sees that it is', async () => {
    await offline(true)
    await rename('exit', 'The end')
    await expect(saveState).toHaveAttribute('data-status', 'offline')
    await expect(max.page.getByText(words.editor.offline)).toBeVisible()
    expect((await labels())['x']).toBeUndefined()
  })

  await test.step('back again, it goes together with what she did meanwhile, without a question', async () => {
    await change((graph) => ({
      ...labelled('w', 'Two hours')(graph),
      notes: [
        ...graph.notes,
        { id: 'n', text: 'Ask Li', colour: 'blue', position: { x: 400, y: 0 }, size: { width: 160, height: 80 } },
      ],
    }))
    await offline(false)
    await draftIsSaved(max.page)
    await expect(canvas.steps('wait.for')).toContainText('Two hours')
    expect(await labels()).toMatchObject({ w: 'Two hours', x: 'The end' })
    expect((await read()).graph.notes).toHaveLength(1)
  })

  const banner = max.page.getByText(filled(conflict.title, { name: 'Chen Yu' }))
  const dialog = max.page.getByRole('dialog', { name: conflict.dialogTitle })
  await test.step('where both changed the same, nothing is overwritten, even over a reload', async () => {
    await offline(true)
    await rename('exit', 'Over')
    await rename('wait.for', 'A while')
    await expect(saveState).toHaveAttribute('data-status', 'offline')
    await change((graph) => ({
      ...labelled('x', 'Finish')(labelled('w', 'Some hours')(graph)),
      zone: 'Europe/Berlin',
    }))
    await offline(false)
    await expect(banner).toBeVisible()
    expect(await labels()).toMatchObject({ w: 'Some hours', x: 'Finish' })
    await max.page.reload()
    await expect(canvas.steps('exit')).toContainText('Over')
    await expect(banner).toBeVisible()
  })

  await test.step('both sides are shown, and he chooses step by step; what only she changed is proposed', async () => {
    await max.page.getByRole('button', { name: conflict.compare, exact: true }).click()
    const save = dialog.getByRole('button', { name: conflict.save })
    const row = (name: string) => dialog.getByTestId('conflict-ask').getByRole('group', { name, exact: true })
    await expect(save).toBeDisabled()
    await expect(dialog.getByTestId('conflict-theirs').getByRole('group')).toHaveCount(1)
    await row('Over')
      .getByRole('button', { name: /^Chen Yu/ })
      .click()
    await expect(save).toBeDisabled()
    await row('A while')
      .getByRole('button', { name: new RegExp(`^${conflict.mine}`) })
      .click()
    await save.click()
    await draftIsSaved(max.page)
    await expect(banner).toBeHidden()
    expect(await labels()).toMatchObject({ w: 'A while', x: 'Finish' })
    expect((await read()).graph.zone).toBe('Europe/Berlin')
  })
  await max.close()
})
