import { expect, test } from 'vitest'
import { keyed, type Received } from './received.ts'

const call = (id: string, status: Received['status'], receivedAt: number): Received => ({
  id,
  receivedAt,
  at: receivedAt,
  type: 'track',
  name: 'Cart Updated',
  person: null,
  personName: '',
  source: 'Shop',
  status,
  code: null,
  field: null,
  warnings: [],
  payload: {},
})

test('a repeat, and refused calls without an id, are told apart', () => {
  const keys = keyed([
    call('', 'refused', 3),
    call('', 'refused', 3),
    call('m1', 'duplicate', 2),
    call('m1', 'accepted', 1),
  ])
  expect(new Set(keys.map(({ key }) => key)).size).toBe(4)
})

test('a call keeps its key when newer ones come', () => {
  const before = keyed([call('m1', 'accepted', 1)])
  const after = keyed([call('m1', 'duplicate', 2), call('m1', 'accepted', 1)])
  expect(after.at(-1)?.key).toBe(before[0]?.key)
})
