import { describe, expect, test } from 'vitest'
import { formatIn, spaced } from './format.ts'

// Wednesday, 25 November 2026, 10:46 in Shanghai.
const now = Date.UTC(2026, 10, 25, 2, 46)
const day = 86_400_000
const english = formatIn('en', { now: () => now, zone: 'Asia/Shanghai', yesterday: 'yesterday' })
const chinese = formatIn('zh-CN', { now: () => now, zone: 'Asia/Shanghai', yesterday: '昨天' })

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [12_480, '12,480', '12,480'],
    [99_999, '99,999', '99,999'],
    [128_000, '128k', '12.8 万'],
    [1_280_000, '1.28M', '128 万'],
    [2_500_000_000, '2.5B', '25 亿'],
  ])('%d reads %s and %s', (value, en, zh) => {
    expect(english.number(value)).toBe(en)
    expect(chinese.number(value)).toBe(zh)
  })

  test('money has digits behind the point only when there are any', () => {
    expect(english.money(1286, 'CNY')).toBe('¥1,286')
    expect(english.money(1286.5, 'CNY')).toBe('¥1,286.50')
    expect(chinese.money(1286, 'CNY')).toBe('¥1,286')
  })

  test('shares', () => {
    expect(english.percent(0.5)).toBe('50%')
    expect(english.percent(0.217)).toBe('21.7%')
  })
})

describe('times', () => {
  test('are as short as their distance allows', () => {
    expect(english.brief(now - 4 * 60_000)).toBe('10:42')
    expect(english.brief(now - day)).toBe('yesterday')
    expect(english.brief(now - 2 * day)).toBe('Mon')
    expect(english.brief(now - 13 * day)).toBe('12 Nov')
    expect(english.brief(now - 365 * day)).toBe('25 Nov 2025')
  })

  test('put a space between Chinese characters and digits', () => {
    expect(chinese.brief(now - 13 * day)).toBe('11 月 12 日')
    expect(chinese.day(now)).toContain('11 月 25 日')
    expect(spaced('2小时后')).toBe('2 小时后')
  })

  test('carry the zone when it is not the reader’s', () => {
    expect(english.exact(now)).toBe('25 Nov 2026, 10:46')
    expect(english.exact(now, 'Asia/Shanghai')).toBe('25 Nov 2026, 10:46')
    expect(english.exact(now, 'UTC')).toBe('25 Nov 2026, 02:46 UTC')
  })

  test('tell how long ago', () => {
    expect(english.ago(now - 4 * 60_000)).toBe('4 minutes ago')
    expect(chinese.ago(now - 4 * 60_000)).toBe('4 分钟前')
    expect(english.ago(now + 2 * day)).toBe('in 2 days')
  })
})
