import { DAY_MS, HOUR_MS, MINUTE_MS } from '@trailwright/shared/time/instant.ts'

/** A length of time as a duration of its two largest units: 6 days, 2 days 4 hours, 20 minutes. */
export function shortDuration(ms: number): string {
  const days = Math.floor(ms / DAY_MS)
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS)
  const minutes = Math.round((ms % HOUR_MS) / MINUTE_MS)
  if (days > 0) return hours > 0 ? `P${days}DT${hours}H` : `P${days}D`
  if (hours > 0) return minutes > 0 ? `PT${hours}H${minutes}M` : `PT${hours}H`
  return `PT${minutes}M`
}
