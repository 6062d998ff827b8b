import { expect, type Locator, type Page } from '@playwright/test'
import type { Words } from './words.ts'

/** What those who work on a journey together do in the editor. */

export const commentsOf = (page: Page): Locator => page.getByTestId('comments')

export const openComments = async (page: Page, words: Words): Promise<void> => {
  const { title, button } = words.comments
  const [before = ''] = button.split('{number}')
  await page
    .getByRole('banner')
    .getByRole('button', { name: new RegExp(`^(${title}$|${before})`) })
    .click()
  await expect(commentsOf(page)).toBeVisible()
}

/** Writes about the selected step, or the journey, and sends by keyboard. */
export const comment = async (page: Page, label: string, text: string): Promise<void> => {
  const field = commentsOf(page).getByRole('combobox', { name: label, exact: true })
  await field.fill(text)
  await field.press('ControlOrMeta+Enter')
  await expect(commentsOf(page).getByTestId('comment').filter({ hasText: text })).toBeVisible()
}

/** How the review stands in the open publish sheet. */
export const reviewIs = async (page: Page, state: 'none' | 'asked' | 'approved' | 'outdated' | 'changes') => {
  await expect(page.getByTestId('review')).toHaveAttribute('data-state', state)
}

export const openPublishSheet = async (page: Page, words: Words): Promise<Locator> => {
  await page.getByRole('button', { name: words.editor.publish.button }).click()
  return page.getByTestId('publish-sheet')
}

export const closeSheet = async (page: Page, words: Words): Promise<void> => {
  const sheet = page.getByTestId('publish-sheet')
  await sheet.getByRole('button', { name: words.ui.close }).click()
  await expect(sheet).toBeHidden()
}

export const askForReview = async (page: Page, words: Words, note: string): Promise<void> => {
  const sheet = page.getByTestId('publish-sheet')
  await sheet.getByRole('textbox', { name: words.review.note }).fill(note)
  await sheet.getByRole('button', { name: new RegExp(`^(${words.review.ask}|${words.review.askAgain})$`) }).click()
  await reviewIs(page, 'asked')
}

/** Looks into the window again after a while in another: what others did meanwhile is asked for at once. */
export const lookAgain = async (page: Page): Promise<void> => {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
}
