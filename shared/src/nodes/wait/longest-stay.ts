import { parseDuration } from '../../time/duration.ts'
import { DAY_MS } from '../../time/instant.ts'

const LONGEST_MONTH_DAYS = 31

/** The most elapsed milliseconds that a duration can take, months counted as the longest. */
export const longestMs = (duration: string): number => {
  const { months, days, ms } = parseDuration(duration) ?? { months: 0, days: 0, ms: 0 }
  return (months * LONGEST_MONTH_DAYS + days) * DAY_MS + ms
}
