import { chooseLanguage, signIn, signOut } from '../actions/account.ts'
import { ownerPassword } from '../actions/first-owner.ts'
import { wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const english = wordsIn('en')
const chinese = wordsIn('zh-CN')

test('the owner leaves, is refused with a wrong password, and comes back', async ({ page, owner }) => {
  await expect(page.getByRole('heading', { name: english.start.title })).toBeVisible()
  await signOut(page, english)
  await signIn(page, english, owner.email, 'not the password at all')
  await expect(page.getByRole('alert')).toBeVisible()
  await signIn(page, english, owner.email, ownerPassword)
  await expect(page.getByRole('heading', { name: english.start.title })).toBeVisible()
})

test('a deep address asks for the sign-in and then opens', async ({ page, owner, product }) => {
  await page.context().clearCookies()
  await page.goto(`${product.url}/settings/sender`)
  await signIn(page, english, owner.email, ownerPassword)
  await expect(page.getByRole('heading', { name: english.settings.pages.sender })).toBeVisible()
})

test('the language changes at once and stays', async ({ page, owner }) => {
  expect(owner.email).toContain('@')
  await chooseLanguage(page, english, 'zh-CN')
  await expect(page.getByRole('heading', { name: chinese.start.title })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.reload()
  await expect(page.getByRole('heading', { name: chinese.start.title })).toBeVisible()
  await chooseLanguage(page, chinese, 'en')
  await expect(page.getByRole('heading', { name: english.start.title })).toBeVisible()
})
