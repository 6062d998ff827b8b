import { listLabels, saveLabels } from '@trailwright/shared/wire/labels.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { labels } from './index.ts'
import { testApp, type TestApp } from '../http/testing.ts'

let t: TestApp
beforeAll(async () => {
  t = await testApp({ features: [labels] })
})
afterAll(() => t.close())

const cart = { kind: 'property', name: 'cart_id' } as const

test('a name is kept language by language, and taken back by an empty one', async () => {
  await t.as.editor.call(saveLabels, { body: { items: [{ ...cart, text: { en: 'cart', 'zh-CN': ' 购物车 ' } }] } })
  await t.as.editor.call(saveLabels, { body: { items: [{ ...cart, text: { en: 'basket' } }] } })
  const items = [{ ...cart, text: { en: 'basket', 'zh-CN': '购物车' } }]
  expect(await t.as.viewer.call(listLabels, {})).toEqual({ items })
  expect(await t.as.stranger.call(listLabels, {})).toEqual({ items: [] })
  const cleared = await t.as.editor.call(saveLabels, {
    body: { items: [{ ...cart, text: { en: '', 'zh-CN': '' } }] },
  })
  expect(cleared).toEqual({ items: [] })
})

test('an event and a property of one name are called apart', async () => {
  const { items } = await t.as.editor.call(saveLabels, {
    body: {
      items: [
        { kind: 'event', name: 'review', text: { en: 'Wrote a review' } },
        { kind: 'property', name: 'review', text: { en: 'review text' } },
      ],
    },
  })
  expect(items).toHaveLength(2)
})
