import { durationMs } from '../time/duration.ts'

/** Milliseconds of a duration of the contact rules, which the schema keeps free of months. */
export const elapsedMs = (duration: string): number => {
  const ms = durationMs(duration)
  if (ms === undefined) throw new RangeError(`Not a stretch of elapsed time: ${duration}`)
  return ms
}
