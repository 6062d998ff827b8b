import { z } from 'zod'
import { languages, languageSchema } from '../language/language.ts'
import { defineRoute } from './route.ts'

const tag = 'events'

/** What can carry a name of people's own: an event, a property of events by its path, an attribute of people by its path. */
export const labelKinds = ['event', 'property', 'attribute'] as const
export const labelKindSchema = z.enum(labelKinds)
export type LabelKind = z.infer<typeof labelKindSchema>

/** Longer would not fit into the sentence on a card. */
export const longestLabel = 60
const textSchema = z.partialRecord(languageSchema, z.string().trim().max(longestLabel))

const labelSchema = z.strictObject({
  kind: labelKindSchema,
  /** As it comes in, such as `cart_id`. A property is called the same in every event. */
  name: z.string().min(1).max(200),
  text: textSchema,
})
export type Label = z.infer<typeof labelSchema>

export const listLabels = defineRoute({
  operationId: 'listLabels',
  method: 'get',
  path: '/api/v1/labels',
  tag,
  permission: 'view',
  summary: 'What events, their properties and the attributes of people are called in sentences',
  response: z.strictObject({ items: z.array(labelSchema) }),
})

export const saveLabels = defineRoute({
  operationId: 'saveLabels',
  method: 'put',
  path: '/api/v1/labels',
  tag,
  permission: 'edit',
  body: z.strictObject({ items: z.array(labelSchema).min(1).max(500) }),
  summary: `Name things in some of the languages (${languages.join(', ')}); an empty text takes the name back`,
  response: z.strictObject({ items: z.array(labelSchema) }),
})
