import type { Page } from '@playwright/test'
import type { Words } from '../actions/words.ts'
import type { Screen } from './screen.ts'

const openText = async (page: Page, words: Words): Promise<void> => {
  await page.getByRole('button', { name: words.source.open }).click()
  await page
    .getByTestId('step')
    .nth(1)
    .click({ position: { x: 60, y: 16 } })
  await page.locator('.cm-step').first().waitFor()
}

const openCommands = async (page: Page, words: Words): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: words.commands.label }).waitFor()
}

const run = async (page: Page, words: Words, command: string): Promise<void> => {
  await openCommands(page, words)
  await page.keyboard.insertText(command)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: words.commands.label }).waitFor({ state: 'hidden' })
}

/** The journey as text, whole and broken; the commands; the sheet of keys; the notes round the editor. */
export const sourceScreens = (editor: string): readonly Screen[] => [
  { name: 'editor-source', path: editor, open: openText },
  {
    name: 'editor-source-broken',
    path: editor,
    open: async (page, words) => {
      await openText(page, words)
      await page.locator('.cm-step').getByText('"kind"', { exact: true }).dblclick()
      await page.keyboard.insertText('sort')
      await page.locator('[data-testid="source-state"][data-status="broken"]').waitFor()
    },
  },
  { name: 'editor-commands', path: editor, open: openCommands },
  { name: 'editor-keys', path: editor, open: (page, words) => run(page, words, words.commands.show.keys) },
  { name: 'editor-tour', path: editor, open: (page, words) => run(page, words, words.commands.show.tour) },
]
