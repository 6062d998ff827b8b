import { z } from 'zod'

/**
 * Where a value comes from: `entry.x` the trigger's payload (kept for the whole enrollment), `event.x` the event at
 * hand (only inside a `where`), `person.x` an attribute, `context.x` what steps kept, `enrollment.key` the key.
 * Path segments are property names; dots go into objects.
 */
export const referenceSchema = z
  .string()
  .max(300)
  .regex(/^(?:(?:entry|event|person|context)(?:\.[^.{}\s"']+)+|enrollment\.key)$/u)
export type Reference = string

/** A value taken from somewhere, in place of a literal. */
export const fromSchema = z.strictObject({ from: referenceSchema })
