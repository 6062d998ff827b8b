import { expect, test } from 'vitest'
import { endReasonText } from './end-reasons.ts'

test('our own words for an ending are said in the language of the reader', () => {
  expect(endReasonText('max-stay', 'en')).toBe('stayed too long')
  expect(endReasonText('max-stay', 'zh-CN')).toBe('超过最长停留')
})

test('what a journey calls an ending stands as it was written', () => {
  for (const reason of ['not-bought', '自行下单', 'constructor']) expect(endReasonText(reason, 'zh-CN')).toBe(reason)
})
