import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { timeOfDayMs, type TimeOfDay } from './day.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from './instant.ts'
import { dayNumber, fromWallTime, toWallTime, type WallTime } from './wall-clock.ts'
import type { Zone } from './zone.ts'

/** A duration taken apart by how its parts add to an instant; all three are negative in a negative one. */
export type Duration = {
  /** Calendar months: years and months. */
  readonly months: number
  /** Weeks and days: 24 hours each, or calendar days where asked for. */
  readonly days: number
  /** Hours, minutes and seconds, always elapsed time. */
  readonly ms: number
}

const DURATION =
  /^-?P(?=[\dT])(\d{1,9}Y)?(\d{1,9}M)?(\d{1,9}W)?(\d{1,9}D)?(T(?=\d)(\d{1,9}H)?(\d{1,9}M)?(\d{1,9}(\.\d{1,3})?S)?)?$/
/** A hundred years: longer than any journey, short enough that no sum leaves the range of instants. */
const LONGEST_MONTHS = 1_200
const LONGEST_DAYS = 36_525

const REMEMBERED = 1_024
const parsed = new Map<string, Duration | undefined>()

const parse = (text: string): Duration | undefined => {
  if (!DURATION.test(text)) return undefined
  const read = Temporal.Duration.from(text)
  const months = read.years * 12 + read.months
  const days = read.weeks * 7 + read.days
  const ms = read.hours * HOUR_MS + read.minutes * MINUTE_MS + read.seconds * SECOND_MS + read.milliseconds
  const tooLong = Math.abs(months) > LONGEST_MONTHS || Math.abs(days) + Math.abs(ms) / DAY_MS > LONGEST_DAYS
  return tooLong ? undefined : { months, days, ms }
}

/**
 * Reads an ISO 8601 duration such as `P2D`, `PT1H30M`, `P1M` or `-P2D`; fractions only of seconds, to the millisecond.
 * Undefined for anything else and for more than a hundred years.
 */
export const parseDuration = (text: string): Duration | undefined => {
  if (parsed.has(text)) return parsed.get(text)
  if (parsed.size >= REMEMBERED) parsed.clear()
  const duration = parse(text)
  parsed.set(text, duration)
  return duration
}

const requireDuration = (text: string): Duration => {
  const duration = parseDuration(text)
  if (duration === undefined) throw new RangeError(`Not a duration: ${text}`)
  return duration
}

/** An ISO 8601 duration that is not negative. */
export const durationSchema = z
  .string()
  .refine((text) => !text.startsWith('-') && parseDuration(text) !== undefined, 'not_a_duration')

/** A duration that may be negative: `-P2D` is two days before. */
export const offsetSchema = z.string().refine((text) => parseDuration(text) !== undefined, 'not_a_duration')

/** The elapsed milliseconds of a duration, a day being 24 hours; undefined if it has months or is no duration. */
export const durationMs = (text: string): number | undefined => {
  const duration = parseDuration(text)
  if (duration === undefined || duration.months !== 0) return undefined
  return duration.days * DAY_MS + duration.ms
}

/** Whether a duration has months or years, which only a calendar can add. */
export const needsCalendar = (text: string): boolean => (parseDuration(text)?.months ?? 0) !== 0

export type DurationClock = {
  readonly zone: Zone
  /** Count days on the calendar of the zone, keeping the time of day; months need it. */
  readonly calendar?: boolean
  /** Counts days on the calendar, and then takes this time on the day reached. */
  readonly at?: TimeOfDay
}

const addMonths = (wall: WallTime, months: number): WallTime =>
  Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').add({ months }, { overflow: 'constrain' })
    .epochMilliseconds

/**
 * The instant a duration after `at` (before it, if negative). Elapsed time, unless `calendar` or `at` is set: then
 * months and days are counted on the calendar of the zone, and hours, minutes and seconds added as elapsed time.
 * A month from 31 January is the last of February. Throws a RangeError for months without a calendar.
 */
export const addDuration = (at: Instant, duration: string, clock: DurationClock): Instant => {
  const { months, days, ms } = requireDuration(duration)
  if (clock.calendar !== true && clock.at === undefined) {
    if (months !== 0) throw new RangeError(`Months need a calendar: ${duration}`)
    return at + days * DAY_MS + ms
  }
  const { zone } = clock
  const start = toWallTime(at, zone)
  const wall = (months === 0 ? start : addMonths(start, months)) + days * DAY_MS
  const moved = (wall === start ? at : fromWallTime(wall, zone)) + ms
  if (clock.at === undefined) return moved
  return fromWallTime(dayNumber(ms === 0 ? wall : toWallTime(moved, zone)) * DAY_MS + timeOfDayMs(clock.at), zone)
}
