import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney, type Drawing } from '../actions/drawn-journey.ts'
import { draftIsSaved, findings } from '../actions/journey.ts'
import { kindWords, wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const words = wordsIn('en')

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
