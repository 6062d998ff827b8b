import { expect, type Page } from '@playwright/test'
import type { Words } from './words.ts'

type SettingsPage = keyof Words['settings']['pages']

/** Goes to a page of the settings by the menus. */
export const openSettings = async (page: Page, words: Words, name: SettingsPage): Promise<void> => {
  await page.getByRole('link', { name: words.app.nav.settings, exact: true }).click()
  await page
    .getByRole('navigation', { name: words.settings.sections })
    .getByRole('link', { name: words.settings.pages[name], exact: true })
    .click()
  await expect(page.getByRole('heading', { name: words.settings.pages[name], exact: true })).toBeVisible()
}

const save = async (page: Page, words: Words): Promise<void> => {
  await page.getByRole('button', { name: words.ui.save, exact: true }).click()
  await expect(page.getByText(words.ui.saved, { exact: true })).toBeVisible()
}

export interface Sender {
  readonly name: string
  readonly email: string
  readonly postalAddress: string
}

export const setSender = async (page: Page, words: Words, sender: Sender): Promise<void> => {
  const { name, email, postal } = words.settings.sender
  await openSettings(page, words, 'sender')
  await page.getByLabel(name, { exact: true }).fill(sender.name)
  await page.getByLabel(email, { exact: true }).fill(sender.email)
  await page.getByLabel(postal, { exact: true }).fill(sender.postalAddress)
  await save(page, words)
}

/** Names the server that sends e-mails, one without encryption on this machine. */
export const setMailServer = async (page: Page, words: Words, port: number): Promise<void> => {
  const { smtp } = words.settings
  await openSettings(page, words, 'email')
  await page.getByLabel(smtp.host, { exact: true }).fill('127.0.0.1')
  await page.getByRole('combobox', { name: smtp.secure }).click()
  await page.getByRole('option', { name: smtp.secures.none }).click()
  await page.getByLabel(smtp.port, { exact: true }).fill(String(port))
  await save(page, words)
}

/** Makes a server key and reads it from the page, where it stands this once. */
export const makeWriteKey = async (page: Page, words: Words, name: string): Promise<string> => {
  const { keys } = words.settings
  await openSettings(page, words, 'keys')
  await page.getByLabel(keys.name, { exact: true }).fill(name)
  await page.getByRole('button', { name: keys.create }).click()
  const dialog = page.getByRole('dialog')
  const key = await dialog.locator('code').first().innerText()
  await dialog.getByRole('button', { name: keys.done }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('cell', { name, exact: true })).toBeVisible()
  return key.trim()
}
