import { recipientTexts } from '@trailwright/api/src/recipients/texts.ts'
import type { ParsedMail } from 'mailparser'
import { canvasOf } from '../actions/canvas.ts'
import { writeEmail } from '../actions/content.ts'
import { fieldOf, inspectorOf } from '../actions/inspector.ts'
import { integratorOf } from '../actions/integrator.ts'
import { draftIsSaved, findings, openLens, publish, renameJourney, sumReads } from '../actions/journey.ts'
import { goTo } from '../actions/menu.ts'
import { simulateWith, whatIf } from '../actions/simulation.ts'
import { makeWriteKey, setMailServer, setSender } from '../actions/settings.ts'
import { eventName, kindWords, wordsIn } from '../actions/words.ts'
import type { StoryLanguage } from '../harness/language.ts'
import { expect, test } from '../harness/test.ts'

const hours = 3_600_000

/** The same shop in two languages: what its people type, and what its customer reads. */
const shops = {
  en: {
    sender: { name: 'Shanye Home', email: 'hello@shanye.example', postalAddress: '18 Lake Road, Hangzhou 310000' },
    customer: { firstName: 'Lena', lastName: 'Brandt', email: 'lena@example.com', locale: 'en-GB' },
    fullName: 'Lena Brandt',
    email: {
      name: 'Cart reminder',
      subject: 'You left something behind, {{ person.firstName }}',
      text: 'Your cart of {{ entry.total }} waits until Sunday.',
      button: { text: 'Back to the cart', href: 'https://shop.example/cart' },
    },
    reads: { subject: 'You left something behind, Lena', text: 'Your cart of 268 waits until Sunday.' },
    journey: 'Forgotten carts',
    key: 'Web shop',
    ordered: 'ordered',
    simulated: 'You left something behind, Lena',
    noConsent: 'No consent for marketing e-mail since',
  },
  'zh-CN': {
    sender: { name: '山野家居', email: 'hello@shanye.example', postalAddress: '杭州市湖滨路 18 号，310000' },
    customer: { firstName: '晓雯', lastName: '林', email: 'xiaowen@example.com', locale: 'zh-CN' },
    fullName: '林晓雯',
    email: {
      name: '购物车提醒',
      subject: '{{ person.firstName }}，您的购物车还在等您',
      text: '购物车里的商品共 {{ entry.total }} 元，为您保留到周日。',
      button: { text: '回到购物车', href: 'https://shop.example/cart' },
    },
    reads: { subject: '晓雯，您的购物车还在等您', text: '购物车里的商品共 268 元，为您保留到周日。' },
    journey: '忘在购物车里',
    key: '网店',
    ordered: '已下单',
    simulated: '晓雯，您的购物车还在等您',
    noConsent: '无邮件营销同意',
  },
} as const

