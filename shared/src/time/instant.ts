import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** A point in time: integer milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

export const SECOND_MS = 1_000
export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
/** A day of elapsed time. A calendar day may be shorter or longer: see day.ts. */
export const DAY_MS = 86_400_000

/** 0000-01-01T00:00:00.000Z, the first instant that is written with a year of four digits. */
export const EARLIEST: Instant = -62_167_219_200_000
/** 9999-12-31T23:59:59.999Z, the last instant that is written with a year of four digits. */
export const LATEST: Instant = 253_402_300_799_999

const INSTANT_TEXT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/

/**
 * Reads ISO 8601 text with an offset or `Z`; digits beyond the millisecond are cut off.
 * Undefined for anything else: no offset, a date alone, a day that does not exist, a leap second.
 */
export const parseInstant = (text: string): Instant | undefined => {
  if (!INSTANT_TEXT.test(text)) return undefined
  try {
    const at = Temporal.Instant.from(text).epochMilliseconds
    return at >= EARLIEST && at <= LATEST ? at : undefined
  } catch {
    return undefined
  }
}

/** The one way an instant is written: `2026-05-01T09:00:00.000Z`. */
export const formatInstant = (at: Instant): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toString({ fractionalSecondDigits: 3 })

export const instantSchema = z.int().min(EARLIEST).max(LATEST)

/** ISO 8601 text with an offset or `Z`, as it stands in documents and requests. */
export const instantTextSchema = z.string().refine((text) => parseInstant(text) !== undefined, 'not_an_instant')
