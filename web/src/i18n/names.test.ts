import { expect, test } from 'vitest'
import { durationInWords, namesFrom } from './names.ts'

const none = new Map<string, string>()
const sources = { segments: none, contents: none, journeys: none, goals: none, labels: new Map(), words: {} }
const english = namesFrom({ ...sources, language: 'en', segments: new Map([['vip', 'Best members']]) })
const chinese = namesFrom({ ...sources, language: 'zh-CN' })

test('durations read as said', () => {
  expect(durationInWords('PT2H', 'en')).toBe('2 hours')
  expect(durationInWords('P1DT6H', 'en')).toBe('1 day 6 hours')
  expect(durationInWords('PT2H', 'zh-CN')).toBe('2 小时')
  expect(durationInWords('PT0S', 'en')).toBe('0 seconds')
})

test('dates and weekdays are those of the calendar, in no zone', () => {
  expect(english.date('2026-12-01')).toBe('1 Dec 2026')
  expect(english.date('2026-12-01T10:00')).toBe('1 Dec 2026, 10:00')
  expect(chinese.date('2026-12-01')).toBe('2026 年 12 月 1 日')
  expect(english.weekday(1)).toBe('Monday')
  expect(chinese.weekday(7)).toBe('星期日')
})

test('an id stands for what is not known', () => {
  expect(english.segment('vip')).toBe('Best members')
  expect(english.segment('gone')).toBe('gone')
})

test('a condition reads as a sentence of the language', () => {
  const condition = { segment: 'vip', is: 'in' } as const
  expect(english.condition(condition)).toContain('Best members')
  expect(chinese.condition(condition)).toContain('vip')
})
