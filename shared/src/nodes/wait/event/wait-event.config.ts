import { z } from 'zod'
import { conditionSchema } from '../../../condition/schema.ts'
import { durationSchema } from '../../../time/duration.ts'
import { portNameSchema } from '../../labelled-ports.ts'

export const waitEventConfigSchema = z.strictObject({
  groups: z
    .array(
      z.strictObject({
        id: portNameSchema,
        label: z.string().max(60).default(''),
        event: z.string().min(1).max(200),
        where: conditionSchema.exactOptional(),
      }),
    )
    .min(1)
    .max(10),
  timeout: durationSchema,
  /** The first event that fits decides. */
  mode: z.literal('first').default('first'),
  /** Looked up once, on arrival: what happened since entry, or within a time. `false`: only what happens from now on. */
  alreadyTrue: z.union([z.literal(false), z.literal('sinceEntry'), durationSchema]).default(false),
})
export type WaitEventConfig = z.infer<typeof waitEventConfigSchema>
