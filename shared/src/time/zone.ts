import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** An IANA time zone name, old names included, kept as it was given: `Asia/Shanghai`, `Europe/Kiev`, `UTC`. */
export type Zone = string

/** Longer than any name in the zone database, short enough to refuse rubbish before looking it up. */
const LONGEST_NAME = 64
/** Names come from outside, so what is remembered about them must be bounded. */
const REMEMBERED_NAMES = 4_096

const knownNames = new Map<string, boolean>()

const lookUp = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** Whether the text is the name of a time zone. A bare offset such as `+08:00` is not: it has no summer time. */
export const isZone = (text: string): boolean => {
  if (text.length > LONGEST_NAME || !/^[A-Za-z]/.test(text)) return false
  const known = knownNames.get(text)
  if (known !== undefined) return known
  if (knownNames.size >= REMEMBERED_NAMES) knownNames.clear()
  const found = lookUp(text)
  knownNames.set(text, found)
  return found
}

export const zoneSchema = z.string().refine(isZone, 'not_a_zone')

/** Whose clock a step goes by: each person's own zone, the journey's, or a named one. */
export const zoneChoiceSchema = z.union([z.literal('person'), z.literal('journey'), zoneSchema])
export type ZoneChoice = z.infer<typeof zoneChoiceSchema>

export type ResolvedZone = {
  readonly zone: Zone
  /** The raw value was missing or no zone, so `zone` is the fallback; to be counted and shown. */
  readonly fellBack: boolean
}

/** The zone that a profile's raw value names, else the fallback, never an error: one bad profile stops no batch. */
export const resolveZone = (raw: unknown, fallback: Zone): ResolvedZone =>
  typeof raw === 'string' && isZone(raw) ? { zone: raw, fellBack: false } : { zone: fallback, fellBack: true }
