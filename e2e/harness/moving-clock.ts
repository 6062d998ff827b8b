import { systemClock, type Clock } from '@trailwright/api/src/clock.ts'

export interface MovingClock extends Clock {
  /** Jumps ahead; what was to wake until then wakes now. */
  moveBy(ms: number): void
}

/** The real clock, which a story may move ahead. The product has no route to it. */
export const movingClock = (): MovingClock => {
  const real = systemClock()
  let ahead = 0
  const waiting = new Set<{ readonly at: number; readonly act: () => void | Promise<void>; cancel: () => void }>()
  const set = (timer: { readonly at: number; readonly act: () => void | Promise<void>; cancel: () => void }): void => {
    timer.cancel = real.wakeAt(timer.at - ahead, () => {
      waiting.delete(timer)
      return timer.act()
    })
  }
  let last = 0
  const now = (): number => real.now() + ahead
  return {
    ...real,
    now,
    sequence: () => {
      last = Math.max(last + 1, now() * 1000)
      return last
    },
    wakeAt: (at, act) => {
      const timer = { at, act, cancel: () => {} }
      waiting.add(timer)
      set(timer)
      return () => {
        waiting.delete(timer)
        timer.cancel()
      }
    },
    moveBy: (ms) => {
      ahead += ms
      for (const timer of waiting) {
        timer.cancel()
        set(timer)
      }
    },
  }
}
