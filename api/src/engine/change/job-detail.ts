import { z } from 'zod'
import { durationSchema } from '@trailwright/shared/time/duration.ts'
import { nodeMapSchema } from '@trailwright/shared/run/enrollment.ts'

/** What a job does to each of the people inside; stored with it. */
export const jobDetailSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('move'),
    version: z.int(),
    /** What the publisher chose; of nodes that it leaves out the next one that survives takes their people. */
    map: nodeMapSchema,
    when: z.enum(['now', 'nextStep']),
    /** Those who are due at once go on one in so many milliseconds: the pace of the journey. */
    slotMs: z.number(),
  }),
  z.strictObject({
    kind: z.literal('resume'),
    due: z.enum(['waitAgain', 'drop']),
    /** Null unless they are dropped. */
    olderThan: durationSchema.nullable(),
    /** Who was due by then is treated. */
    at: z.number(),
  }),
  /** `version`: the live one, whose step it is; who is in another one is not concerned. */
  z.strictObject({ kind: z.literal('backfill'), version: z.int(), node: z.string(), includeAgain: z.boolean() }),
  z.strictObject({ kind: z.literal('stop') }),
])
export type JobDetail = z.infer<typeof jobDetailSchema>
