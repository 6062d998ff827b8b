import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from './instant.ts'
import { fromWallTime, startOfWallDay, toWallTime, type WallTime } from './wall-clock.ts'
import type { Zone } from './zone.ts'

/** A day of the calendar without a zone, `YYYY-MM-DD`. Compares as text. */
export type PlainDate = string
/** What a wall clock shows, `HH:MM`, 00:00 to 23:59. Compares as text. */
export type TimeOfDay = string

const PLAIN_DATE = /^\d{4}-\d\d-\d\d$/

/** The text itself if it names a day that exists, else undefined. */
export const parsePlainDate = (text: string): PlainDate | undefined => {
  if (!PLAIN_DATE.test(text)) return undefined
  try {
    Temporal.PlainDate.from(text)
    return text
  } catch {
    return undefined
  }
}

export const plainDateSchema = z.string().refine((text) => parsePlainDate(text) !== undefined, 'not_a_date')

export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export const weekdaySchema = z.int().min(1).max(7)
export type Weekday = z.infer<typeof weekdaySchema>

/** Milliseconds from midnight to a time of day, as the clock shows it. */
export const timeOfDayMs = (time: TimeOfDay): number =>
  Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(3, 5)) * MINUTE_MS

/** Midnight of a date on the wall clock. Throws a RangeError for a date that does not exist. */
const wallMidnight = (date: PlainDate): WallTime =>
  Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds

/** The date on which a wall time lies. */
export const dateOfWallTime = (wall: WallTime): PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDate().toString()

/** The date that the calendar of a zone shows at an instant. */
export const localDate = (at: Instant, zone: Zone): PlainDate => dateOfWallTime(toWallTime(at, zone))

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: PlainDate): Weekday => Temporal.PlainDate.from(date).dayOfWeek

export const addDays = (date: PlainDate, days: number): PlainDate =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** Days from one date to another, negative if the second is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => (wallMidnight(to) - wallMidnight(from)) / DAY_MS

/** The first instant of a date, or of the date of an instant, in a zone: not always midnight (Cairo, 2026-04-24: 01:00). */
export const startOfDay = (day: PlainDate | Instant, zone: Zone): Instant =>
  startOfWallDay(typeof day === 'number' ? toWallTime(day, zone) : wallMidnight(day), zone)

/**
 * The day that lies `offsetDays` from the day of an instant in a zone: 0 is today, -1 yesterday; `until` is exclusive.
 * Empty for a date that a zone left out when it moved over the date line.
 */
export const dayBounds = (at: Instant, zone: Zone, offsetDays: number): { from: Instant; until: Instant } => {
  const wall = toWallTime(at, zone) + offsetDays * DAY_MS
  return { from: startOfWallDay(wall, zone), until: startOfWallDay(wall + DAY_MS, zone) }
}

/** The instant of a time of day on a date; see `fromWallTime` for times that are skipped or occur twice. */
export const atTimeOfDay = (date: PlainDate, time: TimeOfDay, zone: Zone): Instant =>
  fromWallTime(wallMidnight(date) + timeOfDayMs(time), zone)

/** What to do in a year without 29 February for those born on it. */
export const feb29Schema = z.enum(['feb28', 'mar1', 'skip'])
export type Feb29 = z.infer<typeof feb29Schema>

const FEB29_IN_ORDINARY_YEAR = { feb28: '02-28', mar1: '03-01', skip: undefined } as const

/** The day on which a yearly date is kept in a year, or undefined if the rule skips that year. */
export const annualOccurrence = (date: PlainDate, year: number, rule: Feb29): PlainDate | undefined => {
  const prefix = String(year).padStart(4, '0')
  const sameDay = parsePlainDate(`${prefix}${date.slice(4)}`)
  if (sameDay !== undefined) return sameDay
  const instead = FEB29_IN_ORDINARY_YEAR[rule]
  return instead === undefined ? undefined : `${prefix}-${instead}`
}
