import { expect, test } from '../harness/test.ts'

test.describe('the first ten minutes', () => {
  test.use({ demo: 'ask' })

  test('the first owner makes the copy hers by the printed link, once', async ({ page, product }) => {
    await page.goto(product.ownerLink)
    await page.getByLabel('Your name').fill('Chen Yu')
    await page.getByLabel('E-mail').fill('yu.chen@shanye.example')
    await page.getByLabel('Password', { exact: true }).fill('seven slow herons wade')
    await page.getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: 'Create and open' }).click()
    await expect(page.getByRole('heading', { name: 'Your first journey' })).toBeVisible()
    await page.context().clearCookies()
    await page.goto(product.ownerLink)
    await expect(page.getByRole('button', { name: 'Create and open' })).toHaveCount(0)
  })
})

test.describe('started with the demo', () => {
  test.use({ demo: 'demo' })

  test('the printed link signs in without a form', async ({ page, product }) => {
    await page.goto(product.ownerLink)
    await expect(page).toHaveURL(/\/start$/, { timeout: 60_000 })
    await page.goto(product.url)
    await expect(page.getByRole('link', { name: /Abandoned cart/ })).toBeVisible()

    // With the first journey of the demo shop come notes; who skips them is left alone afterwards.
    const takeStarter = async () => {
      await page.goto(`${product.url}/start`)
      await page.getByRole('article').first().getByRole('button').click()
      await expect(page.getByTestId('step').first()).toBeVisible()
    }
    await takeStarter()
    await expect(page.getByTestId('tour')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByTestId('tour')).toBeHidden()
    await takeStarter()
    await expect(page.getByTestId('tour')).toBeHidden()
  })
})
