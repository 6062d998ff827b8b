import { expect, test } from 'vitest'
import { arriving } from '../../testing/step-input.ts'
import { splitMulti } from './split-multi.ts'

const tagged = (tag: string) => ({ tag, is: 'has' }) as const
const config = {
  cases: [
    { id: 'manager', label: 'Manager', condition: tagged('manager') },
    { id: 'seller', label: 'Seller', condition: tagged('seller') },
  ],
}
const goesBy = (tags: Readonly<Record<string, boolean | 'unknown'>>): unknown => {
  const answers = (condition: object): boolean | 'unknown' =>
    ('tag' in condition && tags[String(condition.tag)]) || false
  const result = splitMulti.step(config, arriving({ answers }))
  return result.type === 'go' && result.port
}

test('the first case that fits decides, and only that', () => {
  expect(goesBy({ manager: true })).toBe('manager')
  expect(goesBy({ seller: true })).toBe('seller')
  expect(goesBy({ manager: true, seller: true })).toBe('manager')
  expect(goesBy({})).toBe('else')
})

test('a case that cannot be judged does not fit', () => {
  expect(goesBy({ manager: 'unknown', seller: true })).toBe('seller')
  expect(goesBy({ manager: 'unknown' })).toBe('else')
})

test('a label may change without breaking an edge: the port is the id', () => {
  expect(splitMulti.ports(config)).toEqual([
    { name: 'manager', label: 'Manager' },
    { name: 'seller', label: 'Seller' },
    { name: 'else' },
  ])
})
