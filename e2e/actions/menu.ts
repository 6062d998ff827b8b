import { expect, type Page } from '@playwright/test'
import type { Words } from './words.ts'

/** Goes to a place of the main menu; from the editor by the way back. */
export const goTo = async (page: Page, words: Words, place: keyof Words['app']['nav']): Promise<void> => {
  const menu = page.getByRole('navigation', { name: words.app.navigation })
  const back = page.getByRole('banner').getByRole('link', { name: words.app.toJourneys })
  await expect(menu.or(back).first()).toBeVisible()
  if (!(await menu.isVisible())) await back.click()
  await menu.getByRole('link', { name: words.app.nav[place], exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: words.app.nav[place] })).toBeVisible()
}
