import { expect, test } from 'vitest'
import { preferredLanguage } from './i18n.ts'

test('the language chosen on this device comes before that of the browser', () => {
  expect(preferredLanguage('zh-CN', ['en-GB'])).toBe('zh-CN')
})

test('else the first language of the browser that we speak, whatever its region', () => {
  expect(preferredLanguage(null, ['fr-FR', 'zh-TW', 'en'])).toBe('zh-CN')
  expect(preferredLanguage(null, ['en-US', 'zh'])).toBe('en')
})

test('else English', () => {
  expect(preferredLanguage('xx', ['fr'])).toBe('en')
})
