import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import type { EntrySettings } from '../journey/schema.ts'
import type { Enrollment } from './enrollment.ts'

type Throttle = NonNullable<EntrySettings['throttle']>

/** Entries are spread evenly: one in so many milliseconds, at least one. The schema keeps months out of `per`. */
export const slotMs = ({ entries, per }: Throttle): number => Math.max(1, Math.ceil((durationMs(per) ?? 0) / entries))

/** Has entered, and waits at the door for her turn. */
export const startingAt = (enrollment: Enrollment, slot: Instant): Enrollment =>
  slot <= enrollment.enteredAt ? enrollment : { ...enrollment, nodeWake: slot, wake: slot }
