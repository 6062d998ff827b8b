import { describe, expect, test } from 'vitest'
import { propertiesOf, type PropertyRow, type PropertyType, rowsOf, seenIn } from './property-rows.ts'

let last = 0
const row = (name: string, type: PropertyType, text: string): PropertyRow => ({ key: (last += 1), name, type, text })

describe('data of a test event', () => {
  test('has the types that were chosen', () => {
    const rows = [
      row('cart_id', 'text', '268'),
      row('amount', 'number', '268'),
      row('gift', 'boolean', 'true'),
      row('due', 'date', '2026-11-25T10:02:00Z'),
      row('products', 'json', '[{"name":"Oak chair"}]'),
    ]
    expect(propertiesOf(rows)).toEqual({
      ok: true,
      value: {
        cart_id: '268',
        amount: 268,
        gift: true,
        due: '2026-11-25T10:02:00Z',
        products: [{ name: 'Oak chair' }],
      },
    })
  })

  test('that is given becomes rows which stand for the same data', () => {
    const data = { cart_id: 'C-1', total: 200, gift: true, cart: { lines: [1] } }
    const rows = rowsOf(seenIn(data)).map((each, key) => ({ ...each, key }))
    expect(propertiesOf(rows)).toEqual({ ok: true, value: data })
  })

  test('leaves out rows without a value', () => {
    expect(propertiesOf([row('', 'text', ' '), row('cart_id', 'text', '')])).toEqual({ ok: true, value: {} })
  })

  test('says which row does not fit and why', () => {
    const rows = [
      row('amount', 'number', 'much'),
      row('due', 'date', 'soon'),
      row('products', 'json', '[{]'),
      row('', 'text', 'x'),
      row('a', 'text', 'x'),
      row(' a ', 'text', 'y'),
    ]
    const read = propertiesOf(rows)
    expect(read.ok ? [] : [...read.faults.values()]).toEqual(['number', 'date', 'json', 'nameless', 'twice'])
  })

  test('starts with what the event had so far', () => {
    const seen = [
      { path: 'total', type: 'number', samples: [149.95, 48.95] },
      { path: 'products', type: 'list', samples: [] },
      { path: 'products[].name', type: 'text', samples: ['Oak chair'] },
      { path: 'address.city', type: 'text', samples: ['Hangzhou'] },
    ] as const
    expect(rowsOf(seen)).toEqual([
      { name: 'total', type: 'number', text: '149.95' },
      { name: 'products', type: 'json', text: '' },
    ])
  })
})
