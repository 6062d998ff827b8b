import { describe, expect, test } from 'vitest'
import * as en from './en/index.ts'
import * as zh from './zh-CN/index.ts'

/** Every text with its key, such as `app.nav.people`. */
function flat(texts: object, prefix = ''): [key: string, text: unknown][] {
  return Object.entries(texts).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? flat(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  )
}

const english = flat(en)
const chinese = flat(zh)
const places = (text: unknown) => [...String(text).matchAll(/\{(\w+)/g)].map((match) => match[1]).toSorted()

describe('texts of the product', () => {
  test('are there at all', () => {
    expect(english.length).toBeGreaterThan(40)
  })

  test('have the same keys in both languages; Chinese needs no singular', () => {
    const keys = (texts: [string, unknown][]) => texts.map(([key]) => key).filter((key) => !key.endsWith('_one'))
    expect(keys(chinese).toSorted()).toEqual(keys(english).toSorted())
  })

  test('are never empty', () => {
    const empty = [...english, ...chinese].filter(([, text]) => typeof text !== 'string' || text.trim() === '')
    expect(empty).toEqual([])
  })

  test('have the same places to fill', () => {
    const inEnglish = new Map(english)
    const wrong = chinese.filter(([key, text]) => String(places(text)) !== String(places(inEnglish.get(key))))
    expect(wrong).toEqual([])
  })

  test('avoid words that beg, joke or cheer', () => {
    const forbidden = /\b(please|oops|sorry|successfully)\b|!|！|(?<![邀申])请(?!求)/iu
    expect([...english, ...chinese].filter(([, text]) => forbidden.test(String(text)))).toEqual([])
  })

  test('put a space between Chinese characters and Latin letters or digits', () => {
    const tight = /\p{Script=Han}[A-Za-z0-9{]|[A-Za-z0-9}]\p{Script=Han}/u
    const filled = (text: unknown) => String(text).replaceAll(/\{(\w+)\}/g, (_, name: string) => sampleOf(name))
    const glued = chinese.filter(([, text]) => tight.test(filled(text)))
    expect(glued).toEqual([])
  })
})

/** What may fill a place: Chinese words beside which no space belongs, a counted thing such as "12 人", else Latin. */
function sampleOf(place: string): string {
  if (wordPlaces.has(place)) return '中'
  return countedPlaces.has(place) ? '1 人' : 'x'
}
const wordPlaces = new Set(['journey', 'event', 'segment', 'content', 'channel', 'kind', 'role', 'what', 'status'])
const countedPlaces = new Set(['people', 'journeys', 'steps', 'days', 'messages', 'duration'])
