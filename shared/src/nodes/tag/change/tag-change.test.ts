import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { arriving } from '../../testing/step-input.ts'
import { tagChange } from './tag-change.ts'

test.each([
  ['add', 'tag', '添加「{vip}」'],
  ['remove', 'untag', '移除「{vip}」'],
] as const)('%s', (change, op, said) => {
  expect(tagChange.step({ change, tag: 'vip' }, arriving())).toMatchObject({
    port: 'next',
    effects: [{ type: 'updatePerson', ops: [{ op, tag: 'vip' }] }],
  })
  expect(phraseText(tagChange.summary({ change, tag: 'vip' }, plainNames('zh-CN')))).toBe(said)
})
