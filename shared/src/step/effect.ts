import { z } from 'zod'
import { jsonSchema } from '../problem/json.ts'
import { messageCategorySchema } from '../content/schema.ts'

/** Changes to the person that a step makes. Applied to the facts in hand at once, written in the step's transaction. */
export const personOpSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('set'), attribute: z.string(), value: jsonSchema }),
  z.strictObject({ op: z.literal('unset'), attribute: z.string() }),
  z.strictObject({ op: z.literal('increment'), attribute: z.string(), by: z.number() }),
  z.strictObject({ op: z.literal('append'), attribute: z.string(), value: jsonSchema }),
  z.strictObject({ op: z.literal('remove'), attribute: z.string(), value: jsonSchema }),
  z.strictObject({ op: z.literal('tag'), tag: z.string() }),
  z.strictObject({ op: z.literal('untag'), tag: z.string() }),
])
export type PersonOp = z.infer<typeof personOpSchema>

/** A value of a request: a literal or Liquid over person, entry, context. Rendered by the engine, escaped for its place. */
export const headerSchema = z.strictObject({ name: z.string().min(1).max(100), value: z.string().max(2000) })

/**
 * What an enrollment asks of the world: a small closed list. Each carries `key` = enrollment:visit:n, for ever the same.
 * `send` and `request` are awaited: the person stands at the node until an outcome comes. The rest is written at once.
 */
export const effectSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('send'),
    key: z.string(),
    channel: z.string(),
    content: z.string(),
    category: messageCategorySchema,
    cap: z.enum(['obey', 'ignore', 'ignoreAndCount']),
    quiet: z.enum(['obey', 'ignore']),
    expiresAfterMs: z.number().nullable(),
    /** Of the journey; absent: the usual one. */
    priority: z.int().exactOptional(),
  }),
  z.strictObject({
    type: z.literal('request'),
    key: z.string(),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: z.string(),
    headers: z.array(headerSchema),
    secret: z.string().nullable(),
    body: z.string().nullable(),
    /** Context name -> dotted path into the JSON answer. */
    keep: z.record(z.string(), z.string()),
    timeoutMs: z.number(),
    retries: z.int(),
  }),
  z.strictObject({ type: z.literal('updatePerson'), key: z.string(), ops: z.array(personOpSchema) }),
  z.strictObject({ type: z.literal('goal'), key: z.string(), goal: z.string(), value: z.number().nullable() }),
])
export type Effect = z.infer<typeof effectSchema>
export type EffectType = Effect['type']
export const effectTypes = ['send', 'request', 'updatePerson', 'goal'] as const satisfies readonly EffectType[]

/** An effect as a step states it; the run adds the key. */
export type EffectWish = { [T in EffectType]: Omit<Extract<Effect, { type: T }>, 'key'> }[EffectType]
export const awaitedEffects = ['send', 'request'] as const satisfies readonly EffectType[]
