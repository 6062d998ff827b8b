import { expect, test } from 'vitest'
import { arriving } from '../../testing/step-input.ts'
import { splitIf } from './split-if.ts'

const config = { condition: { tag: 'vip', is: 'has' } } as const

test.each([
  [true, 'yes'],
  [false, 'no'],
  ['unknown', 'no'],
] as const)('%s goes by %s, and the trace says which it was', (value, port) => {
  expect(splitIf.step(config, arriving({ answers: () => value }))).toMatchObject({
    type: 'go',
    port,
    values: { value },
  })
})
