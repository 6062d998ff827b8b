import { listContents } from '@trailwright/shared/wire/contents.ts'
import { expect, type Page } from '@playwright/test'
import type { Owner } from './first-owner.ts'
import { goTo } from './menu.ts'
import { filled, type Words } from './words.ts'

export interface Email {
  readonly name: string
  readonly subject: string
  readonly text: string
  readonly button: { readonly text: string; readonly href: string }
}

/** Writes an e-mail in the reader's language, of a text and a button, and publishes it. */
export const writeEmail = async (page: Page, words: Words, email: Email): Promise<void> => {
  const { content } = words
  await goTo(page, words, 'content')
  await page.getByRole('button', { name: content.create }).click()
  await page.getByRole('menuitem', { name: content.createEmail }).click()
  await page.getByRole('textbox', { name: content.name }).fill(email.name)
  await page.getByRole('textbox', { name: content.subject, exact: true }).fill(email.subject)
  const block = (kind: keyof typeof content.kinds, number: number) =>
    page.getByRole('group', { name: filled(content.blockNumber, { kind: content.kinds[kind], number }), exact: true })
  await block('text', 1).getByRole('textbox', { name: content.words }).fill(email.text)
  await page.getByRole('button', { name: content.addBlock }).click()
  await page.getByRole('menuitem', { name: content.kinds.button, exact: true }).click()
  const button = block('button', 2)
  await button.getByRole('textbox', { name: content.words }).fill(email.button.text)
  await button.getByRole('textbox', { name: content.href }).fill(email.button.href)
  await page.getByRole('button', { name: content.publish, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: content.publish, exact: true }).click()
  await expect(page.getByText(filled(content.publishDone, { name: email.name }))).toBeVisible()
}

/** The id of a content that was written before. */
export const contentCalled = async ({ api }: Owner, name: string): Promise<string> => {
  const { items } = listContents.response.parse(await api.get('/api/v1/contents'))
  const found = items.find((item) => item.name === name)
  if (found === undefined) throw new Error(`No content is called ${name}`)
  return found.id
}
