import { dayBounds } from '../time/day.ts'
import { durationMs } from '../time/duration.ts'
import { parseInstant, type Instant } from '../time/instant.ts'
import type { Scope } from './answer.ts'
import { compileZone } from './read.ts'
import type { EventWindow } from './schema.ts'

/** The instants whose events count, both ends closed. */
export interface Stretch {
  readonly from: number
  /** Of events dated later than now, those up to here come to count by themselves. */
  readonly to: number
  /** Up to where events count already: now, but a calendar day counts whole. */
  readonly counted: number
  /** When it next moves on, as a calendar day does; `Infinity` if it does not, or moves all the time. */
  readonly moves: number
}

export interface CompiledWindow {
  readonly stretch: (scope: Scope, at: Instant) => Stretch
  /** How long an event stays in a window that moves all the time, ms; `Infinity` in others. */
  readonly staysMs: number
}

const nothing: Stretch = { from: Infinity, to: -Infinity, counted: -Infinity, moves: Infinity }
const empty: CompiledWindow = { stretch: () => nothing, staysMs: Infinity }

const fixed = (from: number, to: number): CompiledWindow => ({
  stretch: (_scope, at) => ({ from, to, counted: at, moves: Infinity }),
  staysMs: Infinity,
})

const boundOf = (text: string | undefined, open: number): number | undefined =>
  text === undefined ? open : parseInstant(text)

/**
 * The stretch of a window. Empty for a duration with months or a bound that is no instant, which the check refuses, and
 * for `since: 'entry'` of somebody who has not entered.
 */
export const compileWindow = (window: EventWindow | undefined): CompiledWindow => {
  if (window === undefined) return fixed(-Infinity, Infinity)
  if ('last' in window) {
    const ms = durationMs(window.last)
    if (ms === undefined || ms < 0) return empty
    return { stretch: (_scope, at) => ({ from: at - ms, to: Infinity, counted: at, moves: Infinity }), staysMs: ms }
  }
  if ('day' in window) {
    const zoneOf = compileZone(window.zone)
    const offset = window.day
    const stretch = (scope: Scope, at: Instant): Stretch => {
      const zone = zoneOf(scope.facts)
      const { from, until } = dayBounds(at, zone, offset)
      const moves = offset === 0 ? until : dayBounds(at, zone, 0).until
      return { from, to: until - 1, counted: until - 1, moves: moves > at ? moves : at + 1 }
    }
    return { stretch, staysMs: Infinity }
  }
  if ('since' in window) {
    const stretch = ({ enteredAt }: Scope, at: Instant): Stretch =>
      enteredAt === undefined ? nothing : { from: enteredAt, to: Infinity, counted: at, moves: Infinity }
    return { stretch, staysMs: Infinity }
  }
  const from = boundOf(window.from, -Infinity)
  const to = boundOf(window.to, Infinity)
  return from === undefined || to === undefined ? empty : fixed(from, to)
}
