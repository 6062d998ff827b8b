import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney, type Drawing } from '../actions/drawn-journey.ts'
import type { Owner } from '../actions/first-owner.ts'
import { fieldOf, inspectorOf } from '../actions/inspector.ts'
import { type Integrator, integratorOf } from '../actions/integrator.ts'
import { draftIsSaved, publish, sumReads } from '../actions/journey.ts'
import { choiceOf, counted, follow, pause, publishMoving, readImpact, resume, sendOn } from '../actions/live-change.ts'
import { wordsIn } from '../actions/words.ts'
import type { StoryLanguage } from '../harness/language.ts'
import type { Product } from '../harness/product.ts'
import { expect, test } from '../harness/test.ts'
import { openWebService } from '../harness/web-service.ts'

const hour = 3_600_000

/** A shop's own program with a key made through the API; `Order Completed` is known from one event. */
const shopOf = async (product: Product, { api }: Owner): Promise<Integrator> => {
  const made = await api.post('/api/v1/write-keys', { name: 'Web shop', kind: 'server' })
  const key = typeof made === 'object' && made !== null && 'key' in made ? String(made.key) : ''
  const shop = integratorOf(product, key)
  await shop.track('nobody', 'Order Completed', { order_id: 'A-0' })
  return shop
}

const waits: Drawing = {
  name: 'After the order',
  steps: [
    { id: 'ordered', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Order Completed' } },
    { id: 'first', label: 'A while', kind: 'wait.for', x: 0, y: 160, config: { duration: 'PT2H' } },
    { id: 'second', label: 'One more day', kind: 'wait.for', x: 0, y: 320, config: { duration: 'P1D' } },
    { id: 'out', kind: 'exit', x: 0, y: 480, config: { reason: 'done' } },
  ],
  lines: ['ordered:next>first', 'first:next>second', 'second:next>out'],
}

const languages: readonly StoryLanguage[] = ['en', 'zh-CN']
for (const language of languages) {
  test.describe(language, () => {
    test.use({ language })

    test('a changed journey is published with people inside: read, moved, arrived', async ({
      page,
      owner,
      product,
    }) => {
      const words = wordsIn(language)
      const shop = await shopOf(product, owner)
      await drawnJourney(page, owner, product.url, waits)
      await publish(page, words, 1)
      for (const user of ['user-1', 'user-2']) await shop.track(user, 'Order Completed', { order_id: user })
      await product.moveClock(3 * hour)
      await shop.track('user-3', 'Order Completed', { order_id: 'user-3' })

      // Two wait a day, one waits two hours. The day goes, the two hours become six.
      const canvas = canvasOf(page, language)
      await canvas.select(canvas.steps('wait.for').nth(1))
      await page.keyboard.press('Delete')
      await expect(canvas.steps('wait.for')).toHaveCount(1)
      await canvas.select(canvas.steps('wait.for'))
      await inspectorOf(page, language).write(fieldOf('wait.for', 'duration', language), '6')
      await draftIsSaved(page)

      const sheet = await readImpact(page, words, 3)
      await expect(choiceOf(sheet, 'nextStep')).toContainText('2')
      await expect(choiceOf(sheet, 'now')).toContainText(counted(words.change, 'waitLonger', 1))
      await choiceOf(sheet, 'now').getByRole('radio').click()
      await sheet.getByRole('button', { name: words.change.seeWho }).click()
      const who = page.getByRole('dialog', { name: words.change.who.title })
      await expect(who.getByText(words.change.who.fates.removed, { exact: true })).toBeVisible()
      await expect(who.getByRole('row')).toHaveCount(3 + 2)
      await who.getByRole('button', { name: words.ui.close }).click()
      await sendOn(page, words, 'One more day', 'A while')
      await publishMoving(page, words, sheet, 2)

      await sumReads(page, words, { entered: 3, inside: 3, left: 0 })
      await expect(canvas.steps('wait.for').getByTestId('count-here')).toContainText('3')
      await product.moveClock(7 * hour)
      await sumReads(page, words, { entered: 3, inside: 0, left: 3 })
    })
  })
}

test('a pause is over: what came due is let go, waits again, or goes on', async ({ page, owner, product }) => {
  const words = wordsIn('en')
  const shop = await shopOf(product, owner)
  const { steps, name } = waits
  await drawnJourney(page, owner, product.url, {
    name,
    steps: steps.filter(({ id }) => id !== 'second'),
    lines: ['ordered:next>first', 'first:next>out'],
  })
  await publish(page, words, 1)
  const band = await follow(page, words)
  const comesDue = async (user: string, hours: number): Promise<void> => {
    await shop.track(user, 'Order Completed', { order_id: user })
    await pause(page, words)
    await product.moveClock(hours * hour)
    await expect(band).toContainText(counted(words.live, 'pausedHelp', 1))
  }

  await comesDue('user-1', 30)
  await resume(page, words, 'drop', (dialog) =>
    expect(dialog.getByText(counted(words.change.resume, 'dropHelp', 1))).toBeVisible(),
  )
  await sumReads(page, words, { entered: 1, inside: 0, left: 1 })
  await expect(band).toContainText('due for too long 1')

  await comesDue('user-2', 3)
  await resume(page, words, 'waitAgain', (dialog) =>
    expect(dialog).toContainText(counted(words.change.resume, 'waits', 1)),
  )
  await sumReads(page, words, { entered: 2, inside: 1, left: 1 })
  await product.moveClock(3 * hour)
  await sumReads(page, words, { entered: 2, inside: 0, left: 2 })

  await comesDue('user-3', 3)
  await resume(page, words, 'now', (dialog) => expect(dialog.getByText(words.change.resume.nowHelp)).toBeVisible())
  await sumReads(page, words, { entered: 3, inside: 0, left: 3 })
})

test('a web service breaks: its people wait in the error inbox, and go on when it is mended', async ({
  page,
  owner,
  product,
}) => {
  const words = wordsIn('en')
  const service = await openWebService({})
  service.answers(404)
  const shop = await shopOf(product, owner)
  await drawnJourney(page, owner, product.url, {
    name: 'Tell the loyalty system',
    steps: [
      { id: 'ordered', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Order Completed' } },
      { id: 'tell', kind: 'http.request', x: 0, y: 160, config: { url: `${service.url}/orders`, body: '{}' } },
      { id: 'out', kind: 'exit', x: 0, y: 320, config: { reason: 'told' } },
    ],
    lines: ['ordered:next>tell', 'tell:ok>out'],
  })
  await publish(page, words, 1)
  for (const user of ['user-1', 'user-2', 'user-3']) await shop.track(user, 'Order Completed', { order_id: user })
  const journey = page.url()

  await page.getByRole('link', { name: words.app.toJourneys }).click()
  const entry = page.getByRole('link', { name: words.app.nav.errors })
  await expect(entry).toContainText('3')
  await entry.click()
  const group = page.getByTestId('error-group')
  await expect(group).toContainText(`${new URL(service.url).host} answered 404 to 3 people`)

  // One is let go on without it; the others are tried again once it is mended.
  await group.getByRole('button', { name: words.errors.showPeople }).click()
  await group.getByRole('checkbox').first().click()
  await group.getByRole('button', { name: words.errors.ways.skip }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.errors.verbs.skip, exact: true }).click()
  await expect(group).toContainText('404 to 2 people')
  service.answers(200)
  await group.getByRole('button', { name: words.errors.ways.retry }).click()
  await expect(page.getByText(words.errors.none)).toBeVisible()

  await page.goto(journey)
  await follow(page, words)
  await sumReads(page, words, { entered: 3, inside: 0, left: 3 })
  await expect(page.getByTestId('live-band')).toContainText('told 3')
  await service.close()
})
