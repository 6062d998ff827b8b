import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { triggerSegment } from './trigger-segment.ts'

test('enters by default, and takes nobody who is in it already', () => {
  expect(triggerSegment.config.parse({ segment: 'vip' })).toEqual({
    segment: 'vip',
    on: 'enter',
    includeExisting: false,
  })
})

test('says which segment is entered or left', () => {
  expect(phraseText(triggerSegment.summary({ segment: 'vip' }, plainNames('en')))).toBe('Enters {vip}')
  expect(phraseText(triggerSegment.summary({ segment: 'vip', on: 'exit' }, plainNames('zh-CN')))).toBe('离开「{vip}」')
})
