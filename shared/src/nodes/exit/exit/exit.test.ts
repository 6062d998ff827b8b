import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
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

test.each([
  ['自行下单', '原因：{自行下单}'],
  ['finished', '原因：{走完旅程}'],
  ['', '原因：?填写离开原因?'],
])('the card of %j says: %s', (reason, said) => {
  expect(phraseText(exit.summary({ reason }, plainNames('zh-CN')))).toBe(said)
})
