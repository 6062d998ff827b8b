import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'
import { textSchema } from '../language/language.ts'
import { durationSchema } from '../time/duration.ts'
import { instantTextSchema } from '../time/instant.ts'
import { zoneSchema } from '../time/zone.ts'
import { conditionSchema } from '../condition/schema.ts'
import { usualPriority } from '../policy/decision.ts'
import { fromSchema } from '../condition/reference.ts'

/** The journey document (the DSL), strict and canonical: keys in this order, free maps sorted, defaults explicit. */
export const dslVersion = 1

export const nodeIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)
export const journeyIdSchema = nodeIdSchema

export const eventMatchSchema = z.strictObject({
  event: z.string().min(1).max(200),
  where: conditionSchema.exactOptional(),
})

export const entrySchema = z.strictObject({
  audience: conditionSchema,
  exclude: conditionSchema.nullable(),
  reentry: z.strictObject({
    mode: z.enum(['never', 'afterExit', 'always']),
    cooldown: durationSchema.nullable(),
    /** Passages of one person and key in a sliding window, for ever when `window` is null. */
    limit: z.strictObject({ times: z.int().min(1).max(1000), window: durationSchema.nullable() }).nullable(),
    /** What keeps apart passages of one person, such as the cart; null: the person. */
    key: fromSchema.nullable(),
    ifInside: z.enum(['ignore', 'restart']),
  }),
  /** The same trigger by the same person and key within this time is an accident. */
  doubleFire: durationSchema,
  holdout: z.strictObject({ percent: z.number().min(0).max(95) }),
  /** Most entries in a sliding window. */
  cap: z.strictObject({ entries: z.int().min(1), window: durationSchema }).nullable(),
  /** So many go past the door in this time, spread evenly; the others wait there. Absent in documents of older releases. */
  throttle: z
    .strictObject({ entries: z.int().min(1), per: durationSchema })
    .nullable()
    .default(null),
  /** Against other journeys: a message leaves the last place under a cap to one of higher priority. Absent in older documents. */
  priority: z.int().min(0).max(100).default(usualPriority),
  starts: instantTextSchema.nullable(),
  ends: instantTextSchema.nullable(),
  maxStay: durationSchema.nullable(),
})

export const goalSchema = z.strictObject({
  id: nodeIdSchema,
  name: textSchema.exactOptional(),
  /** Null: only a `goal.mark` step counts it. */
  on: eventMatchSchema.nullable(),
  value: fromSchema.nullable(),
  window: durationSchema.nullable(),
  /** Whether reaching it ends the enrollment, as "goal". */
  ends: z.boolean(),
})

export const exitRuleSchema = z.strictObject({
  id: nodeIdSchema,
  /** What those who leave are counted under; the id if it says nothing. */
  reason: z.string().min(1).max(63).exactOptional(),
  on: eventMatchSchema.nullable(),
  /** Or a condition that becomes true. Exactly one of `on` and `when`. */
  when: conditionSchema.nullable(),
})

export const nodeSchema = z.strictObject({
  kind: z
    .string()
    .regex(/^[a-z]+\.?[a-zA-Z]*$/)
    .max(64),
  v: z.int().min(1),
  label: z.string().max(120).exactOptional(),
  config: jsonObjectSchema,
  to: z.record(z.string().max(64), nodeIdSchema),
})
export type JourneyNode = z.infer<typeof nodeSchema>

export const journeySchema = z.strictObject({
  dsl: z.literal(dslVersion),
  id: journeyIdSchema,
  name: textSchema,
  zone: zoneSchema,
  entry: entrySchema,
  goals: z.array(goalSchema).max(5),
  exits: z.array(exitRuleSchema).max(10),
  nodes: z.record(nodeIdSchema, nodeSchema),
})
export type Journey = z.infer<typeof journeySchema>
export type EntrySettings = z.infer<typeof entrySchema>
export type Goal = z.infer<typeof goalSchema>
export type ExitRule = z.infer<typeof exitRuleSchema>

export const limits = { nodes: 2000, edges: 4000, conditionLeaves: 200, conditionDepth: 10 } as const
