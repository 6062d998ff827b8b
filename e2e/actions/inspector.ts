import { expect, type Page } from '@playwright/test'
import type { StoryLanguage } from '../harness/language.ts'
import { kindWords, wordsIn } from './words.ts'

/** The form of the selected step, at the right. */
export interface InspectorActions {
  /** Fills a line of text. */
  write(field: string | RegExp, text: string): Promise<void>
  /** Types a name and takes it, known or not. */
  name(field: string, text: string): Promise<void>
  /** Finds something of the workspace by its name and takes it. */
  find(field: string, name: string): Promise<void>
  /** Takes one of the options of a field. */
  choose(field: string, option: string): Promise<void>
  /** Opens a word of a condition and takes what is typed, or the option that says it. */
  token(word: string, text: string): Promise<void>
  /** A length of time. */
  duration(field: string, amount: number, unit: keyof ReturnType<typeof wordsIn>['ui']['units']): Promise<void>
}

export const inspectorOf = (page: Page, language: StoryLanguage): InspectorActions => {
  const panel = page.getByTestId('inspector')
  const words = wordsIn(language)
  const choose = async (field: string, option: string) => {
    await panel.getByRole('combobox', { name: field, exact: true }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  return {
    choose,
    write: async (field, text) => {
      await panel.getByLabel(field, { exact: true }).fill(text)
    },
    name: async (field, text) => {
      const input = panel.getByRole('combobox', { name: field, exact: true })
      await input.fill(text)
      await input.press('Enter')
      await expect(input).toHaveValue(text)
    },
    find: async (field, name) => {
      await panel.getByRole('combobox', { name: field, exact: true }).fill(name)
      await page.getByRole('option', { name }).first().click()
    },
    token: async (word, text) => {
      await panel.getByRole('button', { name: new RegExp(`^${word}: `) }).click()
      await page.getByRole('combobox', { name: word, exact: true }).fill(text)
      await page.getByRole('option', { name: text }).first().click()
    },
    duration: async (field, amount, unit) => {
      await panel.getByLabel(field, { exact: true }).fill(String(amount))
      await choose(`${field}: ${words.ui.unit}`, words.ui.units[unit])
    },
  }
}

/** The label of a field of a kind. */
export const fieldOf = (kind: string, field: string, language: StoryLanguage): string =>
  kindWords(kind, language).fields[field] ?? field
