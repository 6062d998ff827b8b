import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyOf, type BodyRow, rowsOf } from './json-body-rows.ts'

const rows: readonly BodyRow[] = [
  { name: 'cart', kind: 'value', holds: 'entry.cart_id' },
  { name: 'greeting', kind: 'text', holds: 'Hi "{{ person.firstName | default: "you" }}"\nbye' },
  { name: 'times', kind: 'plain', holds: '2' },
  { name: 'gift', kind: 'plain', holds: 'true' },
  { name: 'open', kind: 'value', holds: '' },
]

test('fields become a body and come back', () => {
  const body = bodyOf(rows)
  expect(body).toContain('"cart": {{ entry.cart_id | json }}')
  expect(rowsOf(body)).toEqual(rows)
  expect(rowsOf('')).toEqual([])
  expect(bodyOf([])).toBe('')
})

test('a body on one line is read as well', () => {
  expect(rowsOf('{"a": 1, "b": "x"}')).toEqual([
    { name: 'a', kind: 'plain', holds: '1' },
    { name: 'b', kind: 'text', holds: 'x' },
  ])
})

test('anything else stays text', () => {
  for (const body of [
    '[1]',
    '{"a": {"b": 1}}',
    '{"a": {{ entry.total | round }}}',
    '{{ entry | json }}',
    '{"a": 1,}',
    'x',
  ])
    expect(rowsOf(body)).toBeUndefined()
})

test('any text of a field comes back as it was', () => {
  const words = fc.string({ unit: 'grapheme' }).filter((each) => !/[{}]/.test(each))
  fc.assert(
    fc.property(words, words, (name, holds) => {
      const given: BodyRow[] = [{ name, kind: 'text', holds }]
      expect(rowsOf(bodyOf(given))).toEqual(given)
    }),
  )
})
