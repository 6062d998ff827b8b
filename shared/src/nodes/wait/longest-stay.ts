import { parseDuration } from '../../time/duration.ts'
import { DAY_MS } from '../../time/instant.ts'

const LONGEST_MONTH_DAYS = 31
const SHORTEST_MONTH_DAYS = 28

/** The most elapsed milliseconds that a duration can take, months counted as the longest. */
export const longestMs = (duration: string): number => elapsed(duration, LONGEST_MONTH_DAYS)

/** The least elapsed milliseconds that a duration can take, months counted as the shortest. */
export const shortestMs = (duration: string): number => elapsed(duration, SHORTEST_MONTH_DAYS)

const elapsed = (duration: string, monthDays: number): number => {
  const { months, days, ms } = parseDuration(duration) ?? { months: 0, days: 0, ms: 0 }
  return (months * monthDays + days) * DAY_MS + ms
}
