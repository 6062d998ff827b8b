import { z } from 'zod'
import { contentSchema } from '../content/schema.ts'
import { languageSchema } from '../language/language.ts'
import { findingSchema } from '../problem/finding.ts'
import { jsonObjectSchema } from '../problem/json.ts'
import { skipReasons } from '../policy/decision.ts'
import { defineRoute, idParam, instantOut, pageOf, pageQuery } from './route.ts'

const tag = 'content'

export const contentRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  channel: z.string(),
  category: z.string(),
  published: z.boolean(),
  /** The draft differs from what is published. */
  changed: z.boolean(),
  languages: z.array(languageSchema),
  updatedAt: instantOut,
  reads: z.array(z.string()),
})
export type ContentRow = z.infer<typeof contentRowSchema>
const contentDocument = z.strictObject({
  row: contentRowSchema,
  content: contentSchema,
  rev: z.int(),
  findings: z.array(findingSchema),
})

export const listContents = defineRoute({
  operationId: 'listContents',
  method: 'get',
  path: '/api/v1/contents',
  tag,
  permission: 'view',
  summary: 'All contents',
  response: z.strictObject({ items: z.array(contentRowSchema) }),
})
export const getContent = defineRoute({
  operationId: 'getContent',
  method: 'get',
  path: '/api/v1/contents/{content}',
  tag,
  permission: 'view',
  params: idParam('content'),
  summary: 'One content, as drafted',
  response: contentDocument,
})
export const createContent = defineRoute({
  operationId: 'createContent',
  method: 'post',
  path: '/api/v1/contents',
  tag,
  permission: 'edit',
  body: z.strictObject({ content: contentSchema }),
  summary: 'Make a content',
  response: contentDocument,
})
export const saveContent = defineRoute({
  operationId: 'saveContent',
  method: 'put',
  path: '/api/v1/contents/{content}',
  tag,
  permission: 'edit',
  params: idParam('content'),
  body: z.strictObject({ content: contentSchema, rev: z.int() }),
  summary: 'Save the draft of a content',
  response: contentDocument,
  problems: { 'content.conflict': 409 },
})
export const publishContent = defineRoute({
  operationId: 'publishContent',
  method: 'post',
  path: '/api/v1/contents/{content}/publish',
  tag,
  permission: 'publish',
  params: idParam('content'),
  summary: 'Publish the draft; messages sent from now on say it',
  response: contentDocument,
  problems: { 'content.findings': 422 },
})
export const renderedSchema = z.discriminatedUnion('channel', [
  z.strictObject({
    channel: z.literal('email'),
    subject: z.string(),
    preheader: z.string(),
    html: z.string(),
    text: z.string(),
  }),
  z.strictObject({
    channel: z.literal('sms'),
    text: z.string(),
    encoding: z.enum(['GSM-7', 'UCS-2']),
    length: z.int(),
    parts: z.int(),
  }),
])
export type Rendered = z.infer<typeof renderedSchema>
export const previewContent = defineRoute({
  operationId: 'previewContent',
  method: 'post',
  path: '/api/v1/contents/preview',
  tag,
  permission: 'view',
  body: z.strictObject({
    content: contentSchema,
    person: z.string().max(64).nullable(),
    language: languageSchema,
    entry: jsonObjectSchema,
  }),
  summary: 'What a person would get; nothing is sent',
  response: z.strictObject({ rendered: renderedSchema.nullable(), findings: z.array(findingSchema) }),
})
/**
 * HTML of a message, for `<iframe sandbox src>`: a frame with `srcdoc` has the page's own policy, which allows no inline
 * style. What `src` answers runs no script, sends no form and lives for ten minutes.
 */
export const frameHtml = defineRoute({
  operationId: 'frameHtml',
  method: 'post',
  path: '/api/v1/frames',
  tag,
  permission: 'view',
  body: z.strictObject({ html: z.string().max(500_000) }),
  summary: 'An address under which the HTML of a message can be framed',
  response: z.strictObject({ src: z.string() }),
})
export const sendTest = defineRoute({
  operationId: 'sendTest',
  method: 'post',
  path: '/api/v1/contents/{content}/test',
  tag,
  permission: 'send',
  params: idParam('content'),
  body: z.strictObject({
    to: z.string().min(3).max(254),
    person: z.string().max(64).nullable(),
    language: languageSchema,
  }),
  summary: 'Send the draft to one address, marked as a test',
  response: z.strictObject({ status: z.enum(['sent', 'outbox', 'failed']), detail: z.string() }),
})

/** A message to one person, whatever became of it. */
export const deliverySchema = z.strictObject({
  id: z.string(),
  at: instantOut,
  person: z.string().nullable(),
  personName: z.string(),
  channel: z.string(),
  address: z.string(),
  status: z.enum(['pending', 'deferred', 'sent', 'outbox', 'skipped', 'failed', 'held', 'withdrawn']),
  reason: z.enum(skipReasons).nullable(),
  detail: jsonObjectSchema,
  journey: z.string().nullable(),
  node: z.string().nullable(),
  content: z.string().nullable(),
  subject: z.string(),
  test: z.boolean(),
})
export type DeliveryRow = z.infer<typeof deliverySchema>
export const listDeliveries = defineRoute({
  operationId: 'listDeliveries',
  method: 'get',
  path: '/api/v1/deliveries',
  tag: 'outbox',
  permission: 'view',
  query: z.strictObject({
    ...pageQuery,
    status: deliverySchema.shape.status.exactOptional(),
    channel: z.string().max(40).exactOptional(),
    journey: z.string().max(64).exactOptional(),
  }),
  summary: 'Messages, latest first',
  response: pageOf(deliverySchema),
})
export const getDelivery = defineRoute({
  operationId: 'getDelivery',
  method: 'get',
  path: '/api/v1/deliveries/{delivery}',
  tag: 'outbox',
  permission: 'view',
  params: idParam('delivery'),
  summary: 'A message exactly as it went out or would have',
  response: z.strictObject({
    delivery: deliverySchema,
    rendered: renderedSchema.nullable(),
    headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    evidence: z.array(jsonObjectSchema),
  }),
})
