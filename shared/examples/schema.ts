import { z } from 'zod'
import { consentFactSchema, contactPointSchema } from '../src/condition/facts.ts'
import { conditionSchema } from '../src/condition/schema.ts'
import { contentSchema } from '../src/content/schema.ts'
import { graphSchema } from '../src/graph/schema.ts'
import { textSchema } from '../src/language/language.ts'
import { skipReasonSchema } from '../src/policy/decision.ts'
import { jsonObjectSchema } from '../src/problem/json.ts'
import { outcomeSchema } from '../src/step/outcome.ts'
import { instantTextSchema } from '../src/time/instant.ts'
import { zoneSchema } from '../src/time/zone.ts'

/** A content that comes with an example, by the name it gets in each language. */
const exampleContentSchema = z.strictObject({ name: textSchema, content: contentSchema })

const exampleSegmentSchema = z.strictObject({ id: z.string(), name: textSchema, condition: conditionSchema })

const scriptedEventSchema = z.strictObject({ name: z.string(), properties: jsonObjectSchema })

/** The person to whom a run happens, as known when it begins. */
const scriptedPersonSchema = z.strictObject({
  attributes: jsonObjectSchema,
  tags: z.array(z.string()),
  zone: zoneSchema.nullable(),
  language: z.string().nullable(),
  contactPoints: z.array(contactPointSchema),
  consents: z.array(z.strictObject({ ...consentFactSchema.shape, at: instantTextSchema })),
  segments: z.record(z.string(), z.boolean()),
  history: z.array(z.strictObject({ ...scriptedEventSchema.shape, at: instantTextSchema })),
})

const at = instantTextSchema
const scriptedHappeningSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('event'), at, ...scriptedEventSchema.shape }),
  z.strictObject({
    type: z.literal('consent'),
    at,
    channel: z.string(),
    category: z.string(),
    state: z.enum(['granted', 'withdrawn']),
  }),
])

/** A run of the journey for one person, and what must come of it. */
export const scriptedRunSchema = z.strictObject({
  name: textSchema,
  person: scriptedPersonSchema,
  /** By which trigger, when, and with which event; null where the trigger has none. */
  entry: z.strictObject({ trigger: z.string(), at, event: scriptedEventSchema.nullable() }),
  happenings: z.array(scriptedHappeningSchema),
  /** What the world answers at a node; all goes well elsewhere. */
  outcomes: z.array(z.strictObject({ node: z.string(), outcome: outcomeSchema })).exactOptional(),
  until: at,
  expect: z.strictObject({
    /** Node ids in the order of visits; empty when the person does not enter. */
    path: z.array(z.string()),
    /** Every message that was due, and what policy said. */
    messages: z.array(
      z.strictObject({
        node: z.string(),
        decision: z.enum(['send', 'skip', 'defer']),
        reason: skipReasonSchema.nullable(),
      }),
    ),
    ended: z.strictObject({ reason: z.string(), at }).nullable(),
  }),
})
export type ScriptedRun = z.infer<typeof scriptedRunSchema>

/** A journey to start from, with all that it needs. */
export const exampleSchema = z.strictObject({
  id: z.string(),
  graph: graphSchema,
  contents: z.record(z.string(), exampleContentSchema),
  segments: z.array(exampleSegmentSchema),
  runs: z.array(scriptedRunSchema).min(2).max(4),
  /** A sentence about it, and what it needs from the workspace. */
  starter: z.strictObject({ about: textSchema, needs: textSchema }),
})
export type Example = z.infer<typeof exampleSchema>
