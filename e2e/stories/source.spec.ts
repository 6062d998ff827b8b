import type { Page } from '@playwright/test'
import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney, type Drawing } from '../actions/drawn-journey.ts'
import { fieldOf, inspectorOf } from '../actions/inspector.ts'
import { draftIsSaved } from '../actions/journey.ts'
import { filled, kindWords, wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const drawing: Drawing = {
  name: 'Patience',
  steps: [
    { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
    { id: 'w', kind: 'wait.for', x: 0, y: 176, config: { duration: 'PT2H' } },
    { id: 'v', kind: 'tag.change', x: 0, y: 352, config: { tag: 'patient', add: true } },
    { id: 'x', kind: 'exit', x: 0, y: 528, config: { reason: 'done' } },
  ],
  lines: ['t:next>w', 'w:next>v', 'v:next>x'],
}

/** The text of the journey, as it is on screen. */
const textOf = (page: Page) => page.getByTestId('source').locator('.cm-content')
const stateOf = (page: Page) => page.getByTestId('source-state')

/** Selects a word between quotes, and types over it. */
const typeOver = async (page: Page, old: string, typed: string) => {
  await textOf(page).getByText(`"${old}"`, { exact: true }).dblclick()
  await page.keyboard.insertText(typed)
}

for (const language of ['en', 'zh-CN'] as const) {
  test.describe(language, () => {
    test.use({ language, locale: language === 'en' ? 'en-GB' : 'zh-CN' })

    test(`a journey is edited as text and on the canvas, each following the other (${language})`, async ({
      page,
      owner,
      product,
    }) => {
      const words = wordsIn(language)
      await drawnJourney(page, owner, product.url, drawing)
      const canvas = canvasOf(page, language)
      const inspector = inspectorOf(page, language)
      const wait = canvas.steps('wait.for')
      const undo = page.getByRole('button', { name: new RegExp(`^${words.editor.undo}`) }).first()
      const duration = fieldOf('wait.for', 'duration', language)
      const hours = (count: number) => new RegExp(`${count} (?:hours|小时)`)
      await expect(wait).toContainText(hours(2))
      await page.getByRole('button', { name: words.source.open }).click()
      await expect(textOf(page)).toBeVisible()
      await expect(page.getByRole('textbox', { name: words.source.text })).toBeVisible()

      await test.step('the lines of the selected step are shown', async () => {
        await canvas.select(wait)
        await expect(page.locator('.cm-step').first()).toContainText('"w"')
      })
      await test.step('an edit on the canvas changes the text', async () => {
        await inspector.duration(duration, 3, 'hours')
        await expect(textOf(page)).toContainText('"PT3H"')
        await expect(stateOf(page)).toHaveAttribute('data-status', 'same')
      })
      await test.step('an edit of the text changes the canvas, as one step of undo', async () => {
        await typeOver(page, 'PT3H', 'PT5H')
        await expect(wait).toContainText(hours(5))
        await expect(stateOf(page)).toHaveAttribute('data-status', 'same')
        await expect(undo).toHaveAccessibleName(filled(words.editor.undoStep, { what: words.editor.edits.source }))
        await undo.click()
        await expect(wait).toContainText(hours(3))
        await expect(textOf(page)).toContainText('"PT3H"')
      })
      await test.step('the cursor in a step selects it', async () => {
        await textOf(page).getByText('"patient"', { exact: true }).click()
        await expect(page.locator('.cm-step').first()).toContainText('"v"')
        await expect(page.getByTestId('inspector')).toContainText(kindWords('tag.change', language).name)
      })
      await test.step('what does not fit stays as typed, is marked in its place, and leaves the canvas alone', async () => {
        await canvas.select(wait)
        await typeOver(page, 'PT3H', 'soon')
        await expect(stateOf(page)).toHaveAttribute('data-status', 'broken')
        await expect(stateOf(page)).toContainText(filled(words.source.mistakes.invalid, { field: 'duration' }))
        await expect(page.locator('.cm-lintRange-error')).toContainText('"soon"')
        await expect(wait).toContainText(hours(3))
      })
      await test.step('what the canvas changes meanwhile is joined when the text fits again', async () => {
        await page.getByTestId('inspector').getByRole('textbox', { name: words.inspector.ownName }).fill('Rest')
        await expect(stateOf(page)).toContainText(words.source.movedOn)
        await expect(textOf(page)).toContainText('"soon"')
        await typeOver(page, 'soon', 'PT7H')
        await expect(wait).toContainText(hours(7))
        await expect(wait).toContainText('Rest')
        await expect(textOf(page)).toContainText('"Rest"')
      })
      await test.step('Esc and Tab leave the text by keyboard', async () => {
        await textOf(page).focus()
        await page.keyboard.press('Escape')
        await page.keyboard.press('Tab')
        await expect(textOf(page)).not.toBeFocused()
        await draftIsSaved(page)
      })
    })
  })
}

test('every command is found by name, notes show round the editor, and single keys can be switched off', async ({
  page,
  owner,
  product,
}) => {
  const words = wordsIn('en')
  const note = page.getByTestId('tour')
  const run = async (typed: string, name: string) => {
    await page.keyboard.press('ControlOrMeta+k')
    const field = page.getByRole('combobox', { name: words.commands.label })
    await expect(field).toBeFocused()
    await page.keyboard.insertText(typed)
    await expect(page.getByRole('option', { name }).first()).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(field).toBeHidden()
  }
  expect(owner.email).not.toBe('')
  await page.goto(`${product.url}/start`)
  await page.getByRole('article').first().getByRole('button').click()

  await test.step('the card of a message says when it comes, the bar how long and how many', async () => {
    await expect(page.getByTestId('step').filter({ hasText: '2 hours after entry' }).first()).toBeVisible()
    await expect(page.getByTestId('findings')).toContainText('at most 3 messages')
    await expect(note).toBeHidden()
  })
  await test.step('the notes come by command and go on by Enter', async () => {
    await run('walkthrough', words.commands.show.tour)
    for (const step of ['wait', 'simulate', 'publish'] as const) {
      await expect(note).toContainText(words.tour.steps[step].title)
      await expect(note.getByRole('button').last()).toBeFocused()
      await page.keyboard.press('Enter')
    }
    await expect(note).toBeHidden()
  })
  await test.step('commands: a step by the word of another tool, a lens in the other language', async () => {
    const before = await page.getByTestId('step').count()
    await run('delay', kindWords('wait.for', 'en').name)
    await expect(page.getByTestId('step')).toHaveCount(before + 1)
    await run('模拟', words.commands.view.simulate)
    await expect(page).toHaveURL(/lens=simulate/)
    await run('design', words.commands.view.build)
  })
  await test.step('the sheet of keys switches single keys off', async () => {
    const sheet = page.getByRole('dialog', { name: words.keys.title })
    await page.keyboard.press('Shift+?')
    await sheet.getByRole('switch', { name: words.keys.single }).click()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await page.keyboard.press('Shift+?')
    await run('shortcuts', words.commands.show.keys)
    await sheet.getByRole('switch', { name: words.keys.single }).click()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await run('people', words.commands.page.people)
    await expect(page).toHaveURL(/\/people$/)
  })
})
