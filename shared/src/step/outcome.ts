import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'
import { skipReasonSchema } from '../policy/decision.ts'

/** The person's fault: she moves on by `failed`. */
export const failureClasses = ['no_such_address', 'rejected', 'content', 'too_large'] as const
/** Ours: she is held in the error inbox until somebody mends it. */
export const holdCauses = [
  'credentials',
  'configuration',
  'breaker',
  'unknown_outcome',
  'unreachable_service',
  'unhandled_error',
  'crash',
] as const

/** What the world answered to an effect. `detail` holds values for "why", never secrets. */
export const outcomeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('sent'), provider: z.string().nullable(), detail: jsonObjectSchema }),
  z.strictObject({ type: z.literal('skipped'), reason: skipReasonSchema, detail: jsonObjectSchema }),
  z.strictObject({ type: z.literal('failed'), class: z.enum(failureClasses), detail: jsonObjectSchema }),
  /** An HTTP step got its answer: `context` are the mapped values. */
  z.strictObject({ type: z.literal('answered'), status: z.int(), context: jsonObjectSchema, detail: jsonObjectSchema }),
  z.strictObject({ type: z.literal('error'), status: z.int().nullable(), detail: jsonObjectSchema }),
  z.strictObject({ type: z.literal('timeout'), detail: jsonObjectSchema }),
  z.strictObject({ type: z.literal('held'), cause: z.enum(holdCauses), detail: jsonObjectSchema }),
])
export type Outcome = z.infer<typeof outcomeSchema>
export type HoldCause = (typeof holdCauses)[number]
export type FailureClass = (typeof failureClasses)[number]
