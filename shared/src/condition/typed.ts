import type { Json } from '../problem/json.ts'
import type { PlainDate } from '../time/day.ts'
import { formatInstant, type Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import { dayAt, readDay } from './days.ts'
import { foldText, instantOfText, isList } from './fold.ts'

/**
 * How values compare, in one place.
 *
 * - Null, absent and "" are `none`: every comparison with it is false, on either side.
 * - Numbers compare with numbers only: the text "12" is not the number 12. They are doubles.
 * - Booleans are only equal or not.
 * - A text that is an ISO 8601 instant with its offset is an instant; one that is a day of the calendar, `YYYY-MM-DD`,
 *   is a day. Instants compare with instants, days with days; an instant and a day compare by the day on which the
 *   instant lies in the zone.
 * - Other text compares with other text, folded (fold.ts), by code point.
 * - Values of different sorts are not equal, and neither is less than the other.
 * - Lists and objects compare with nothing; `contains` finds a text among the items of a list.
 */
export type Typed =
  | { readonly sort: 'none' }
  | { readonly sort: 'number'; readonly number: number }
  | { readonly sort: 'flag'; readonly flag: boolean }
  | { readonly sort: 'text'; readonly text: string }
  | { readonly sort: 'instant'; readonly at: Instant }
  | { readonly sort: 'day'; readonly day: PlainDate }
  | { readonly sort: 'list'; readonly items: readonly Json[] }
  | { readonly sort: 'object' }

export const none: Typed = { sort: 'none' }
const yes: Typed = { sort: 'flag', flag: true }
const no: Typed = { sort: 'flag', flag: false }
const object: Typed = { sort: 'object' }

const typedText = (text: string): Typed => {
  if (text === '') return none
  const at = instantOfText(text)
  if (at !== undefined) return { sort: 'instant', at }
  const day = text.length === 10 ? readDay(text) : undefined
  return day === undefined ? { sort: 'text', text: foldText(text) } : { sort: 'day', day }
}

export const typed = (value: Json | undefined): Typed => {
  switch (typeof value) {
    case 'string':
      return typedText(value)
    case 'number':
      return { sort: 'number', number: value }
    case 'boolean':
      return value ? yes : no
    default:
      if (value === null || value === undefined) return none
      return isList(value) ? { sort: 'list', items: value } : object
  }
}

/** The folded text of a text, an instant or a day, for tests of text; undefined for all else. */
export const textOf = (value: Typed): string | undefined => {
  switch (value.sort) {
    case 'text':
      return value.text
    case 'instant':
      return formatInstant(value.at)
    case 'day':
      return value.day
    default:
      return undefined
  }
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

/** By code point, as databases order UTF-8 by its bytes; JavaScript's `<` would put U+FF5E after U+1F600. */
export const compareText = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left === right) continue
    if (isSurrogate(left) !== isSurrogate(right)) return isSurrogate(left) ? 1 : -1
    return left - right
  }
  return a.length - b.length
}

/** Below, at or above zero as `a` is before, equal to or after `b`; undefined if neither. */
export const compareTyped = (a: Typed, b: Typed, zone: Zone): number | undefined => {
  if (a.sort === 'number') return b.sort === 'number' ? a.number - b.number : undefined
  if (a.sort === 'text') return b.sort === 'text' ? compareText(a.text, b.text) : undefined
  if (a.sort === 'instant') {
    if (b.sort === 'instant') return a.at - b.at
    return b.sort === 'day' ? compareText(dayAt(a.at, zone), b.day) : undefined
  }
  if (a.sort === 'day') {
    if (b.sort === 'day') return compareText(a.day, b.day)
    return b.sort === 'instant' ? compareText(a.day, dayAt(b.at, zone)) : undefined
  }
  return undefined
}

export const equalTyped = (a: Typed, b: Typed, zone: Zone): boolean =>
  a.sort === 'flag' ? b.sort === 'flag' && a.flag === b.flag : compareTyped(a, b, zone) === 0
