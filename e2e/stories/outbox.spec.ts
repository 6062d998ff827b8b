import { drawnJourney } from '../actions/drawn-journey.ts'
import { contentCalled, writeEmail } from '../actions/content.ts'
import { integratorOf } from '../actions/integrator.ts'
import { publish } from '../actions/journey.ts'
import { goTo } from '../actions/menu.ts'
import { makeWriteKey, setSender } from '../actions/settings.ts'
import { wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const words = wordsIn('en')
const { message } = words.outbox

test('without a mail server a message stays in the outbox, exactly as it would have gone out', async ({
  page,
  owner,
  product,
}) => {
  await setSender(page, words, {
    name: 'Shanye Home',
    email: 'hello@shanye.example',
    postalAddress: '18 Lake Road, Hangzhou 310000',
  })
  const integrator = integratorOf(product, await makeWriteKey(page, words, 'Web shop'))
  await integrator.identify('user-1', { firstName: 'Lena', email: 'lena@example.com' }, true)
  await integrator.track('user-2', 'Signed Up', {})
  await writeEmail(page, words, {
    name: 'Welcome',
    subject: 'Welcome, {{ person.firstName }}',
    text: 'Good that you are here. Your code is {{ entry.code }}.',
    button: { text: 'To the shop', href: 'https://shop.example/?code={{ entry.code }}' },
  })
  await drawnJourney(page, owner, product.url, {
    name: 'Welcome',
    steps: [
      { id: 'signed-up', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Signed Up' } },
      {
        id: 'mail',
        kind: 'message.send',
        x: 0,
        y: 160,
        config: { content: await contentCalled(owner, 'Welcome'), quiet: 'ignore' },
      },
      { id: 'end', kind: 'exit', x: 0, y: 320 },
    ],
    lines: ['signed-up:next>mail', 'mail:sent>end'],
  })
  await publish(page, words, 1)
  await integrator.track('user-1', 'Signed Up', { code: 'A<b' })

  await goTo(page, words, 'outbox')
  await expect(page.getByText(words.outbox.stays.both)).toBeVisible()
  await page.getByRole('row').getByRole('link', { name: 'Welcome, Lena' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('lena@example.com')
  await expect(dialog).toContainText(words.people.sends.outbox)
  const mail = dialog.locator('iframe').contentFrame()
  await expect(mail.getByText('Good that you are here. Your code is A<b.')).toBeVisible()
  await expect(mail.getByText('18 Lake Road, Hangzhou 310000')).toBeVisible()
  await expect(mail.getByRole('link', { name: 'To the shop' })).toHaveAttribute('href', /code=A(%3C|&lt;|<)b/)
  await dialog.getByRole('tab', { name: message.text }).click()
  await expect(dialog.locator('pre')).toContainText('Good that you are here. Your code is A<b.')
  await dialog.getByRole('tab', { name: message.headers }).click()
  await expect(dialog.locator('pre')).toContainText('List-Unsubscribe: <http')
  await expect(dialog.locator('pre')).toContainText('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
})
