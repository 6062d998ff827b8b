import { openLens, publish } from '../actions/journey.ts'
import { filled, wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const words = wordsIn('en')
const { leavesAs, waits, waitsUntil } = words.simulate

/** What the simulation says where a passage stops: it left, or it rests. */
const stops = new RegExp(
  [leavesAs, waits, waitsUntil].map((text) => filled(text, { reason: '.+', time: '.+' })).join('|'),
)

test('every starter walks a made-up person to a stop and is published as it is', async ({ page, owner, product }) => {
  test.slow()
  expect(owner.email).not.toBe('')
  await expect(page.getByRole('article')).toHaveCount(8)
  const names = await page.getByRole('article').getByRole('heading').allInnerTexts()
  for (const name of names) {
    await test.step(name, async () => {
      await page.goto(`${product.url}/start`)
      await page.getByRole('button', { name: filled(words.start.useNamed, { name }) }).click()
      await expect(page.getByTestId('step').first()).toBeVisible()
      await openLens(page, words, 'simulate')
      await expect(page.getByTestId('why-panel')).toContainText(stops)
      await expect(page.getByTestId('step').and(page.locator('[data-trail="passed"]')).first()).toBeAttached()
      await publish(page, words, 1)
    })
  }
  await page.goto(product.url)
  await expect(page.getByRole('row').filter({ hasText: words.ui.status.live })).toHaveCount(names.length)
})
