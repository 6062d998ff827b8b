import { DAY_MS, HOUR_MS, parseInstant } from '@trailwright/shared/time/instant.ts'
import type { Refusal } from './inspect.ts'

/** A time as clients write it: ISO 8601 with an offset or `Z`, or milliseconds. Undefined if it is neither. */
export const timeOf = (value: string | number): number | undefined => {
  if (typeof value === 'string') return parseInstant(value)
  return Number.isFinite(value) && Math.abs(value) <= 8.64e15 ? Math.round(value) : undefined
}

export interface Times {
  /** When the device says it happened, and when it says it sent. */
  readonly original: number | null
  readonly sentAt: number | null
  readonly receivedAt: number
  readonly trusted: boolean
}

export type When =
  | { readonly ok: true; readonly at: number; readonly warning: 'time.future' | 'time.none' | null }
  | { readonly ok: false; readonly refusal: Refusal }

const tolerance = HOUR_MS
const oldestFromBrowser = 30 * DAY_MS

/**
 * When it happened by our clock: receivedAt - (sentAt - original), Segment's rule, which a device clock that is wrong
 * does not disturb. More than an hour ahead counts as now; more than 30 days back needs a server key.
 */
export const whenOf = ({ original, sentAt, receivedAt, trusted }: Times): When => {
  if (original === null) return { ok: true, at: receivedAt, warning: 'time.none' }
  const at = sentAt === null ? original : receivedAt - (sentAt - original)
  if (at > receivedAt + tolerance) return { ok: true, at: receivedAt, warning: 'time.future' }
  if (at < receivedAt - oldestFromBrowser && !trusted) {
    return { ok: false, refusal: { code: 'time.too-old', field: 'timestamp' } }
  }
  return { ok: true, at: Math.max(at, 0), warning: null }
}
