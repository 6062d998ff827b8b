import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { firstOwner } from '../actions/first-owner.ts'
import { wordsIn } from '../actions/words.ts'
import type { StoryLanguage } from '../harness/language.ts'
import { startProduct, type Product } from '../harness/product.ts'
import { expect, test } from '../harness/test.ts'
import { accessFaults, roomFaults, wordFaults } from './faults.ts'
import { screensOf } from './pages.ts'
import type { Screen } from './screen.ts'
import { emptyScreens } from './state-pages.ts'
import { enterState, isOfState, leaveState, loseNetwork } from './states.ts'

const out = join(import.meta.dirname, '../../screens-out')
const widths = [1440, 1024, 390] as const
const schemes = ['light', 'dark'] as const
const languages: readonly StoryLanguage[] = ['en', 'zh-CN']
/** Only screens whose name holds it. */
const wanted = process.env['SCREENS'] ?? ''

const pageIn = async (browser: Browser, language: StoryLanguage, heard: string[]): Promise<Page> => {
  const context = await browser.newContext({ locale: language === 'en' ? 'en-GB' : 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (fault) => heard.push(`thrown: ${fault.message}`))
  return page
}

/** Nothing is on its way any more, and no grey shape stands for something to come. */
const isStill = async (page: Page): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await expect(page.locator('.MuiSkeleton-root')).toHaveCount(0)
}

/** Grey shapes stand for what is to come. */
const isLoading = async (page: Page): Promise<void> => {
  await expect(page.locator('.MuiSkeleton-root').first()).toBeVisible()
}

/** The app has taken the colours; pages for recipients need no script for it. */
const isIn = async (page: Page, scheme: (typeof schemes)[number]): Promise<void> => {
  const root = page.locator('html')
  if ((await root.getAttribute('data-scheme')) !== null) await expect(root).toHaveAttribute('data-scheme', scheme)
}

/** Takes one screen in both colours and every width, and says what is wrong with it. */
const take = async (page: Page, screen: Screen, url: string, language: StoryLanguage): Promise<string[]> => {
  const faults: string[] = []
  const isReady = screen.state === 'loading' ? isLoading : isStill
  await page.setViewportSize({ width: 1440, height: 900 })
  await enterState(page, screen.state)
  await page.goto(`${url}${screen.path}`)
  await isReady(page)
  await screen.open?.(page, wordsIn(language))
  await loseNetwork(page, screen.state)
  await isReady(page)
  const say = (place: string, found: readonly string[]) =>
    faults.push(...[...new Set(found)].map((fault) => `${screen.name} ${language} ${place}: ${fault}`))
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme })
    await isIn(page, colorScheme)
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
      await isReady(page)
      const file = `${screen.name}-${language}-${colorScheme}-${width}.png`
      await page.screenshot({ path: join(out, file), animations: 'disabled' })
      if (colorScheme === 'light') say(`${width}`, await roomFaults(page))
      if (width !== 1024) say(`${colorScheme} ${width}`, await accessFaults(page))
    }
  }
  say('', await wordFaults(page, language))
  return faults
}

/** With the demo shop, or before anything was made. */
const takeAll = async (
  browser: Browser,
  product: Product,
  language: StoryLanguage,
  demo: boolean,
): Promise<string[]> => {
  const heard: string[] = []
  const page = await pageIn(browser, language, heard)
  const owner = await firstOwner(page, product, language, demo)
  const stranger = await pageIn(browser, language, heard)
  const faults: string[] = []
  for (const screen of demo ? await screensOf(owner, product) : emptyScreens) {
    if (!screen.name.includes(wanted)) continue
    const { name, state } = screen
    await test.step(name, async () => {
      const shown = screen.signedOut === true ? stranger : page
      try {
        faults.push(...(await take(shown, screen, product.url, language)))
      } catch (thrown) {
        faults.push(`${name} ${language}: not taken: ${String(thrown).slice(0, 300)}`)
      } finally {
        await leaveState(shown)
      }
      const told = heard.splice(0).filter((line) => !isOfState(state, line))
      faults.push(...told.map((line) => `${name} ${language}: ${line}`))
    })
  }
  await page.context().close()
  await stranger.context().close()
  return faults
}

test.beforeAll(() => {
  if (wanted === '') rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
})

for (const language of languages) {
  test.describe(language, () => {
    test.use({ demo: 'demo' })
    test('every page', async ({ browser, product }) => {
      expect(await takeAll(browser, product, language, true)).toEqual([])
    })
    test('a shop in which nothing was made yet', async ({ browser }) => {
      const product = await startProduct('empty')
      const faults = await takeAll(browser, product, language, false)
      await product.close()
      expect(faults).toEqual([])
    })
    test('the first run', async ({ browser }) => {
      const product = await startProduct('ask')
      const heard: string[] = []
      const page = await pageIn(browser, language, heard)
      const link = new URL(product.ownerLink)
      const faults = await take(
        page,
        { name: 'first-run', path: link.pathname + link.search, signedOut: true },
        product.url,
        language,
      )
      await page.context().close()
      await product.close()
      expect([...faults, ...heard]).toEqual([])
    })
  })
}
