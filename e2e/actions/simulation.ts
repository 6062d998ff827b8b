import { expect, type Page } from '@playwright/test'
import type { Words } from './words.ts'

/** Takes a person of the workspace for the simulation that is open. */
export const simulateWith = async (page: Page, words: Words, name: string): Promise<void> => {
  const chosen = page.getByTestId('simulated-person')
  await page.getByRole('button', { name: words.simulate.change }).click()
  const people = page.getByRole('dialog', { name: words.simulate.choose })
  await people.getByRole('textbox', { name: words.simulate.search }).fill(name)
  await people.getByRole('button').filter({ hasText: name }).click()
  await expect(chosen).toHaveText(name)
}

/** Adds an event that happens half an hour after entering. */
export const whatIf = async (page: Page, words: Words, event: string): Promise<void> => {
  await page.getByRole('button', { name: words.simulate.addWhatIf }).click()
  await page.getByRole('menuitem', { name: event }).click()
  await expect(page.getByTestId('what-if')).toContainText(event)
}
