import { z } from 'zod'
import { jsonObjectSchema, jsonSchema } from '../problem/json.ts'
import { textSchema } from '../language/language.ts'

/**
 * The draft that the canvas edits: loose. Configs are as typed so far, kinds may be unknown here, settings may be
 * unfinished; nothing that came in is lost.
 */
export const graphNodeSchema = z.strictObject({
  id: z.string().min(1).max(63),
  kind: z.string().min(1).max(64),
  v: z.int().min(1),
  label: z.string().max(120).exactOptional(),
  config: jsonObjectSchema,
  position: z.strictObject({ x: z.number(), y: z.number() }),
  group: z.string().exactOptional(),
  /** Somebody put it where it stands; tidying up leaves it there. */
  placed: z.literal(true).exactOptional(),
})
export type GraphNode = z.infer<typeof graphNodeSchema>

export const graphEdgeSchema = z.strictObject({ from: z.string(), port: z.string(), to: z.string() })
export type GraphEdge = z.infer<typeof graphEdgeSchema>

export const noteSchema = z.strictObject({
  id: z.string().min(1).max(63),
  text: z.string().max(4000),
  colour: z.enum(['yellow', 'blue', 'green', 'pink', 'grey']),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  size: z.strictObject({ width: z.number(), height: z.number() }),
})
export type GraphNote = z.infer<typeof noteSchema>

export const groupSchema = z.strictObject({
  id: z.string().min(1).max(63),
  label: z.string().max(120),
  position: z.strictObject({ x: z.number(), y: z.number() }),
  size: z.strictObject({ width: z.number(), height: z.number() }),
  collapsed: z.boolean(),
})
export type GraphGroup = z.infer<typeof groupSchema>

export const graphSchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  zone: z.string(),
  /** `entry`, `goals`, `exits` of the journey, possibly unfinished. */
  settings: z.strictObject({ entry: jsonObjectSchema, goals: z.array(jsonSchema), exits: z.array(jsonSchema) }),
  nodes: z.array(graphNodeSchema).max(10_000),
  edges: z.array(graphEdgeSchema).max(20_000),
  notes: z.array(noteSchema).max(500),
  groups: z.array(groupSchema).max(200),
})
export type Graph = z.infer<typeof graphSchema>

/** What stands beside a journey and never in it. */
export const layoutSchema = z.strictObject({
  positions: z.record(z.string(), z.strictObject({ x: z.number(), y: z.number() })),
  groupOf: z.record(z.string(), z.string()),
  /** Ids of the nodes that were placed by hand. */
  placed: z.array(z.string()).exactOptional(),
  notes: z.array(noteSchema),
  groups: z.array(groupSchema),
})
export type Layout = z.infer<typeof layoutSchema>
