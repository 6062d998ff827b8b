import { test as base, type Page } from '@playwright/test'
import { openMailbox, type Mailbox } from '../../scripts/kill/mailbox.ts'
import { startProduct, type Product } from './product.ts'
import type { StoryLanguage } from './language.ts'
import { firstOwner, type Owner } from '../actions/first-owner.ts'

interface Fixtures {
  /** A copy of the product for this story alone. */
  readonly product: Product
  readonly mailbox: Mailbox
  /** The signed-in owner of an empty shop, made through the API, on the page. */
  readonly owner: Owner
  readonly language: StoryLanguage
  readonly demo: 'ask' | 'demo' | 'empty'
  /** What else this story provokes. */
  readonly provoked: RegExp | null
  /** Fails the story when the page said something in its console that it should not. */
  readonly quietConsole: void
}

const watch = (page: Page, heard: string[]): void => {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (fault) => heard.push(`thrown: ${fault.message}`))
}

/**
 * Answers that a story provokes on purpose, such as a refused sign-in; and Playwright's own look into the frame of a
 * mail, in which no script may run.
 */
const expectedNoise = [
  /the server responded with a status of (401|403|404|409|422)/,
  /Blocked script execution in '[^']*\/frames\/[^']*' because the document's frame is sandboxed/,
]

export const test = base.extend<Fixtures>({
  language: ['en', { option: true }],
  demo: ['empty', { option: true }],
  provoked: [null, { option: true }],
  product: async ({ demo }, use) => {
    const product = await startProduct(demo)
    await use(product)
    await product.close()
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern
  mailbox: async ({}, use) => {
    const mailbox = await openMailbox()
    await use(mailbox)
    await mailbox.close()
  },
  owner: async ({ page, product, language, demo }, use) => {
    await use(await firstOwner(page, product, language, demo === 'demo'))
  },
  quietConsole: [
    // Asks for the product so that it listens no longer than the product runs.
    async ({ page, product: _, provoked }, use, info) => {
      const heard: string[] = []
      watch(page, heard)
      await use()
      const unexpected = heard.filter((line) => ![...expectedNoise, provoked].some((noise) => noise?.test(line)))
      if (unexpected.length > 0 && info.status === 'passed')
        throw new Error(`The console said:\n${unexpected.join('\n')}`)
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'
