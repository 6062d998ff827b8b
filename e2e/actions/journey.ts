import { expect, type Locator, type Page } from '@playwright/test'
import { filled, type Words } from './words.ts'

type Lens = keyof Words['editor']['lenses']

/** What a marketer does with the journey that is open in the editor. */

export const openLens = async (page: Page, words: Words, lens: Lens): Promise<void> => {
  await page.getByRole('banner').getByText(words.editor.lenses[lens], { exact: true }).click()
}

export const renameJourney = async (page: Page, words: Words, name: string): Promise<void> => {
  await page.getByRole('textbox', { name: words.editor.name }).first().fill(name)
}

/** Waits until the draft lies on the server. */
export const draftIsSaved = async (page: Page): Promise<void> => {
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-status', 'saved')
}

/** Reads the sheet and publishes; fails where it asks to fix something first. */
export const publish = async (page: Page, words: Words, version: number): Promise<void> => {
  const { button, verb, done, clear } = words.editor.publish
  await page.getByRole('button', { name: button }).click()
  const sheet = page.getByTestId('publish-sheet')
  await expect(sheet.getByText(clear)).toBeVisible()
  await sheet.getByRole('button', { name: filled(verb, { number: version }) }).click()
  await expect(page.getByText(filled(done, { number: version }))).toBeVisible()
  await expect(sheet).toBeHidden()
}

/** The findings under the canvas that must be fixed or considered. */
export const findings = (page: Page): Locator => page.getByTestId('findings').getByTestId('finding')

/** The sum of the journey in the live lens. */
export const sumReads = async (
  page: Page,
  words: Words,
  sum: { readonly entered: number; readonly inside: number; readonly left: number },
): Promise<void> => {
  await expect(page.getByTestId('live-band')).toContainText(filled(words.live.sum, sum))
}
