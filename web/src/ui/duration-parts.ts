import { parseDuration } from '@trailwright/shared/time/duration.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@trailwright/shared/time/instant.ts'

export const durationUnits = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
export type DurationUnit = (typeof durationUnits)[number]

/** An amount of one unit, as people set a duration. */
export interface DurationParts {
  readonly amount: number
  readonly unit: DurationUnit
}

/** The amount and the largest unit that says a duration wholly; 0 days for what is none. */
export function durationParts(iso: string): DurationParts {
  const parsed = parseDuration(iso)
  if (parsed === undefined) return { amount: 0, unit: 'days' }
  const { months, days, ms } = parsed
  if (months !== 0 && days === 0 && ms === 0) return { amount: months, unit: 'months' }
  const all = days * DAY_MS + ms
  if (iso.includes('W') && ms === 0 && days % 7 === 0) return { amount: days / 7, unit: 'weeks' }
  if (all % DAY_MS === 0) return { amount: all / DAY_MS, unit: 'days' }
  if (all % HOUR_MS === 0) return { amount: all / HOUR_MS, unit: 'hours' }
  return { amount: Math.round(all / MINUTE_MS), unit: 'minutes' }
}

/** The ISO 8601 text of an amount. */
export function durationText({ amount, unit }: DurationParts): string {
  switch (unit) {
    case 'minutes':
      return `PT${amount}M`
    case 'hours':
      return `PT${amount}H`
    case 'days':
      return `P${amount}D`
    case 'weeks':
      return `P${amount}W`
    case 'months':
      return `P${amount}M`
  }
}
