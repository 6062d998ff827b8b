import { listContents } from '@trailwright/shared/wire/contents.ts'
import { getJourney } from '@trailwright/shared/wire/journeys.ts'
import { drawnJourney } from '../actions/drawn-journey.ts'
import { fieldOf } from '../actions/inspector.ts'
import { draftIsSaved } from '../actions/journey.ts'
import { outlineOf, pick, tabTo } from '../actions/outline.ts'
import { filled, kindWords, wordsIn } from '../actions/words.ts'
import type { StoryLanguage } from '../harness/language.ts'
import { expect, test } from '../harness/test.ts'
import { accessFaults } from '../screens/faults.ts'

const words = wordsIn('en')

test.describe('in the demo shop', () => {
  test.use({ demo: 'demo' })

  test('the abandoned cart is built in the list alone, with the keyboard alone, and published', async ({
    page,
    owner,
    product,
  }) => {
    const { items } = listContents.response.parse(await owner.api.get('/api/v1/contents'))
    const mail = items.find(({ channel, published }) => channel === 'email' && published)?.name ?? ''
    const list = outlineOf(page, 'en')
    const inspector = page.getByTestId('inspector')
    const field = (kind: string, name: string) =>
      inspector.getByRole('combobox', { name: fieldOf(kind, name, 'en'), exact: true })
    const keys = page.keyboard

    await test.step('opens an empty journey as a list and names it', async () => {
      await page.goto(`${product.url}/start`)
      await tabTo(page, page.getByRole('button', { name: words.start.empty }))
      await keys.press('Enter')
      await expect(page.getByTestId('canvas')).toBeVisible()
      await keys.press('l')
      await expect(list.grid).toBeVisible()
      await tabTo(page, page.getByRole('textbox', { name: words.editor.name }))
      await keys.press('ControlOrMeta+a')
      await keys.insertText('Forgotten carts')
      await tabTo(page, list.grid)
    })

    await test.step('a start, and a wait for the order', async () => {
      await list.add('trigger.event')
      await list.edit(async () => {
        await tabTo(page, field('trigger.event', 'event'))
        await keys.insertText('Cart Updated')
        await keys.press('Enter')
      })
      await list.add('wait.event')
      await expect(list.said).toContainText(/^Added step 2, .* after step 1, /)
      await list.edit(async () => {
        await tabTo(page, inspector.getByRole('combobox', { name: words.inspector.condition.event, exact: true }))
        await keys.insertText('Order Completed')
        await keys.press('Enter')
        const amount = inspector.getByLabel(fieldOf('wait.event', 'timeout', 'en'), { exact: true })
        await tabTo(page, amount)
        await keys.press('ControlOrMeta+a')
        await keys.insertText('2')
        await keys.press('Tab')
        await keys.press('Enter')
        await pick(page, page.getByRole('option', { name: words.ui.units.hours, exact: true }))
      })
      await expect(list.active).toContainText('2 hours')
      await expect(list.active).toContainText('Order Completed')
    })

    await test.step('who orders leaves; who does not gets a mail', async () => {
      await list.add('exit', 'happened')
      await list.edit(async () => {
        await tabTo(page, inspector.getByLabel(fieldOf('exit', 'reason', 'en'), { exact: true }))
        await keys.press('ControlOrMeta+a')
        await keys.insertText('ordered')
        await tabTo(page, field('exit', 'outcome'))
        await keys.press('Enter')
        await pick(page, page.getByRole('option', { name: kindWords('exit', 'en').options['success'] ?? '' }))
      })
      await list.walkTo('wait.event', 'ArrowUp')
      await list.add('message.send', 'timeout')
      await list.edit(async () => {
        const content = field('message.send', 'content')
        await tabTo(page, content)
        await keys.insertText(mail)
        await expect(page.getByRole('option', { name: mail })).toBeVisible()
        await keys.press('Enter')
      })
      await expect(list.active).toContainText(mail)
      await list.add('exit', 'sent')
      await list.walkTo('message.send', 'ArrowUp')
      await list.continueAt('failed', 'exit')
      await expect(list.said).toContainText(/continues at step/)
    })

    await test.step('undo and redo say what they did', async () => {
      await keys.press('ControlOrMeta+z')
      await expect(list.said).toContainText(filled(words.outline.says.undone, { what: words.editor.edits.connect }))
      await keys.press('ControlOrMeta+Shift+z')
      await expect(list.said).toContainText(filled(words.outline.says.redone, { what: words.editor.edits.connect }))
    })

    await test.step('publishes it', async () => {
      await draftIsSaved(page)
      await keys.press('ControlOrMeta+Enter')
      const sheet = page.getByTestId('publish-sheet')
      await expect(sheet.getByText(words.editor.publish.clear)).toBeVisible()
      await tabTo(page, sheet.getByRole('button', { name: filled(words.editor.publish.verb, { number: 1 }) }))
      await keys.press('Enter')
      await expect(page.getByText(filled(words.editor.publish.done, { number: 1 }))).toBeVisible()
    })

    const id = new URL(page.url()).pathname.split('/').at(-1)
    const { graph } = getJourney.response.parse(await owner.api.get(`/api/v1/journeys/${id}`)).draft
    const kindAt = new Map(graph.nodes.map((node) => [node.id, node.kind]))
    expect(graph.edges.map(({ from, port, to }) => `${kindAt.get(from)}:${port}>${kindAt.get(to)}`).toSorted()).toEqual(
      [
        'message.send:failed>exit',
        'message.send:sent>exit',
        'trigger.event:next>wait.event',
        'wait.event:happened>exit',
        'wait.event:timeout>message.send',
      ],
    )
  })
})

