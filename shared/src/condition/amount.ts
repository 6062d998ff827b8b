import type { Typed } from './typed.ts'

/** Sums are exact: they are taken over integers of a ten-thousandth. */
export const unitsPerOne = 10_000
/** A number beyond it is no amount and does not count to a sum, so that no sum leaves what databases hold exactly. */
export const largestAmount = 1e10

/** Halves go up. Zero for what is no number. */
export const unitsOf = (value: Typed): number =>
  value.sort === 'number' && Math.abs(value.number) <= largestAmount ? Math.floor(value.number * unitsPerOne + 0.5) : 0
