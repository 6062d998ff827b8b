import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { triggerApi } from './trigger-api.ts'

const inputs = [
  { name: 'order', type: 'text', required: true },
  { name: 'total', type: 'number', required: false },
] as const

test('names the values that the system passes', () => {
  expect(phraseText(triggerApi.summary({ inputs: [] }, plainNames('en')))).toBe('When {your system} asks')
  expect(phraseText(triggerApi.summary({ inputs }, plainNames('zh-CN')))).toBe(
    '由「{您的系统}」调用，附带 order、total',
  )
})

test('refuses a name that cannot be read as entry.<name>', () => {
  expect(triggerApi.config.safeParse({ inputs: [{ name: 'order id' }] }).success).toBe(false)
})
