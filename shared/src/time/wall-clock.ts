import { Temporal } from 'temporal-polyfill'
import { DAY_MS, type Instant } from './instant.ts'
import type { Zone } from './zone.ts'

/**
 * What a clock on a wall shows, as a number: the milliseconds from 1970-01-01T00:00 to it, as if it were in UTC.
 * Days and times of day are plain arithmetic on it; only turning it into an instant needs the zone.
 */
export type WallTime = number

/** A stretch of time, `until` exclusive, in which a zone keeps one offset: wall time = instant + offset. */
export type OffsetSpan = { readonly from: Instant; readonly until: Instant; readonly offset: number }

/** Offsets lie within 16 hours of UTC, also where a zone once moved over the date line, so no two differ by two days. */
const CLEAR_OF_CHANGE = 2 * DAY_MS
/** Bounds what is remembered; a zone has about two spans a year. */
const REMEMBERED_SPANS = 512
const REMEMBERED_ZONES = 2_048

const spansByZone = new Map<Zone, OffsetSpan[]>()

const zonedAt = (at: Instant, zone: Zone): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

const readSpan = (at: Instant, zone: Zone): OffsetSpan => {
  const here = zonedAt(at, zone)
  const next = here.getTimeZoneTransition('next')
  // 'previous' looks strictly before its moment, so ask a millisecond later to find a change at `at` itself.
  const previous = zonedAt(at + 1, zone).getTimeZoneTransition('previous')
  return {
    from: previous === null ? -Infinity : previous.epochMilliseconds,
    until: next === null ? Infinity : next.epochMilliseconds,
    offset: here.offsetNanoseconds / 1_000_000,
  }
}

/** The span of constant offset that holds `at`. Throws a RangeError for a name that is no zone. */
export const offsetSpanAt = (at: Instant, zone: Zone): OffsetSpan => {
  let spans = spansByZone.get(zone)
  if (spans === undefined) {
    if (spansByZone.size >= REMEMBERED_ZONES) spansByZone.clear()
    spans = []
    spansByZone.set(zone, spans)
  }
  for (const span of spans) if (at >= span.from && at < span.until) return span
  const span = readSpan(at, zone)
  if (spans.length >= REMEMBERED_SPANS) spans.length = 0
  spans.push(span)
  return span
}

export const toWallTime = (at: Instant, zone: Zone): WallTime => at + offsetSpanAt(at, zone).offset

const plainDateTime = (wall: WallTime): Temporal.PlainDateTime => zonedAt(wall, 'UTC').toPlainDateTime()

/** The instant of a wall time that is certain to occur exactly once, else undefined: too near a change of offset. */
const unambiguous = (wall: WallTime, zone: Zone): Instant | undefined => {
  const span = offsetSpanAt(wall, zone)
  const at = wall - span.offset
  return at >= span.from + CLEAR_OF_CHANGE && at < span.until - CLEAR_OF_CHANGE ? at : undefined
}

/**
 * The instant at which the wall clock shows a time, by Temporal's `compatible`: of a time that occurs twice the
 * first, and a time that is skipped is read with the offset from before the gap (02:30 becomes 03:30), as RFC 5545 says.
 */
export const fromWallTime = (wall: WallTime, zone: Zone): Instant =>
  unambiguous(wall, zone) ?? plainDateTime(wall).toZonedDateTime(zone).epochMilliseconds

/** The first instant of the day in which a wall time lies; in a zone where midnight is skipped, the end of the gap. */
export const startOfWallDay = (wall: WallTime, zone: Zone): Instant => {
  const midnight = dayNumber(wall) * DAY_MS
  return unambiguous(midnight, zone) ?? plainDateTime(midnight).toPlainDate().toZonedDateTime(zone).epochMilliseconds
}

/** Days from 1970-01-01 to the day of a wall time. */
export const dayNumber = (wall: WallTime): number => Math.floor(wall / DAY_MS)

/** Milliseconds from midnight to a wall time, as the clock shows it. */
export const sinceMidnight = (wall: WallTime): number => wall - dayNumber(wall) * DAY_MS

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export const weekdayOfDayNumber = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1
