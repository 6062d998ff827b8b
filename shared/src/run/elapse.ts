import { addDuration, durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'

/** The instant a duration later: 24 hours a day; only where there are months, by the calendar of the journey. */
export const elapse = (at: Instant, duration: string, zone: string): Instant => {
  const ms = durationMs(duration)
  return ms === undefined ? addDuration(at, duration, { zone, calendar: true }) : at + ms
}
