import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { Pulse } from '../services.ts'

/** Far longer than any batch takes. */
const longestSilenceMs = 2 * MINUTE_MS
const mostStumbles = 5

/**
 * Whether the engine does its work: it sleeps until something is due, or it has finished a batch lately. One that fails
 * run after run is not alive, though it keeps trying.
 */
export const isAlive = (pulse: Pulse, now: number): boolean => {
  if (pulse.state === 'stopped') return false
  if (pulse.stumbles >= mostStumbles) return false
  return pulse.state === 'sleeping' || now - pulse.since <= longestSilenceMs
}
