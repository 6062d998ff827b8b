import ipaddr from 'ipaddr.js'
import type { Clock } from '../clock.ts'
import { AppError } from './app-error.ts'

/** Counts tries by key in fixed windows. In memory: a restart forgives. */
export interface Limiter {
  /** Counts one try; null when it may go on, else the seconds after which to try again. */
  take(key: string): number | null
  /** Forgets the tries of a key. */
  forgive(key: string): void
}

const mostKeys = 50_000

export const limiter = (clock: Clock, tries: number, windowMs: number): Limiter => {
  const counts = new Map<string, { from: number; n: number }>()
  return {
    take(key) {
      const now = clock.now()
      if (counts.size > mostKeys) {
        for (const [other, { from }] of counts) if (from + windowMs <= now) counts.delete(other)
        if (counts.size > mostKeys) counts.clear()
      }
      const found = counts.get(key)
      const count = found !== undefined && now < found.from + windowMs ? found : { from: now, n: 0 }
      count.n += 1
      counts.set(key, count)
      return count.n <= tries ? null : Math.ceil((count.from + windowMs - now) / 1000)
    },
    forgive: (key) => void counts.delete(key),
  }
}

/** Throws `too_many` with the seconds to wait. */
export const countTry = (limit: Limiter, key: string): void => {
  const seconds = limit.take(key)
  if (seconds !== null) throw new AppError('too_many', { seconds })
}

/** Who calls, for counting: the IPv4 address, or the /64 of an IPv6 one, which one household or attacker holds whole. */
export const callerOf = (address: string | undefined): string => {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : `${parsed
        .toByteArray()
        .slice(0, 8)
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')}/64`
}
