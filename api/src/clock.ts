import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Instant } from '@trailwright/shared/time/instant.ts'

/** The only reader of time and randomness, and the only one who sets timers. Tests put a virtual one in its place. */
export interface Clock {
  now(): Instant
  /** A UUID of version 7: ids made later sort later. */
  id(): string
  /** Unguessable text of so many random bytes, in base64url. */
  token(bytes: number): string
  random(bytes: number): Buffer
  /** Orders what this process makes: milliseconds * 1000 + a counter, always growing. */
  sequence(): number
  /** Lets whatever else waits for this process have its turn. */
  breathe(): Promise<void>
  /** Calls once, at the instant or soon after; gives back what cancels it. A throw of `act` is a fault of ours. */
  wakeAt(at: Instant, act: () => void | Promise<void>): () => void
}

/** A UUID of version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, the rest random. */
export const uuid7 = (at: Instant, random: Buffer): string => {
  const bytes = Buffer.from(random.subarray(0, 16))
  bytes.writeUIntBE(at, 0, 6)
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f)
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Numbers that grow, each at least `at` * 1000. */
export const growingSequence = (now: () => Instant): (() => number) => {
  let last = 0
  return () => {
    last = Math.max(last + 1, now() * 1000)
    return last
  }
}

/** A date for libraries that ask for one. */
export const dateOf = (at: Instant): Date => new Date(at)

/** setTimeout takes 31 bits of milliseconds; a longer wait is a chain. */
const longestTimeout = 2 ** 31 - 1

export const systemClock = (): Clock => {
  const now = (): Instant => Date.now()
  return {
    now,
    id: () => uuid7(now(), randomBytes(16)),
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    random: (bytes) => randomBytes(bytes),
    sequence: growingSequence(now),
    breathe: () => new Promise((done) => setImmediate(done)),
    wakeAt(at, act) {
      let timer: NodeJS.Timeout
      const set = (): void => {
        const wait = Math.max(0, at - now())
        timer = wait > longestTimeout ? setTimeout(set, longestTimeout) : setTimeout(() => void act(), wait)
      }
      set()
      return () => clearTimeout(timer)
    },
  }
}

/** Asks how busy this process has been since it was last asked: from 0, all idle, to 1. */
export const busyMeter = (): (() => number) => {
  let last = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    return utilization
  }
}
