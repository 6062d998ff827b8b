import { expect, type Page } from '@playwright/test'
import type { Words } from './words.ts'

/** Opens the menu of the reader at the foot of the main menu. */
const openUserMenu = async (page: Page, words: Words): Promise<void> => {
  await page.getByRole('navigation', { name: words.app.navigation }).getByRole('button').last().click()
  await expect(page.getByRole('menu')).toBeVisible()
}

export const chooseLanguage = async (page: Page, words: Words, language: keyof Words['app']['languages']) => {
  await openUserMenu(page, words)
  await page.getByRole('menuitemradio', { name: words.app.languages[language] }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
}

export const signOut = async (page: Page, words: Words): Promise<void> => {
  await openUserMenu(page, words)
  await page.getByRole('menuitem', { name: words.app.signOut }).click()
  await expect(page.getByRole('heading', { name: words.account.signIn.title })).toBeVisible()
}

export const signIn = async (page: Page, words: Words, email: string, password: string): Promise<void> => {
  await page.getByLabel(words.account.email).fill(email)
  await page.getByLabel(words.account.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.account.signIn.submit }).click()
}
