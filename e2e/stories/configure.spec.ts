import type { Locator, Page } from '@playwright/test'
import { getJourney } from '@trailwright/shared/wire/journeys.ts'
import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney } from '../actions/drawn-journey.ts'
import { inspectorOf } from '../actions/inspector.ts'
import { integratorOf } from '../actions/integrator.ts'
import { draftIsSaved } from '../actions/journey.ts'
import { goTo } from '../actions/menu.ts'
import { makeWriteKey } from '../actions/settings.ts'
import { filled, wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

/** Takes something by its middle to a place in another thing: 0 its upper edge, 1 its lower. */
const dragTo = async (page: Page, what: Locator, where: Locator, down: number): Promise<void> => {
  const [from, to] = [await what.boundingBox(), await where.boundingBox()]
  if (from === null || to === null) throw new Error('What is dragged, or where to, is not on the page')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + to.height * down, { steps: 4 })
  await page.mouse.up()
}

test('a condition is built as a sentence with groups, by mouse and by keyboard', async ({ page, owner, product }) => {
  const words = wordsIn('en')
  const { condition } = words.inspector
  const { place } = words.configure.condition
  const address = await drawnJourney(page, owner, product.url, {
    name: 'Two sides',
    steps: [
      { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
      { id: 's', kind: 'split.if', x: 0, y: 160 },
      { id: 'x', kind: 'exit', x: 0, y: 320 },
    ],
    lines: ['t:next>s', 's:yes>x', 's:no>x'],
  })
  const canvas = canvasOf(page, 'en')
  const panel = page.getByTestId('inspector')
  const inspector = inspectorOf(page, 'en')
  const tag = (name: string) => panel.getByRole('button', { name: `${condition.kinds.tag}: ${name}`, exact: true })
  const row = (number: number, of: number) => panel.getByRole('group', { name: filled(place, { number, of }) })
  const has = (name: string) => ({ tag: name, is: 'has' })
  const isStored = async (expected: object) => {
    await draftIsSaved(page)
    const id = new URL(address, product.url).pathname.split('/').at(-1)
    const { draft } = getJourney.response.parse(await owner.api.get(`/api/v1/journeys/${id}`))
    expect(draft.graph.nodes.find((node) => node.id === 's')?.config['condition']).toEqual(expected)
  }

  // By mouse: a tag, a group with a city, and a second tag that is dragged into the group.
  await canvas.select(canvas.steps('split.if'))
  const add = async (kind: keyof typeof condition.kinds) => {
    await panel.getByRole('button', { name: condition.add }).last().click()
    await page.getByRole('menuitem', { name: condition.kinds[kind], exact: true }).click()
  }
  await add('tag')
  await expect(panel.getByText(words.configure.condition.lacks.tag)).toBeVisible()
  await inspector.token(condition.kinds.tag, 'vip')
  await expect(panel.getByText(words.configure.condition.lacks.tag)).toBeHidden()
  await panel.getByRole('button', { name: words.configure.condition.addGroup }).click()
  await inspector.token(condition.field, 'city')
  await inspector.token(condition.value, 'Hangzhou')
  await add('tag')
  await expect(row(3, 3).getByTestId('token').last()).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: condition.kinds.tag, exact: true }).fill('fan')
  await page.keyboard.press('Enter')
  await expect(tag('fan')).toBeFocused()
  const city = { attribute: 'person.city', is: '=', value: 'Hangzhou' }
  await isStored({ all: [has('vip'), { any: [city] }, has('fan')] })
  await tag('fan').hover()
  await dragTo(page, row(3, 3).getByTestId('grip'), row(1, 1), 0.9)
  await isStored({ all: [has('vip'), { any: [city, has('fan')] }] })

  // By keyboard: the first goes into the group as well, and the last out of it; a token is cleared and chosen anew.
  await tag('vip').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(tag('vip')).toBeFocused()
  await isStored({ all: [{ any: [has('vip'), city, has('fan')] }] })
  await tag('fan').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(tag('fan')).toBeFocused()
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: condition.kinds.tag, exact: true }).fill('regular')
  await page.keyboard.press('Enter')
  await isStored({ all: [{ any: [has('vip'), city] }, has('regular')] })
  await expect(canvas.steps('split.if')).toContainText('has the tag regular')
})

for (const language of ['en', 'zh-CN'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })
    test('an e-mail is written, seen as one person gets it, and tested', async ({ page, owner: _, product }) => {
      const words = wordsIn(language)
      const { compose, content } = words
      const integrator = integratorOf(product, await makeWriteKey(page, words, 'Shop'))
      await integrator.identify('user-1', { firstName: 'Lena', email: 'lena@example.com' }, true)
      await goTo(page, words, 'content')
      await page.getByRole('button', { name: content.create }).click()
      await page.getByRole('menuitem', { name: content.createEmail }).click()
      await page.getByRole('textbox', { name: content.name }).fill('Hello')
      await page.getByRole('textbox', { name: content.subject, exact: true }).fill('Good that you are here')
      const block = (kind: keyof typeof content.kinds, number: number) =>
        page.getByRole('group', {
          name: filled(content.blockNumber, { kind: content.kinds[kind], number }),
          exact: true,
        })

      // A heading is dragged to before the text, a button added at the end.
      const palette = page.getByRole('group', { name: compose.palette })
      const kind = (name: keyof typeof content.kinds) =>
        palette.getByRole('button', { name: content.kinds[name], exact: true })
      await dragTo(page, kind('heading'), block('text', 1), 0.1)
      await block('heading', 1).getByRole('textbox', { name: content.words }).fill('Welcome')
      await kind('button').click()
      await block('button', 3).getByRole('textbox', { name: content.words }).fill('To the shop')
      await block('button', 3).getByRole('textbox', { name: content.href }).fill('https://shop.example')

      // A value is offered as one types; the block moves by keyboard, and back by undo.
      const text = page.locator('[data-field$=".text"]').getByRole('textbox', { name: content.words }).nth(1)
      await text.click()
      await page.keyboard.type('Dear {{ first')
      await expect(page.getByRole('option', { name: /person\.firstName/ })).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(text).toHaveValue('Dear {{ person.firstName }}')
      await page.keyboard.press('Alt+ArrowUp')
      await expect(block('text', 1)).toBeVisible()
      await page.keyboard.press('ControlOrMeta+z')
      await expect(block('text', 2)).toBeVisible()

      // As Lena gets it.
      const preview = page.getByRole('complementary', { name: content.preview })
      await preview.getByRole('combobox', { name: content.previewAs }).click()
      await page.getByRole('option', { name: /Lena/ }).click()
      const frame = preview.locator('iframe').contentFrame()
      await expect(frame.getByText('Dear Lena')).toBeVisible()
      await expect(frame.getByRole('link', { name: 'To the shop' })).toHaveAttribute('href', 'https://shop.example')
      await preview.getByRole('button', { name: compose.views.text }).click()
      await expect(preview.getByLabel(compose.plainText)).toContainText('Dear Lena')

      await page.getByRole('button', { name: content.test }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: content.testVerb }).click()
      await expect(dialog.getByRole('status')).toContainText(content.testResults.outbox)
    })
  })
}