const languages: readonly StoryLanguage[] = ['en', 'zh-CN']

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test('axe finds nothing serious in the list, its menu and its picker, light and dark; the choice is kept', async ({
      page,
      owner,
      product,
    }) => {
      await drawnJourney(page, owner, product.url, {
        name: 'Two sides',
        steps: [
          { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
          { id: 's', kind: 'split.if', x: 0, y: 160, config: { condition: { tag: 'vip', is: 'has' } } },
          { id: 'm1', kind: 'wait.for', x: -160, y: 320 },
          { id: 'm2', kind: 'message.send', x: 160, y: 320 },
          { id: 'x', kind: 'exit', x: 0, y: 480 },
          { id: 'lost', kind: 'wait.for', x: 400, y: 480 },
        ],
        lines: ['t:next>s', 's:yes>m1', 's:no>m2', 'm1:next>x', 'm2:sent>x'],
      })
      const texts = wordsIn(language).outline
      const list = outlineOf(page, language)
      await page.getByRole('button', { name: texts.list, exact: true }).click()
      await list.rows('split.if').click()
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox').fill('VIP')
      await page.getByRole('button', { name: texts.note.done }).click()
      await expect(list.grid.getByText('VIP', { exact: true })).toBeVisible()
      await draftIsSaved(page)
      await page.reload()
      await expect(list.grid).toBeVisible()
      const inColours = async (colorScheme: 'light' | 'dark') => {
        await page.emulateMedia({ colorScheme })
        await expect(page.locator('html')).toHaveAttribute('data-scheme', colorScheme)
      }
      await list.rows('message.send').click()
      for (const colorScheme of ['light', 'dark'] as const) {
        await inColours(colorScheme)
        expect(await accessFaults(page)).toEqual([])
      }
      await page.keyboard.press('Shift+F10')
      await expect(page.getByRole('menu')).toBeVisible()
      expect(await accessFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(list.grid).toBeFocused()
      await page.keyboard.press('c')
      await page.locator('[data-port="sent"]').click()
      await expect(page.getByTestId('connect-bar')).toBeVisible()
      await inColours('light')
      expect(await accessFaults(page)).toEqual([])
    })
  })
}