const languages: readonly StoryLanguage[] = ['en', 'zh-CN']

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('a forgotten cart becomes a mail, and the mail an unsubscribe', async ({ page, owner, product, mailbox }) => {
      const words = wordsIn(language)
      const shop = shops[language]
      expect(owner.email).not.toBe('')

      await setSender(page, words, shop.sender)
      await setMailServer(page, words, mailbox.port)
      const key = await makeWriteKey(page, words, shop.key)
      const integrator = integratorOf(product, key)
      await integrator.identify('user-1', shop.customer, true)

      await writeEmail(page, words, shop.email)

      await test.step('draws the journey', async () => {
        await page.getByRole('link', { name: words.app.nav.journeys, exact: true }).click()
        await page.getByRole('button', { name: words.start.empty }).click()
        await renameJourney(page, words, shop.journey)
        const canvas = canvasOf(page, language)
        const inspector = inspectorOf(page, language)
        await canvas.drag('trigger.event', { x: 420, y: 70 })
        await inspector.name(fieldOf('trigger.event', 'event', language), 'Cart Updated')
        await canvas.drag('wait.event', { x: 420, y: 220 })
        await inspector.name(words.inspector.condition.event, 'Order Completed')
        await inspector.duration(fieldOf('wait.event', 'timeout', language), 2, 'hours')
        await canvas.drag('exit', { x: 180, y: 400 })
        await inspector.write(fieldOf('exit', 'reason', language), shop.ordered)
        await inspector.choose(
          fieldOf('exit', 'outcome', language),
          kindWords('exit', language).options['success'] ?? '',
        )
        await canvas.drag('message.send', { x: 560, y: 400 })
        await canvas.drag('exit', { x: 560, y: 560 })

        const [start, wait, mail] = ['trigger.event', 'wait.event', 'message.send'].map(canvas.steps)
        if (start === undefined || wait === undefined || mail === undefined) throw new Error('steps are missing')
        await canvas.connect(start, 'next', wait)
        await canvas.connect(wait, 'happened', canvas.steps('exit').nth(0))
        await canvas.connect(wait, 'timeout', mail)
        await canvas.connect(mail, 'sent', canvas.steps('exit').nth(1))

        await expect(findings(page).and(page.locator('[data-code="config.missing"]'))).toHaveCount(1)
        await canvas.select(mail)
        await inspector.find(fieldOf('message.send', 'content', language), shop.email.name)
        await expect(mail).toContainText(shop.email.name)
      })

      await test.step('sees the findings go once the events are known', async () => {
        // Somebody else's cart and order: the shop's events exist from now on.
        await integrator.track('user-2', 'Cart Updated', { total: 90 })
        await integrator.track('user-2', 'Order Completed', { total: 90 })
        await draftIsSaved(page)
        await page.reload()
        await expect(findings(page)).toHaveCount(0)
        await expect(page.getByText(words.editor.noFindings)).toBeVisible()
      })

      await test.step('simulates it with the customer', async () => {
        await openLens(page, words, 'simulate')
        await simulateWith(page, words, shop.fullName)
        const canvas = canvasOf(page, language)
        const line = (name: string) => page.locator(`[data-edge$=":${name}"]`)
        await expect(line('timeout')).toHaveAttribute('data-trail', 'passed')
        await expect(line('happened')).not.toHaveAttribute('data-trail', 'passed')
        const why = page.getByTestId('why-panel')
        await canvas.select(canvas.steps('wait.event'))
        await expect(why).toContainText(words.simulate.waited)
        await canvas.select(canvas.steps('message.send'))
        await expect(why).toContainText(shop.simulated)

        // What if the order comes? The other path lights, and no mail goes.
        await whatIf(page, words, eventName('Order Completed', language))
        await expect(line('happened')).toHaveAttribute('data-trail', 'passed')
        await expect(line('timeout')).not.toHaveAttribute('data-trail', 'passed')
      })

      await publish(page, words, 1)

      await test.step('the shop sends a cart, and it is seen to arrive', async () => {
        await integrator.track('user-1', 'Cart Updated', { total: 268 })
        const address = page.url().replace(/\?.*/, '')
        await goTo(page, words, 'events')
        const cart = page.getByRole('row').filter({ hasText: 'Cart Updated' }).filter({ hasText: shop.fullName })
        await expect(cart).toContainText(words.events.statuses.accepted)
        await cart.getByRole('link', { name: 'Cart Updated' }).click()
        await expect(page.getByRole('dialog')).toContainText('"total": 268')
        await page.goto(address)
        await openLens(page, words, 'live')
        await sumReads(page, words, { entered: 1, inside: 1, left: 0 })
      })

      const unsubscribe = await test.step('two hours later the mail is there', async () => {
        await product.moveClock(2 * hours + 60_000)
        await expect.poll(() => mailbox.mails.length).toBe(1)
        const mail = only(mailbox.mails)
        expect(mail.subject).toBe(shop.reads.subject)
        expect(mail.text).toContain(shop.reads.text)
        expect(mail.html).toContain(shop.email.button.text)
        expect(mail.from?.text).toContain(shop.sender.email)
        expect([mail.to].flat().map((to) => to?.text)).toEqual([shop.customer.email])
        expect(headerOf(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
        const [link] = /https?:[^>]+/.exec(headerOf(mail, 'list-unsubscribe')) ?? []
        return link ?? ''
      })

      await test.step('the counts add up, and lead to the person', async () => {
        await sumReads(page, words, { entered: 1, inside: 0, left: 1 })
        const end = canvasOf(page, language).steps('exit').nth(1)
        await end.getByTestId('count-left').click()
        await page.getByTestId('people-drawer').getByRole('link', { name: shop.fullName }).click()
      })

      await test.step('the person page says what went out and why', async () => {
        await expect(page.getByRole('heading', { level: 1, name: shop.fullName })).toBeVisible()
        const timeline = page.getByRole('region', { name: words.people.page.timeline })
        const sent = timeline.getByRole('listitem').filter({ hasText: shop.email.name })
        await expect(sent.first()).toContainText(words.people.page.why)
      })

      await test.step('one click in the mail program unsubscribes', async () => {
        const answer = await fetch(unsubscribe, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
        })
        expect(answer.status).toBe(200)
        const seen = await page.context().newPage()
        await seen.goto(unsubscribe)
        await expect(seen.getByRole('heading', { name: recipientTexts[language].done.title })).toBeVisible()
        await seen.close()
      })

      await test.step('the next cart brings no mail, and it says why', async () => {
        await integrator.track('user-1', 'Cart Updated', { total: 88 })
        await product.moveClock(2 * hours + 60_000)
        expect(mailbox.mails).toHaveLength(1)
        await page.reload()
        const timeline = page.getByRole('region', { name: words.people.page.timeline })
        const skipped = timeline.getByRole('listitem').filter({ hasText: words.people.reasons.no_consent })
        await expect(skipped.first()).toContainText(shop.email.name)
        await expect(skipped.first()).toContainText(words.people.page.why)
        await goTo(page, words, 'outbox')
        const rows = page.getByRole('row')
        await expect(rows.filter({ has: page.getByText(words.outbox.statuses.sent, { exact: true }) })).toHaveCount(1)
        const stopped = rows.filter({ hasText: words.people.reasons.no_consent })
        await stopped.getByRole('link').first().click()
        await expect(page.getByRole('dialog')).toContainText(shop.noConsent)
      })
    })
  })
}

const only = (mails: readonly ParsedMail[]): ParsedMail => {
  const [mail] = mails
  if (mail === undefined || mails.length > 1) throw new Error(`${mails.length} mails instead of one`)
  return mail
}

const headerOf = (mail: ParsedMail, name: string): string =>
  mail.headerLines
    .find(({ key }) => key === name)
    ?.line.replace(/^[^:]+:\s*/, '')
    .replaceAll(/\s+/g, ' ') ?? ''
