import type { Page } from '@playwright/test'
import { getJourney } from '@trailwright/shared/wire/journeys.ts'
import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney, type Drawing } from '../actions/drawn-journey.ts'
import { draftIsSaved, findings } from '../actions/journey.ts'
import { filled, kindWords, wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const words = wordsIn('en')
const nameOf = (kind: string): string => kindWords(kind, 'en').name

/** A start, an If, a wait on each side, one end for both. */
const branching: Drawing = {
  name: 'Two sides',
  steps: [
    { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
    { id: 's', kind: 'split.if', x: 0, y: 160, config: { condition: { tag: 'vip', is: 'has' } } },
    { id: 'm1', kind: 'wait.for', x: -160, y: 320 },
    { id: 'm2', kind: 'tag.change', x: 160, y: 320, config: { tag: 'later', add: true } },
    { id: 'x', kind: 'exit', x: 0, y: 480 },
  ],
  lines: ['t:next>s', 's:yes>m1', 's:no>m2', 'm1:next>x', 'm2:next>x'],
}

test('[canvas-delete-a-branching-node] a step with two paths asks which of them stays', async ({
  page,
  owner,
  product,
}) => {
  await drawnJourney(page, owner, product.url, branching)
  const canvas = canvasOf(page, 'en')
  const lines = page.getByTestId('canvas').getByTestId('edge')
  const line = (name: string) => page.locator(`[data-edge="${name}"]`)
  const dialog = page.getByRole('dialog', { name: words.editor.deletion.title })
  await expect(lines).toHaveCount(5)

  await canvas.select(canvas.steps('split.if'))
  await page.keyboard.press('Delete')
  await expect(dialog.getByRole('radio')).toHaveCount(3)
  await expect(lines).toHaveCount(5)
  await dialog.getByRole('radio', { name: new RegExp(`^${kindWords('split.if', 'en').ports['yes']}`) }).check()
  await dialog.getByRole('button', { name: words.editor.deletion.verb }).click()

  await expect(canvas.steps('split.if')).toHaveCount(0)
  await expect(line('t:next')).toBeAttached()
  await expect(canvas.steps('tag.change')).toBeVisible()
  await expect(lines).toHaveCount(3)
  await expect(findings(page).filter({ hasText: 'Nobody ever comes to this step' })).toHaveCount(1)

  await page.keyboard.press('ControlOrMeta+z')
  await expect(canvas.steps('split.if')).toHaveCount(1)
  await expect(lines).toHaveCount(5)

  // A step with one way out goes without a question, and its neighbours are joined.
  await canvas.select(canvas.steps('wait.for'))
  await page.keyboard.press('Delete')
  await expect(dialog).toBeHidden()
  await expect(canvas.steps('wait.for')).toHaveCount(0)
  await expect(line('s:yes')).toBeAttached()
  await expect(lines).toHaveCount(4)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(lines).toHaveCount(5)
})

test('undo and redo go through everything that was drawn', async ({ page, owner, product }) => {
  await drawnJourney(page, owner, product.url, branching)
  const canvas = canvasOf(page, 'en')
  const undo = page.getByRole('button', { name: new RegExp(`^${words.editor.undo}`) })
  const redo = page.getByRole('button', { name: new RegExp(`^${words.editor.redo}`) })
  await expect(undo).toBeDisabled()
  await canvas.drag('wait.until', { x: 120, y: 90 })
  await canvas.select(canvas.steps('wait.until'))
  await page.getByTestId('inspector').getByRole('textbox', { name: words.inspector.ownName }).fill('Friday')
  await expect(canvas.steps('wait.until')).toContainText('Friday')
  await undo.click()
  await expect(canvas.steps('wait.until')).not.toContainText('Friday')
  await undo.click()
  await expect(canvas.steps('wait.until')).toHaveCount(0)
  await expect(undo).toBeDisabled()
  await redo.click()
  await redo.click()
  await expect(canvas.steps('wait.until')).toContainText('Friday')
  await draftIsSaved(page)
  await page.reload()
  await expect(canvas.steps('wait.until')).toContainText('Friday')
})

test('[canvas-two-tabs-one-journey] two windows with one journey: nothing is lost, and somebody chooses', async ({
  page,
  owner,
  product,
}) => {
  const address = await drawnJourney(page, owner, product.url, branching)
  const draft = async () => {
    const id = new URL(address).pathname.split('/').at(-1)
    return getJourney.response.parse(await owner.api.get(`/api/v1/journeys/${id}`)).draft
  }
  const other = await page.context().newPage()
  await other.goto(address)
  const [mine, theirs] = [canvasOf(page, 'en'), canvasOf(other, 'en')]
  const nameIn = (window: Page) =>
    window.getByTestId('inspector').getByRole('textbox', { name: words.inspector.ownName })
  const { conflict } = words.editor
  const banner = page.getByText(filled(conflict.title, { name: 'Chen Yu' }))
  const dialog = page.getByRole('dialog', { name: conflict.dialogTitle })
  await expect(mine.steps('exit')).toBeVisible()
  await expect(theirs.steps('exit')).toBeVisible()

  await test.step('the later one is told by whom and what, and overwrites nothing', async () => {
    await theirs.drag('wait.until', { x: 120, y: 90 })
    await draftIsSaved(other)
    await mine.select(mine.steps('exit'))
    await nameIn(page).fill('The end')
    await expect(banner).toBeVisible()
    await expect(page.getByText(filled(conflict.differ_other, { count: 2 }))).toBeVisible()
    const { graph } = await draft()
    expect(graph.nodes.map(({ kind }) => kind)).toContain('wait.until')
    expect(graph.nodes.find(({ id }) => id === 'x')?.label).toBeUndefined()
  })

  await test.step('her own change is kept, even over a reload', async () => {
    await page.reload()
    await expect(mine.steps('exit')).toContainText('The end')
    await expect(banner).toBeVisible()
  })

  await test.step('she takes theirs beside hers', async () => {
    const { rev } = await draft()
    await page.getByRole('button', { name: conflict.compare }).click()
    await dialog
      .getByRole('group', { name: nameOf('wait.until') })
      .getByRole('button', { name: new RegExp(`^${conflict.theirs}`) })
      .click()
    await dialog.getByRole('button', { name: conflict.save }).click()
    await draftIsSaved(page)
    await expect(mine.steps('wait.until')).toBeVisible()
    await expect(mine.steps('exit')).toContainText('The end')
    const joined = await draft()
    expect(joined.rev).toBe(rev + 1)
    expect(joined.graph.nodes.find(({ id }) => id === 'x')?.label).toBe('The end')
  })

  await test.step('two changes of one field stand side by side', async () => {
    await other.reload()
    await theirs.select(theirs.steps('exit'))
    await nameIn(other).fill('Finish')
    await draftIsSaved(other)
    await mine.select(mine.steps('exit'))
    await nameIn(page).fill('Goal')
    await page.getByRole('button', { name: conflict.compare }).click()
    await expect(dialog.getByRole('button', { name: `${conflict.mine} · Goal` })).toBeVisible()
    await dialog.getByRole('button', { name: `${conflict.theirs} · Finish` }).click()
    await dialog.getByRole('button', { name: conflict.save }).click()
    await expect(mine.steps('exit')).toContainText('Finish')
    await draftIsSaved(page)
  })

  await test.step('a step that was only moved is no conflict', async () => {
    await other.reload()
    await theirs.move(theirs.steps('tag.change'), { x: 120, y: 40 })
    await draftIsSaved(other)
    const moved = (await draft()).graph.nodes.find(({ id }) => id === 'm2')?.position
    await mine.select(mine.steps('exit'))
    await nameIn(page).fill('Over')
    await draftIsSaved(page)
    await expect(banner).toBeHidden()
    const { graph } = await draft()
    expect(graph.nodes.find(({ id }) => id === 'm2')?.position).toEqual(moved)
    expect(moved).not.toEqual({ x: 160, y: 320 })
    expect(graph.nodes.find(({ id }) => id === 'x')?.label).toBe('Over')
  })
})
