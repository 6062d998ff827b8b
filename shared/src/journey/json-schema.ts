import { z } from 'zod'
import { catalogue } from '../nodes/index.ts'
import { dslVersion, journeySchema, nodeIdSchema, nodeSchema } from './schema.ts'

/** The journey document as JSON Schema (2020-12), with the config of every kind; published as a file, for other tools. */
export const journeyJsonSchema = (): Record<string, unknown> => {
  const kinds = [...catalogue.values()].map(({ kind, v, config }) =>
    z.strictObject({ ...nodeSchema.shape, kind: z.literal(kind), v: z.literal(v), config }),
  )
  const document = journeySchema.extend({ nodes: z.record(nodeIdSchema, z.union(kinds)) })
  const { $schema, ...rest } = z.toJSONSchema(document, { io: 'input', reused: 'ref' })
  return { $schema, $id: `urn:trailwright:journey:${dslVersion}`, title: 'Trailwright journey', ...rest }
}
