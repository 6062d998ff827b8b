import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'
import { eventFactSchema } from '../condition/facts.ts'
import { effectSchema } from '../step/effect.ts'
import { holdCauses } from '../step/outcome.ts'

/** Where people of removed nodes go: a node of the new version, or null: they leave. */
export const nodeMapSchema = z.record(z.string(), z.string().nullable())
export type NodeMap = z.infer<typeof nodeMapSchema>

/** One person's passage through one version of a journey. It stands at exactly one node. */
export const enrollmentSchema = z.strictObject({
  id: z.string(),
  workspace: z.string(),
  journey: z.string(),
  version: z.int(),
  person: z.string(),
  key: z.string(),
  /** The person's id at entry: a merge changes no random arm. */
  seed: z.string(),
  status: z.enum(['active', 'held', 'ended']),
  /** Where it stands, or stood last. */
  node: z.string(),
  /** Counts arrivals: (enrollment, visit, n) names an effect for ever. */
  visit: z.int(),
  enteredAt: z.number(),
  arrivedAt: z.number(),
  entry: eventFactSchema.nullable(),
  context: jsonObjectSchema,
  memory: jsonObjectSchema,
  /** Earliest instant at which the engine must look: the node's wake, an exit's `until`, maxStay. */
  wake: z.number().nullable(),
  /** The node's own wake, apart from exits and maxStay. */
  nodeWake: z.number().nullable(),
  /** The effect whose outcome is awaited. */
  awaits: effectSchema.nullable(),
  /** Goals already counted. */
  goals: z.array(z.string()),
  /** Goes over to this version as soon as she leaves the step where she stands. Absent in states of older releases. */
  move: z.strictObject({ version: z.int(), map: nodeMapSchema }).nullable().default(null),
  held: z.strictObject({ cause: z.enum(holdCauses), at: z.number(), values: jsonObjectSchema }).nullable(),
  ended: z
    .strictObject({ reason: z.string(), outcome: z.enum(['success', 'neutral', 'fail']), at: z.number() })
    .nullable(),
})
export type Enrollment = z.infer<typeof enrollmentSchema>
