import { z } from 'zod'
import { timeOfDayMs, timeOfDaySchema, weekdaySchema } from './day.ts'
import { DAY_MS, type Instant } from './instant.ts'
import { dayNumber, offsetSpanAt, sinceMidnight, toWallTime, weekdayOfDayNumber, type WallTime } from './wall-clock.ts'
import type { Zone } from './zone.ts'

/**
 * A stretch of the day on the wall clock, `to` exclusive. It crosses midnight when `to` is not after `from`, and then
 * belongs to the weekday on which it starts. Equal times mean 24 hours: the schema takes them only for some weekdays.
 */
export const timeWindowSchema = z
  .strictObject({
    from: timeOfDaySchema,
    to: timeOfDaySchema,
    weekdays: z
      .array(weekdaySchema)
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length, 'weekday_twice')
      .exactOptional(),
  })
  .refine(
    ({ from, to, weekdays }) => from !== to || (weekdays !== undefined && weekdays.length < 7),
    'window_is_always_open',
  )
export type TimeWindow = z.infer<typeof timeWindowSchema>

/** A window open for one day a week changes within eight days, or within fifteen if a gap or the date line ate one. */
const FURTHEST_CHANGE_MS = 16 * DAY_MS

const startsOn = (window: TimeWindow, day: number): boolean => {
  if (window.weekdays === undefined) return true
  return window.weekdays.includes(weekdayOfDayNumber(day))
}

const holds = (window: TimeWindow, wall: WallTime): boolean => {
  const day = dayNumber(wall)
  const time = sinceMidnight(wall)
  const from = timeOfDayMs(window.from)
  const to = timeOfDayMs(window.to)
  if (from < to) return time >= from && time < to && startsOn(window, day)
  return (time >= from && startsOn(window, day)) || (time < to && startsOn(window, day - 1))
}

const anyHolds = (windows: readonly TimeWindow[], wall: WallTime): boolean =>
  windows.some((window) => holds(window, wall))

/** The first wall time after `wall` at which the clock shows a time of day. */
const nextShowing = (wall: WallTime, timeOfDay: number): WallTime => {
  const today = dayNumber(wall) * DAY_MS + timeOfDay
  return today > wall ? today : today + DAY_MS
}

const nextEdge = (windows: readonly TimeWindow[], wall: WallTime): WallTime => {
  let edge = Infinity
  for (const { from, to } of windows) {
    edge = Math.min(edge, nextShowing(wall, timeOfDayMs(from)), nextShowing(wall, timeOfDayMs(to)))
  }
  return edge
}

/** Whether the wall clock of the zone shows a time within the window. */
export const isInWindow = (at: Instant, window: TimeWindow, zone: Zone): boolean => holds(window, toWallTime(at, zone))

/** Whether the wall clock of the zone shows a time within at least one of the windows. */
export const isInAnyWindow = (at: Instant, windows: readonly TimeWindow[], zone: Zone): boolean =>
  anyHolds(windows, toWallTime(at, zone))

/**
 * The first instant after `at` at which `isInAnyWindow` answers differently; undefined if it never does.
 * Exact over clock changes: a change that skips the edge of a window, or goes back over it, is itself the edge.
 */
export const nextWindowChange = (at: Instant, windows: readonly TimeWindow[], zone: Zone): Instant | undefined => {
  const inside = isInAnyWindow(at, windows, zone)
  const furthest = at + FURTHEST_CHANGE_MS
  let reached = at
  while (reached < furthest) {
    const span = offsetSpanAt(reached, zone)
    const edge = nextEdge(windows, reached + span.offset) - span.offset
    reached = Math.min(edge, span.until)
    if (reached !== Infinity && isInAnyWindow(reached, windows, zone) !== inside) return reached
  }
  return undefined
}

/** The first instant from `at` on that is outside the window: `at` itself if outside already; undefined if it never ends. */
export const windowEnd = (at: Instant, window: TimeWindow, zone: Zone): Instant | undefined =>
  isInWindow(at, window, zone) ? nextWindowChange(at, [window], zone) : at

/** The first instant after `at` at which the window opens, from within the next time it does; undefined if it never ends. */
export const nextWindowStart = (at: Instant, window: TimeWindow, zone: Zone): Instant | undefined => {
  const end = windowEnd(at, window, zone)
  return end === undefined ? undefined : nextWindowChange(end, [window], zone)
}
