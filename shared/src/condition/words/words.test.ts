import { describe, expect, test } from 'vitest'
import { languages, type Language } from '../../language/language.ts'
import fc from 'fast-check'
import type { Condition } from '../schema.ts'
import { conditionArbitrary } from '../testing/arbitrary.ts'
import { conditionText, conditionWords, type ConditionNames } from './words.ts'

const words: Readonly<Record<string, readonly [string, string]>> = {
  'Order Completed': ['Order Completed', '完成订单'],
  'person.city': ['City', '城市'],
  'person.renewal': ['Renewal', '续费日'],
  'event.total': ['Total', '金额'],
  loyal: ['Loyal customers', '忠实用户'],
  email: ['e-mail', '邮件'],
  sms: ['SMS', '短信'],
  P30D: ['30 days', '30 天'],
  P365D: ['365 days', '365 天'],
  PT1H: ['1 hour', '1 小时'],
  cart: ['Abandoned cart', '弃单挽回'],
}
const names = (language: Language): ConditionNames => {
  const name = (id: string): string => words[id]?.[language === 'en' ? 0 : 1] ?? id
  return {
    language,
    event: name,
    attribute: name,
    segment: name,
    channel: name,
    journey: name,
    duration: name,
    number: (value) =>
      value >= 1000 ? `${Math.floor(value / 1000)},${String(value % 1000).padStart(3, '0')}` : `${value}`,
    date: (text) => text,
    weekday: (day) => (language === 'en' ? 'Mon Tue' : '周一 周二').split(' ')[day - 1] ?? String(day),
    zone: (choice) => (choice === 'person' ? (language === 'en' ? 'their time' : '用户时区') : choice),
  }
}

const order = { did: 'Order Completed', measure: 'count' } as const
const city: Condition = { attribute: 'person.city', is: '=', value: 'Hangzhou' }
const loyal: Condition = { segment: 'loyal', is: 'in' }

test.each<[Condition, string, string]>([
  [
    { ...order, is: '>=', value: 2, window: { last: 'P30D' } },
    'did Order Completed at least 2 times in the last 30 days',
    '过去 30 天内完成订单至少 2 次',
  ],
  [{ ...order, is: '>=', value: 1 }, 'did Order Completed', '发生过完成订单'],
  [{ ...order, is: '=', value: 0, window: { day: 0 } }, 'did not do Order Completed today', '今天未发生完成订单'],
  [{ ...order, is: '=', value: 1 }, 'did Order Completed exactly 1 time', '完成订单恰好 1 次'],
  [
    { ...order, measure: 'sum', of: 'event.total', is: '>=', value: 1000, window: { last: 'P365D' } },
    'sum of Total over Order Completed in the last 365 days is at least 1,000',
    '过去 365 天内完成订单的金额合计不少于 1,000',
  ],
  [
    { ...order, measure: 'last', is: 'withinLast', value: 'PT1H' },
    'the last Order Completed is within the last 1 hour',
    '最近一次完成订单在过去 1 小时内',
  ],
  [
    { ...order, is: '>=', value: 1, where: { attribute: 'event.total', is: '>', value: 200 } },
    'did Order Completed where Total is more than 200',
    '发生过完成订单（金额大于 200）',
  ],
  [city, 'City is Hangzhou', '城市为「Hangzhou」'],
  [{ attribute: 'person.city', is: 'notKnown' }, 'City is not known', '城市没有值'],
  [{ attribute: 'person.city', is: 'oneOf', value: ['A', 'B'] }, 'City is one of A, B', '城市为「A」、「B」之一'],
  [
    { attribute: 'person.renewal', is: '<=', value: { now: '-PT1H' } },
    'Renewal is 1 hour ago or earlier',
    '续费日为 1 小时前或更早',
  ],
  [{ attribute: 'person.renewal', is: 'onDay', value: 1 }, 'Renewal is tomorrow', '续费日为明天'],
  [{ attribute: 'person.renewal', is: 'onDay', value: -3 }, 'Renewal is 3 days ago', '续费日为 3 天前'],
  [{ segment: 'loyal', is: 'out' }, 'is not in Loyal customers', '不属于「忠实用户」'],
  [{ tag: 'vip', is: 'has' }, 'has the tag vip', '有标签「vip」'],
  [
    { consent: { channel: 'sms', category: 'marketing' }, is: 'granted' },
    'agreed to marketing by SMS',
    '同意接收短信营销',
  ],
  [{ reachable: ['email', 'sms'] }, 'can be reached by e-mail or SMS', '可通过邮件或短信触达'],
  [{ journey: 'cart', is: 'neverEntered' }, 'never entered Abandoned cart', '从未进入「弃单挽回」'],
  [
    { journey: 'cart', is: 'entered', within: 'P30D' },
    'entered Abandoned cart in the last 30 days',
    '过去 30 天内进入过「弃单挽回」',
  ],
  [
    { clock: { from: '09:00', to: '18:00', weekdays: [1, 2] }, zone: 'person' },
    'it is Mon, Tue, 09:00 to 18:00 (their time)',
    '当前为周一、周二 09:00–18:00（用户时区）',
  ],
  [{ draw: { salt: 'a', below: 20 } }, 'is among 20% by chance', '随机抽中 20%'],
  [{ all: [] }, 'everyone', '所有人'],
  [
    { all: [city, { any: [loyal, { tags: 'any' }] }] },
    'City is Hangzhou and (is in Loyal customers or has any tag)',
    '城市为「Hangzhou」，且（属于「忠实用户」，或有标签）',
  ],
  [{ not: city }, 'not (City is Hangzhou)', '不满足（城市为「Hangzhou」）'],
])('%j', (condition, en, zh) => {
  expect(conditionText(condition, names('en'))).toBe(en)
  expect(conditionText(condition, names('zh-CN'))).toBe(zh)
})

describe('parts', () => {
  test('values are bold, what is missing is red', () => {
    expect(conditionWords(city, names('en'))).toEqual([{ value: 'City' }, ' is ', { value: 'Hangzhou' }])
    expect(conditionWords({ attribute: 'person.city', is: '=' }, names('en'))).toEqual([
      { value: 'City' },
      ' is ',
      { missing: 'a value' },
    ])
  })

  test('every condition has words in both languages, with every place filled', () => {
    fc.assert(
      fc.property(conditionArbitrary, fc.constantFrom(...languages), (condition, language) => {
        const text = conditionText(condition, names(language))
        expect(text).not.toBe('')
        expect(text).not.toMatch(/\{\w+\}/)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})
