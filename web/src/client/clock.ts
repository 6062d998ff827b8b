import type { Instant } from '@trailwright/shared/time/instant.ts'

/** Now, by this device; in ms. The one place of the web that reads the time. */
export function now(): Instant {
  return Date.now()
}

/** The time zone of this device. */
export function readerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
