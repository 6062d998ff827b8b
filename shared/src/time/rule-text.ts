import { parseInstant, type Instant } from './instant.ts'
import { parsePlainDate, timeOfDayMs, type PlainDate } from './day.ts'

/** The parts of an RFC 5545 rule that a schedule may use, read and range-checked; times of day are not among them. */
export type RuleParts = {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | undefined
  readonly until: RuleUntil | undefined
  readonly byDay: readonly string[]
  readonly byMonth: readonly number[]
  readonly byMonthDay: readonly number[]
  readonly byYearDay: readonly number[]
  readonly byWeekNo: readonly number[]
  readonly bySetPos: readonly number[]
  /** The rule without UNTIL, in capitals, as rrule-temporal reads it. */
  readonly endless: string
}

/** The last moment of a rule, included: an instant, or the wall clock at a date (and a time in ms since midnight). */
export type RuleUntil =
  | { readonly instant: Instant }
  | { readonly date: PlainDate; readonly timeMs: number | undefined }

export type RuleFault = 'unreadable' | 'too-often' | 'time-in-rule' | 'part-unknown'

const RULE_PARTS = /^[A-Z]+=[^=;]+(;[A-Z]+=[^=;]+)*$/
const TIME_PARTS = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND'])
const PARTS = new Set([
  'FREQ',
  'INTERVAL',
  'COUNT',
  'UNTIL',
  'WKST',
  'BYDAY',
  'BYMONTH',
  'BYMONTHDAY',
  'BYYEARDAY',
  'BYWEEKNO',
  'BYSETPOS',
])
const LARGEST_INTERVAL = 1_000
const LARGEST_COUNT = 100_000

const wholeNumber = (text: string | undefined, largest: number): number | undefined => {
  if (text === undefined || !/^\d{1,6}$/.test(text)) return undefined
  const number = Number(text)
  return number >= 1 && number <= largest ? number : undefined
}

/** A comma-separated list of numbers from 1 to `largest`, or from the end if `signed`. Undefined if one is not. */
const numbers = (text: string | undefined, largest: number, signed: boolean): readonly number[] | undefined => {
  if (text === undefined) return []
  const list = text.split(',').map((item) => (/^[+-]?\d{1,3}$/.test(item) ? Number(item) : NaN))
  const fits = (number: number) => Math.abs(number) >= 1 && Math.abs(number) <= largest && (signed || number > 0)
  return list.every(fits) ? list : undefined
}

const UNTIL = /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d)(Z)?)?$/

const readUntil = (text: string): RuleUntil | undefined => {
  const match = UNTIL.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, utc] = match
  const date = parsePlainDate(`${year}-${month}-${day}`)
  if (date === undefined) return undefined
  if (hour === undefined) return { date, timeMs: undefined }
  if (utc === undefined) return { date, timeMs: timeOfDayMs(`${hour}:${minute}`) + Number(second) * 1_000 }
  const instant = parseInstant(`${date}T${hour}:${minute}:${second}Z`)
  return instant === undefined ? undefined : { instant }
}

const isFreq = (text: string | undefined): text is RuleParts['freq'] =>
  text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY'

const readDays = (text: string | undefined, freq: RuleParts['freq']): readonly string[] | undefined => {
  if (text === undefined) return []
  const ordinals = freq === 'MONTHLY' || freq === 'YEARLY'
  const pattern = ordinals ? /^([+-]?([1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)$/ : /^(MO|TU|WE|TH|FR|SA|SU)$/
  const list = text.split(',')
  return list.every((item) => pattern.test(item)) ? list : undefined
}

/** Reads the value of an RRULE, such as `FREQ=WEEKLY;BYDAY=MO`; strict, and total: what cannot be used has a name. */
export const readRule = (text: string): RuleParts | RuleFault => {
  const rule = text.toUpperCase()
  if (!RULE_PARTS.test(rule)) return 'unreadable'
  const parts = new Map<string, string>()
  for (const part of rule.split(';')) {
    const [name = '', value = ''] = part.split('=')
    if (TIME_PARTS.has(name)) return 'time-in-rule'
    if (!PARTS.has(name)) return 'part-unknown'
    if (parts.has(name)) return 'unreadable'
    parts.set(name, value)
  }
  const freq = parts.get('FREQ')
  if (freq === 'HOURLY' || freq === 'MINUTELY' || freq === 'SECONDLY') return 'too-often'
  if (!isFreq(freq)) return 'unreadable'
  const untilText = parts.get('UNTIL')
  const interval = parts.has('INTERVAL') ? wholeNumber(parts.get('INTERVAL'), LARGEST_INTERVAL) : 1
  const count = wholeNumber(parts.get('COUNT'), LARGEST_COUNT)
  const until = untilText === undefined ? undefined : readUntil(untilText)
  const byDay = readDays(parts.get('BYDAY'), freq)
  const byMonth = numbers(parts.get('BYMONTH'), 12, false)
  const byMonthDay = numbers(parts.get('BYMONTHDAY'), 31, true)
  const byYearDay = numbers(parts.get('BYYEARDAY'), 366, true)
  const byWeekNo = numbers(parts.get('BYWEEKNO'), 53, true)
  const bySetPos = numbers(parts.get('BYSETPOS'), 366, true)
  if (interval === undefined || !byDay || !byMonth || !byMonthDay || !byYearDay || !byWeekNo || !bySetPos) {
    return 'unreadable'
  }
  const badCount = parts.has('COUNT') && count === undefined
  const badUntil = untilText !== undefined && until === undefined
  if (badCount || badUntil || (count !== undefined && until !== undefined)) return 'unreadable'
  parts.delete('UNTIL')
  const endless = [...parts].map(([name, value]) => `${name}=${value}`).join(';')
  return { freq, interval, count, until, byDay, byMonth, byMonthDay, byYearDay, byWeekNo, bySetPos, endless }
}

/** Whether which days a rule means depends on the day it starts on. */
export const needsStart = (rule: RuleParts): boolean => {
  if (rule.count !== undefined || rule.interval > 1) return true
  const choosesDays = rule.byDay.length + rule.byMonthDay.length + rule.byYearDay.length > 0
  return rule.freq !== 'DAILY' && !choosesDays
}
