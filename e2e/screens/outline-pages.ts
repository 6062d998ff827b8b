import type { Page } from '@playwright/test'
import type { Words } from '../actions/words.ts'
import type { Screen } from './screen.ts'

/** Shows a journey as a list; at the end as a canvas again, which is remembered. */
const asList =
  (then: (page: Page, words: Words) => Promise<void> = async () => {}) =>
  async (page: Page, words: Words): Promise<void> => {
    const list = page.getByRole('button', { name: words.outline.list, exact: true })
    await list.click()
    await page.getByTestId('outline-row').first().waitFor()
    await then(page, words)
  }

/** The list of steps of a journey: as it opens, with a step open, with its menu, with the picker of "Continue at…". */
export const outlineScreens = (editor: string): readonly Screen[] => [
  { name: 'outline', path: editor, open: asList() },
  {
    name: 'outline-step',
    path: editor,
    open: asList((page) => page.getByTestId('outline-row').nth(3).click()),
  },
  {
    name: 'outline-menu',
    path: editor,
    open: asList(async (page) => {
      await page.getByTestId('outline-row').nth(1).click()
      await page.keyboard.press('Shift+F10')
    }),
  },
  {
    name: 'outline-continue',
    path: editor,
    open: asList(async (page) => {
      await page.getByTestId('outline-row').first().click()
      await page.keyboard.press('c')
    }),
  },
  {
    name: 'outline-back',
    path: editor,
    open: (page, words) => page.getByRole('button', { name: words.outline.canvas, exact: true }).click(),
  },
]
