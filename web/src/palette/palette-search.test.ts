import { expect, test } from 'vitest'
import { byFamily, findKinds, kinds } from './palette-search.ts'

const names = (typed: string) => findKinds(typed, 'en').map(({ kind }) => kind)

test('all kinds, by family', () => {
  expect(kinds.length).toBeGreaterThanOrEqual(17)
  expect(byFamily(kinds).flatMap((family) => family.kinds)).toHaveLength(kinds.length)
})

test('finds by name, by words of other tools, and in the other language', () => {
  expect(names('random')[0]).toBe('split.random')
  expect(names('webhook')).toContain('http.request')
  expect(names('疲劳度')).toContain('message.send')
  expect(findKinds('delay', 'zh-CN').length).toBeGreaterThan(0)
  expect(names('no such thing')).toEqual([])
})
