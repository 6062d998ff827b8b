import { expect, type Locator, type Page } from '@playwright/test'
import { openLens } from './journey.ts'
import { filled, type Words } from './words.ts'

/** What a marketer does with a journey in which people are. */

type Then = 'stay' | 'nextStep' | 'now'

/** Opens the sheet and waits until it has looked at everybody inside. */
export const readImpact = async (page: Page, words: Words, people: number): Promise<Locator> => {
  await page.getByRole('button', { name: words.editor.publish.button }).click()
  const sheet = page.getByTestId('publish-sheet')
  await expect(sheet.getByText(counted(words.change, 'inside', people))).toBeVisible()
  return sheet
}

/** What stands under one of the three choices. */
export const choiceOf = (sheet: Locator, then: Then): Locator => sheet.getByTestId(`inside-${then}`)

/** Where the people of a step that is gone go. */
export const sendOn = async (page: Page, words: Words, step: string, target: string): Promise<void> => {
  await page.getByRole('combobox', { name: filled(words.change.target, { step }) }).click()
  await page.getByRole('option', { name: target }).click()
}

/** Publishes with what is chosen in the sheet; people who move are followed in the live lens. */
export const publishMoving = async (page: Page, words: Words, sheet: Locator, version: number): Promise<void> => {
  const verb = sheet.getByRole('button', { name: filled(words.editor.publish.verb, { number: version }) })
  await expect(verb).toBeEnabled()
  await verb.click()
  await expect(sheet).toBeHidden()
  await expect(page.getByTestId('live-band')).toBeVisible()
}

export const pause = async (page: Page, words: Words): Promise<void> => {
  const { actions } = words.editor
  await page.getByRole('button', { name: actions.pause }).click()
  await page.getByRole('dialog').getByRole('button', { name: actions.pauseVerb, exact: true }).click()
  await expect(page.getByRole('button', { name: actions.resume })).toBeVisible()
}

/** Reads who came due, chooses, and waits until the journey runs again. */
export const resume = async (
  page: Page,
  words: Words,
  choice: 'now' | 'waitAgain' | 'drop',
  read: (dialog: Locator) => Promise<void>,
): Promise<void> => {
  const texts = words.change.resume
  await page.getByRole('button', { name: words.editor.actions.resume }).click()
  const dialog = page.getByRole('dialog', { name: texts.title })
  await dialog.getByRole('radio', { name: new RegExp(`^${texts[choice]}`) }).click()
  await read(dialog)
  await dialog.getByRole('button', { name: texts.verb, exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: words.editor.actions.pause })).toBeVisible({ timeout: 20_000 })
}

/** Opens the live lens and waits for its sum. */
export const follow = async (page: Page, words: Words): Promise<Locator> => {
  await openLens(page, words, 'live')
  const band = page.getByTestId('live-band')
  await expect(band).toBeVisible()
  return band
}

/** A text with a singular and a plural; Chinese has one for both. */
export const counted = (texts: object, key: string, count: number): string => {
  const one: unknown = Reflect.get(texts, `${key}_one`)
  const other: unknown = Reflect.get(texts, `${key}_other`)
  const text = count === 1 && typeof one === 'string' ? one : other
  if (typeof text !== 'string') throw new Error(`There is no text ${key}`)
  return filled(text, { number: count })
}
