import { expect, test } from 'vitest'
import { hue, initials } from './initials.ts'

test.each([
  ['Chen Yu', 'CY'],
  ['Max', 'M'],
  ['Ana Maria de Souza', 'AS'],
  ['林晓雯', '晓雯'],
  ['陈雨', '雨'],
  ['野', '野'],
  ['', '?'],
])('%s is %s', (name, letters) => expect(initials(name)).toBe(letters))

test('a workspace begins as its name does', () => {
  expect(initials('山野家居', 'workspace')).toBe('山野')
  expect(initials('Shanye Home', 'workspace')).toBe('SH')
})

test('a name keeps its colour', () => {
  expect(hue('Chen Yu', 8)).toBe(hue('Chen Yu', 8))
  expect(
    new Set(['Chen Yu', 'Max Braun', 'Li Jing', 'Zhang Wei', '林晓雯'].map((name) => hue(name, 8))).size,
  ).toBeGreaterThan(2)
})
