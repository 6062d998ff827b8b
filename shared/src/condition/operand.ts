import type { JsonScalar } from '../problem/json.ts'
import { durationMs } from '../time/duration.ts'
import type { Operand } from './schema.ts'

/** The value of a leaf: one operand, or a list for `oneOf`. */
export type LeafValue = Operand | readonly JsonScalar[] | undefined

export const isOperandList = (value: LeafValue): value is readonly JsonScalar[] => Array.isArray(value)

/** Milliseconds from now of `{ now: '-PT1H' }`; undefined for months, which need a calendar, and for no duration. */
export const shiftOf = (now: string): number | undefined => durationMs(now.startsWith('+') ? now.slice(1) : now)

/** The duration of `withinLast` and `withinNext`, ms; undefined if it is none or negative. */
export const withinMs = (value: LeafValue): number | undefined => {
  if (typeof value !== 'string') return undefined
  const ms = durationMs(value)
  return ms === undefined || ms < 0 ? undefined : ms
}

/** A hundred years of days. */
const furthestDay = 36_525

/** The offset of `onDay` in days, undefined if it is none. */
export const dayOffset = (value: LeafValue): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= furthestDay ? value : undefined
