import { z } from 'zod'
import {
  atTimeOfDay,
  plainDateSchema,
  startOfDay,
  timeOfDayMs,
  timeOfDaySchema,
  weekdaySchema,
  type TimeOfDay,
} from './day.ts'
import { addDuration, parseDuration } from './duration.ts'
import { DAY_MS, type Instant } from './instant.ts'
import { dayNumber, fromWallTime, toWallTime, weekdayOfDayNumber } from './wall-clock.ts'
import type { Zone } from './zone.ts'

export type Wait = {
  readonly duration: string
  /** Count days on the calendar of the zone. */
  readonly calendar?: boolean
  /** Go on at this time of day; days are then counted on the calendar. */
  readonly at?: TimeOfDay
}

/** The first instant not before `earliest` at which a wall clock shows a time of day, looking from one day on. */
const firstShowing = (day: number, stepDays: number, time: TimeOfDay, zone: Zone, earliest: Instant): Instant => {
  let wall = day * DAY_MS + timeOfDayMs(time)
  let shown = fromWallTime(wall, zone)
  while (shown < earliest) {
    wall += stepDays * DAY_MS
    shown = fromWallTime(wall, zone)
  }
  return shown
}

/**
 * When a wait begun at `at` is over, never before it. Elapsed time, or calendar days if `calendar` is set. With a time
 * of day: that time on the day reached by calendar days, or, if the duration has hours or minutes, the first such time
 * not before they are over. Throws a RangeError for what is no duration, and for months without `calendar` or `at`.
 */
export const waitFor = (at: Instant, wait: Wait, zone: Zone): Instant => {
  const calendar = wait.calendar === true || wait.at !== undefined
  const reached = addDuration(at, wait.duration, { zone, calendar })
  if (wait.at === undefined) return Math.max(at, reached)
  const hasTimePart = parseDuration(wait.duration)?.ms !== 0
  const earliest = hasTimePart ? Math.max(at, reached) : at
  return firstShowing(dayNumber(toWallTime(reached, zone)), 1, wait.at, zone, earliest)
}

/** A fixed day, today's time of day, or a time on the next such weekday, today included. */
export const waitUntilRuleSchema = z.union([
  z.strictObject({ date: plainDateSchema, at: timeOfDaySchema.exactOptional() }),
  z.strictObject({ weekday: weekdaySchema, at: timeOfDaySchema }),
  z.strictObject({ at: timeOfDaySchema }),
])
export type WaitUntilRule = z.infer<typeof waitUntilRuleSchema>

export const ifPastSchema = z.enum(['continue', 'nextOccurrence', 'exit'])
export type IfPast = z.infer<typeof ifPastSchema>

/**
 * When a person who arrives at `at` goes on. A moment that is over, be it by a millisecond, is treated as `ifPast` says:
 * `continue` at once, the `nextOccurrence` of the time of day or weekday, or `exit`. A date has no next occurrence.
 */
export const waitUntil = (at: Instant, rule: WaitUntilRule, zone: Zone, ifPast: IfPast): { at: Instant } | 'past' => {
  if ('date' in rule) {
    const moment = rule.at === undefined ? startOfDay(rule.date, zone) : atTimeOfDay(rule.date, rule.at, zone)
    if (moment >= at) return { at: moment }
    return ifPast === 'continue' ? { at } : 'past'
  }
  const today = dayNumber(toWallTime(at, zone))
  const [ahead, stepDays] = 'weekday' in rule ? [(rule.weekday - weekdayOfDayNumber(today) + 7) % 7, 7] : [0, 1]
  const moment = fromWallTime((today + ahead) * DAY_MS + timeOfDayMs(rule.at), zone)
  if (moment >= at) return { at: moment }
  if (ifPast === 'continue') return { at }
  return ifPast === 'exit' ? 'past' : { at: firstShowing(today + ahead, stepDays, rule.at, zone, at) }
}
