import { error, warning, type Finding } from '../problem/finding.ts'
import { durationMs } from './duration.ts'
import {
  isUsableRule,
  nextOccurrence,
  SHORTEST_INTERVAL_MS,
  type Recurrence,
  type RuleRecurrence,
} from './recurrence.ts'
import { needsStart, readRule, type RuleParts } from './rule-text.ts'
import { EARLIEST } from './instant.ts'

/** Every code that `checkRecurrence` gives; each has its sentences in the translations. */
export const recurrenceCodes = [
  'recurrence.unreadable',
  'recurrence.too-often',
  'recurrence.time-in-rule',
  'recurrence.part-unknown',
  'recurrence.start-missing',
  'recurrence.never',
  'recurrence.interval-not-exact',
  'recurrence.interval-too-short',
  'recurrence.months-skipped',
] as const
export type RecurrenceCode = (typeof recurrenceCodes)[number]

const errorWith = (code: RecurrenceCode, params: Finding['params'] = {}): Finding => error(code, { params })

/** The most days a month has, in any year: 29 in February. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const ALWAYS_THERE = 28

/** February lacks the 29th in most years, and so counts as a month without it. */
const lacksDay = (month: number, day: number): boolean =>
  day > ALWAYS_THERE && (month === 2 || day > (DAYS_IN_MONTH[month - 1] ?? 0))

const daysOfMonthChosen = (rule: RuleParts, start: string | undefined): readonly number[] => {
  if (rule.byMonthDay.length > 0) return rule.byMonthDay.map(Math.abs)
  const takesDayOfStart =
    (rule.freq === 'MONTHLY' || (rule.freq === 'YEARLY' && rule.byWeekNo.length === 0)) &&
    rule.byDay.length === 0 &&
    rule.byYearDay.length === 0
  return takesDayOfStart && start !== undefined ? [Number(start.slice(8))] : []
}

/** The months in which a monthly rule says nothing because they lack its day, and those days. */
const skippedMonths = (rule: RuleParts, start: string | undefined): { months: number[]; days: number[] } => {
  const chosen = daysOfMonthChosen(rule, start)
  const lateDays = chosen.filter((day) => day > ALWAYS_THERE)
  // With BYSETPOS (as in 28,29,30,31 and then the last of them) a month is skipped only if it has none of the days.
  const isSkipped = (month: number): boolean =>
    rule.bySetPos.length > 0
      ? chosen.every((day) => lacksDay(month, day))
      : lateDays.some((day) => lacksDay(month, day))
  const ownMonth = rule.freq === 'YEARLY' && rule.byMonthDay.length === 0 && start !== undefined
  const startMonth = ownMonth ? [Number(start.slice(5, 7))] : ALL_MONTHS
  const candidates = rule.byMonth.length > 0 ? rule.byMonth : startMonth
  const months = lateDays.length === 0 ? [] : candidates.filter(isSkipped)
  return { months, days: lateDays.filter((day) => months.some((month) => lacksDay(month, day))) }
}

const sortedList = (numbers: readonly number[]): string => [...new Set(numbers)].sort((a, b) => a - b).join(',')

const checkRule = (recurrence: RuleRecurrence): Finding[] => {
  const rule = readRule(recurrence.rrule)
  if (typeof rule === 'string') return [errorWith(`recurrence.${rule}`, { rule: recurrence.rrule })]
  if (recurrence.start === undefined && needsStart(rule)) return [errorWith('recurrence.start-missing')]
  if (!isUsableRule(recurrence)) return [errorWith('recurrence.unreadable', { rule: recurrence.rrule })]
  if (nextOccurrence(recurrence, 'UTC', EARLIEST) === undefined) return [errorWith('recurrence.never')]
  const { months, days } = skippedMonths(rule, recurrence.start)
  if (months.length === 0) return []
  return [
    warning('recurrence.months-skipped' satisfies RecurrenceCode, {
      params: { days: sortedList(days), months: sortedList(months) },
    }),
  ]
}

/**
 * What is wrong with, or surprising about, a recurrence; paths are relative to it. `recurrence.months-skipped` lists, as
 * comma-separated numbers, the days 29 to 31 that were chosen and the months (1 to 12) that lack one of them; "last day
 * of the month", BYMONTHDAY=-1, is what to offer instead.
 */
export const checkRecurrence = (recurrence: Recurrence): Finding[] => {
  if ('once' in recurrence) return []
  if ('rrule' in recurrence) return checkRule(recurrence)
  const step = durationMs(recurrence.every)
  if (step === undefined) return [errorWith('recurrence.interval-not-exact', { every: recurrence.every })]
  return step < SHORTEST_INTERVAL_MS ? [errorWith('recurrence.interval-too-short', { every: recurrence.every })] : []
}
