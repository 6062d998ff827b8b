import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeBetween } from './text-change.ts'

test('the change turns one text into the other, whatever the two have in common', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { from, to, insert } = changeBetween(one, other) ?? { from: 0, to: 0, insert: '' }
      expect(one.slice(0, from) + insert + one.slice(to)).toBe(other)
    }),
  )
})

test('only what differs is touched, so that everything around it stays where it is', () => {
  expect(changeBetween('one two three', 'one 2 three')).toEqual({ from: 4, to: 7, insert: '2' })
  expect(changeBetween('same', 'same')).toBeUndefined()
})
