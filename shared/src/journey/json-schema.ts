import { z } from 'zod'
import { conditionSchema } from '../condition/schema.ts'
import { catalogue } from '../nodes/index.ts'
import type { NodeKind } from '../nodes/define.ts'
import { entrySchema, exitRuleSchema, goalSchema, journeySchema, nodeIdSchema, nodeSchema } from './schema.ts'

const nodeOf = (kind: NodeKind): z.ZodObject =>
  z.strictObject({ ...nodeSchema.shape, kind: z.literal(kind.kind), v: z.literal(kind.v), config: kind.config })

/** Settings may be left out of a file: they are the defaults. What a goal and an exit rule need is their id. */
const fileSchema = (): z.ZodType => {
  const [first, ...others] = [...catalogue.values()].map(nodeOf)
  if (first === undefined) throw new Error('The catalogue is empty')
  const reentry = entrySchema.shape.reentry.partial()
  return z.strictObject({
    ...journeySchema.shape,
    entry: z
      .strictObject({ ...entrySchema.shape, reentry })
      .partial()
      .optional(),
    goals: z
      .array(goalSchema.partial().required({ id: true }))
      .max(5)
      .optional(),
    exits: z
      .array(exitRuleSchema.partial().required({ id: true }))
      .max(10)
      .optional(),
    nodes: z.record(nodeIdSchema, z.discriminatedUnion('kind', [first, ...others])),
  })
}

/** The JSON Schema of a journey file, with the config of every kind. Generated into shared/schema/journey.schema.json. */
export const journeyJsonSchema = (): object => {
  const shared = z.registry<{ id: string }>()
  shared.add(conditionSchema, { id: 'Condition' })
  const schema = z.toJSONSchema(fileSchema(), { metadata: shared, io: 'input' })
  return { ...schema, title: 'Trailwright journey' }
}
