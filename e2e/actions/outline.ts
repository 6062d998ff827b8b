import { expect, type Locator, type Page } from '@playwright/test'
import type { StoryLanguage } from '../harness/language.ts'
import { kindWords, wordsIn } from './words.ts'

/** What somebody does in the list of steps without a mouse. */
export interface OutlineActions {
  readonly grid: Locator
  /** The rows of a kind of step, or the row that is walked to. */
  rows(kind: string): Locator
  readonly active: Locator
  /** What was said last to those who listen. */
  readonly said: Locator
  /** Walks up or down to the row of a kind. */
  walkTo(kind: string, key: 'ArrowUp' | 'ArrowDown'): Promise<void>
  /** Adds a step after the active one, by a path where there are several; it is active afterwards. */
  add(kind: string, port?: string): Promise<void>
  /** Lets a path of the active step continue at a step of a kind. */
  continueAt(port: string, kind: string): Promise<void>
  /** Goes into the form of the active step, and back to its row. */
  edit(fill: () => Promise<void>): Promise<void>
}

/** Presses Tab until something has the focus. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible()
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

/** Walks the open list of options or lines of a menu, and takes one. */
export const pick = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible()
  await page.keyboard.press('Home')
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error('The arrows do not lead there')
}

export const outlineOf = (page: Page, language: StoryLanguage): OutlineActions => {
  const words = wordsIn(language)
  const grid = page.getByRole('treegrid', { name: words.outline.label })
  const rowsAll = grid.getByTestId('outline-row')
  const rows = (kind: string) => rowsAll.and(page.locator(`[data-kind="${kind}"]`))
  const active = rowsAll.and(page.locator('[data-active]'))
  const choosePort = (port: string) => pick(page, page.getByRole('menu').locator(`[data-port="${port}"]`))
  return {
    grid,
    rows,
    active,
    said: page.getByTestId('announcements'),
    walkTo: async (kind, key) => {
      for (let pressed = 0; pressed < 40; pressed += 1) {
        if ((await active.getAttribute('data-kind')) === kind) return
        await page.keyboard.press(key)
      }
      throw new Error(`The arrows lead to no ${kind}`)
    },
    add: async (kind, port) => {
      const before = await rows(kind).count()
      await page.keyboard.press('a')
      if (port !== undefined) await choosePort(port)
      await expect(page.getByTestId('quick-add').getByRole('combobox')).toBeFocused()
      await page.keyboard.insertText(kindWords(kind, language).name)
      await page.keyboard.press('Enter')
      await expect(rows(kind)).toHaveCount(before + 1)
      await expect(active).toHaveAttribute('data-kind', kind)
      await expect(grid).toBeFocused()
    },
    continueAt: async (port, kind) => {
      await page.keyboard.press('c')
      await choosePort(port)
      await expect(page.getByTestId('connect-bar').getByRole('combobox')).toBeFocused()
      await page.keyboard.insertText(kindWords(kind, language).name)
      await page.keyboard.press('Enter')
      await expect(grid).toBeFocused()
    },
    edit: async (fill) => {
      await page.keyboard.press('Enter')
      await expect(grid).not.toBeFocused()
      await fill()
      await page.keyboard.press('Escape')
      await expect(grid).toBeFocused()
    },
  }
}
