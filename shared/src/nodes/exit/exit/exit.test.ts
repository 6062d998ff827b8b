import { expect, test } from 'vitest'
import { arriving } from '../../testing/step-input.ts'
import { exit } from './exit.ts'

test('the passage ends under its reason', () => {
  expect(exit.step({ reason: 'bought', outcome: 'success' }, arriving())).toEqual({
    type: 'end',
    reason: 'bought',
    outcome: 'success',
  })
  expect(exit.ports({ reason: 'bought' })).toEqual([])
})
