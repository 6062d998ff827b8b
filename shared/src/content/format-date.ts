import { dateOfWallTime, parsePlainDate, weekdayOf, type PlainDate } from '../time/day.ts'
import { parseInstant, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '../time/instant.ts'
import { offsetSpanAt, sinceMidnight } from '../time/wall-clock.ts'
import type { Language } from '../language/language.ts'

/** A calendar date, or a date with a time of day and where the clock stands that shows it. */
export interface Shown {
  readonly date: PlainDate
  /** Milliseconds since midnight. */
  readonly time: number
  readonly at: Instant | null
  readonly offsetMs: number
}

/** Numbers below are seconds, as Liquid has it; from here on they are milliseconds (1973 in them, 5138 in seconds). */
const firstMillisecondStamp = 100_000_000_000

/**
 * Reads what a template may call a date: a calendar date (`2026-11-11`, which no zone moves), an instant with an offset
 * (shown in the zone), or a number. Undefined for anything else.
 */
export const readDate = (value: unknown, zone: string): Shown | undefined => {
  if (typeof value === 'string') {
    const date = parsePlainDate(value.trim())
    if (date !== undefined) return { date, time: 0, at: null, offsetMs: 0 }
  }
  const at = readInstant(value)
  if (at === undefined) return undefined
  const offsetMs = offsetSpanAt(at, zone).offset
  return { date: dateOfWallTime(at + offsetMs), time: sinceMidnight(at + offsetMs), at, offsetMs }
}

const readInstant = (value: unknown): Instant | undefined => {
  if (typeof value === 'string') return parseInstant(value.trim())
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
  const at = Math.round(value < firstMillisecondStamp ? value * SECOND_MS : value)
  return Math.abs(at) < 8.64e15 ? at : undefined
}

const english = {
  months: 'January February March April May June July August September October November December'.split(' '),
  days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' '),
  halves: ['AM', 'PM'],
}
const chinese = {
  months: '一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月'.split(' '),
  days: '星期一 星期二 星期三 星期四 星期五 星期六 星期日'.split(' '),
  halves: ['上午', '下午'],
}
const short = (text: string, language: Language): string =>
  language === 'zh-CN' ? text.replace('星期', '周') : text.slice(0, 3)

const defaultFormat: Readonly<Record<Language, string>> = { en: '%B %-d, %Y', 'zh-CN': '%Y年%-m月%-d日' }

const wholes: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  D: '%m/%d/%y',
  T: '%H:%M:%S',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
}

/** A part of a date: its text, and how wide and with what it is filled up. */
type Part = readonly [text: string, width: number, fill: '0' | ' ']

const words = (text: string): Part => [text, 0, ' ']
const digits = (value: number, width: number, fill: '0' | ' ' = '0'): Part => [String(value), width, fill]

const offsetText = (offsetMs: number): string => {
  const minutes = Math.abs(offsetMs) / MINUTE_MS
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0')
  return `${offsetMs < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`
}

const dayOfYear = (date: PlainDate): number => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1] ?? 0
  return before + day + (leap && month > 2 ? 1 : 0)
}

const partOf = (directive: string, shown: Shown, language: Language): Part | undefined => {
  const names = language === 'zh-CN' ? chinese : english
  const [year = 0, month = 1, day = 1] = shown.date.split('-').map(Number)
  const hour = Math.floor(shown.time / HOUR_MS)
  const half = names.halves[hour < 12 ? 0 : 1] ?? ''
  const weekday = weekdayOf(shown.date)
  switch (directive) {
    case 'Y':
      return digits(year, 4)
    case 'y':
      return digits(year % 100, 2)
    case 'm':
      return digits(month, 2)
    case 'd':
      return digits(day, 2)
    case 'e':
      return digits(day, 2, ' ')
    case 'j':
      return digits(dayOfYear(shown.date), 3)
    case 'H':
      return digits(hour, 2)
    case 'k':
      return digits(hour, 2, ' ')
    case 'I':
      return digits(hour % 12 === 0 ? 12 : hour % 12, 2)
    case 'l':
      return digits(hour % 12 === 0 ? 12 : hour % 12, 2, ' ')
    case 'M':
      return digits(Math.floor(shown.time / MINUTE_MS) % 60, 2)
    case 'S':
      return digits(Math.floor(shown.time / SECOND_MS) % 60, 2)
    case 'L':
      return digits(shown.time % SECOND_MS, 3)
    case 'p':
      return words(half)
    case 'P':
      return words(half.toLowerCase())
    case 'B':
      return words(names.months[month - 1] ?? '')
    case 'b':
    case 'h':
      return words(short(names.months[month - 1] ?? '', language))
    case 'A':
      return words(names.days[weekday - 1] ?? '')
    case 'a':
      return words(short(names.days[weekday - 1] ?? '', language))
    case 'u':
      return digits(weekday, 1)
    case 'w':
      return digits(weekday % 7, 1)
    case 'z':
      return words(offsetText(shown.offsetMs))
    case 's':
      return words(shown.at === null ? '' : String(Math.floor(shown.at / SECOND_MS)))
    default:
      return undefined
  }
}

const pad = ([text, width, fill]: Part, flags: string): string => {
  if (flags.includes('-')) return text
  const padding = flags.includes('0') ? '0' : flags.includes('_') ? ' ' : fill
  const padded = text.padStart(width, padding)
  return flags.includes('^') ? padded.toUpperCase() : padded
}

/** Writes a date by the directives of strftime (`%Y-%m-%d`, `%-d`, `%B` ...). An unknown one stays as it stands. */
export const formatDate = (shown: Shown, format: string | undefined, language: Language): string =>
  (format ?? defaultFormat[language])
    .replaceAll(/%([FDTRrcxX])/g, (whole, directive: string) => wholes[directive] ?? whole)
    .replaceAll(/%([-0_^]*)([A-Za-z%])/g, (whole, flags: string, directive: string) => {
      if (directive === '%') return '%'
      const part = partOf(directive, shown, language)
      return part === undefined ? whole : pad(part, flags)
    })
