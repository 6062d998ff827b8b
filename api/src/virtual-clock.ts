import { createHash } from 'node:crypto'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { type Clock, growingSequence, uuid7 } from './clock.ts'

export interface VirtualClock extends Clock {
  /** Moves on to the instant; whatever was to wake before wakes in order, each awaited, at its own instant. */
  moveTo(at: Instant): Promise<void>
  moveBy(ms: number): Promise<void>
  /** The earliest instant at which something is to wake, or null. */
  nextWake(): Instant | null
}

/** A clock that stands still until it is moved. Its ids and tokens are the same on every run. */
export const virtualClock = (start: Instant): VirtualClock => {
  let now = start
  let draws = 0
  let timers: { at: Instant; order: number; act: () => void | Promise<void> }[] = []
  const random = (bytes: number): Buffer => {
    const parts: Buffer[] = []
    for (let length = 0; length < bytes; length += 32) {
      draws += 1
      parts.push(createHash('sha256').update(`virtual ${draws}`).digest())
    }
    return Buffer.concat(parts).subarray(0, bytes)
  }
  const moveTo = async (at: Instant): Promise<void> => {
    for (;;) {
      const next = timers.filter((timer) => timer.at <= at).sort((a, b) => a.at - b.at || a.order - b.order)[0]
      if (next === undefined) break
      timers = timers.filter((timer) => timer !== next)
      now = Math.max(now, next.at)
      await next.act()
    }
    now = Math.max(now, at)
  }
  return {
    now: () => now,
    id: () => uuid7(now, random(16)),
    token: (bytes) => random(bytes).toString('base64url'),
    random,
    sequence: growingSequence(() => now),
    breathe: () => Promise.resolve(),
    wakeAt(at, act) {
      draws += 1
      const timer = { at, order: draws, act }
      timers = [...timers, timer]
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    moveTo,
    moveBy: (ms) => moveTo(now + ms),
    nextWake: () => (timers.length === 0 ? null : Math.min(...timers.map((timer) => timer.at))),
  }
}
