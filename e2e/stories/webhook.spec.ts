import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney } from '../actions/drawn-journey.ts'
import { fieldOf, inspectorOf } from '../actions/inspector.ts'
import { integratorOf } from '../actions/integrator.ts'
import { findings, openLens, publish, sumReads } from '../actions/journey.ts'
import { makeWriteKey } from '../actions/settings.ts'
import { wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'
import { openWebService } from '../harness/web-service.ts'

const words = wordsIn('en')

test('a step asks a web service and the journey branches on its answer', async ({ page, owner, product }) => {
  const service = await openWebService({ customer: { tier: 'gold', points: 120 } })
  const integrator = integratorOf(product, await makeWriteKey(page, words, 'Web shop'))
  await integrator.track('user-1', 'Order Completed', { order_id: 'A-1', revenue: 268 })
  await drawnJourney(page, owner, product.url, {
    name: 'Ask the loyalty system',
    steps: [
      { id: 'ordered', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Order Completed' } },
      { id: 'ask', kind: 'http.request', x: 0, y: 160 },
      { id: 'if', kind: 'split.if', x: 0, y: 320 },
      { id: 'gold', kind: 'exit', x: -160, y: 480, config: { reason: 'gold' } },
      { id: 'other', kind: 'exit', x: 160, y: 480, config: { reason: 'other' } },
    ],
    lines: ['ordered:next>ask', 'ask:ok>if', 'if:yes>gold', 'if:no>other'],
  })
  const canvas = canvasOf(page, 'en')
  const inspector = inspectorOf(page, 'en')
  const panel = page.getByTestId('inspector')

  await canvas.select(canvas.steps('http.request'))
  await inspector.write(fieldOf('http.request', 'url', 'en'), `${service.url}/orders/{{ entry.order_id }}`)
  const { body } = words.configure
  await panel.getByRole('button', { name: body.add }).click()
  await inspector.write(body.field, 'spent')
  await inspector.choose(body.kind, body.kinds.value)
  const spent = panel.getByRole('combobox', { name: body.value, exact: true })
  await spent.fill('entry.revenue')
  await spent.press('Enter')
  await panel.getByRole('button', { name: words.inspector.keep.add }).click()
  await inspector.write(words.inspector.keep.name, 'tier')
  await inspector.write(words.inspector.keep.path, 'customer.tier')

  await canvas.select(canvas.steps('split.if'))
  await panel.getByRole('button', { name: words.inspector.condition.add }).click()
  await page.getByRole('menuitem', { name: words.inspector.condition.kinds.attribute }).click()
  await inspector.token(words.inspector.condition.field, 'tier that a step kept')
  await inspector.token(words.inspector.condition.value, 'gold')
  await expect(canvas.steps('split.if')).toContainText('gold')
  await expect(findings(page)).toHaveCount(0)
  await publish(page, words, 1)

  await integrator.track('user-2', 'Order Completed', { order_id: 'A-2', revenue: 88 })
  expect(service.asked).toEqual([{ method: 'POST', path: '/orders/A-2', body: '{\n  "spent": 88\n}' }])
  await openLens(page, words, 'live')
  await sumReads(page, words, { entered: 1, inside: 0, left: 1 })
  await expect(page.getByTestId('live-band')).toContainText('gold 1')
  await service.close()
})
