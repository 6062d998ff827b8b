import { z } from 'zod'
import { jsonObjectSchema, jsonSchema } from '../problem/json.ts'
import { defineRoute, instantOut, pageOf, pageQuery } from './route.ts'

const tag = 'events'

/** Why a call was refused: `code` of what was received. The field that is meant stands beside it. */
export const refusalCodes = [
  'json.invalid',
  'event.not-object',
  'event.too-large',
  'event.too-deep',
  'event.too-many-keys',
  'event.forbidden-key',
  'event.unknown-type',
  'event.invalid',
  'event.no-name',
  'id.missing',
  'time.invalid',
  'time.too-old',
  'alias.server-only',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** What was amended or left out of a call that was taken. `warnings` are `code` or `code:field`. */
export const warningCodes = [
  'message-id.none',
  'time.none',
  'time.future',
  'text.cleaned',
  'id.placeholder',
  'identity.taken',
  'zone.unknown',
  'email.invalid',
  'phone.invalid',
  'phone.not-mobile',
  'trait.server-only',
  'address.server-only',
  'consent.server-only',
  'attributes.full',
] as const
export type WarningCode = (typeof warningCodes)[number]

/** A call as it arrived: accepted, repeated or refused with the reason and the field. */
export const receivedSchema = z.strictObject({
  id: z.string(),
  receivedAt: instantOut,
  at: instantOut,
  type: z.string(),
  name: z.string(),
  person: z.string().nullable(),
  personName: z.string(),
  source: z.string(),
  status: z.enum(['accepted', 'duplicate', 'refused']),
  code: z.string().nullable(),
  field: z.string().nullable(),
  warnings: z.array(z.string()),
  payload: jsonObjectSchema,
})
export const listReceived = defineRoute({
  operationId: 'listReceived',
  method: 'get',
  path: '/api/v1/events',
  tag,
  permission: 'view',
  query: z.strictObject({
    ...pageQuery,
    name: z.string().max(200).exactOptional(),
    status: receivedSchema.shape.status.exactOptional(),
  }),
  summary: 'Calls as they arrive, latest first',
  response: pageOf(receivedSchema),
})
export const getCatalogue = defineRoute({
  operationId: 'getCatalogue',
  method: 'get',
  path: '/api/v1/catalogue',
  tag,
  permission: 'view',
  summary: 'Events and attributes seen so far, with their last values',
  response: z.strictObject({
    events: z.array(
      z.strictObject({
        name: z.string(),
        count: z.int(),
        lastSeenAt: instantOut,
        properties: z.array(
          z.strictObject({
            path: z.string(),
            type: z.enum(['text', 'number', 'boolean', 'date', 'list', 'object']),
            samples: z.array(jsonSchema),
          }),
        ),
      }),
    ),
    attributes: z.array(
      z.strictObject({
        path: z.string(),
        type: z.enum(['text', 'number', 'boolean', 'date', 'list', 'object']),
        samples: z.array(jsonSchema),
      }),
    ),
    tags: z.array(z.string()),
  }),
})
export const sendTestEvent = defineRoute({
  operationId: 'sendTestEvent',
  method: 'post',
  path: '/api/v1/events/test',
  tag,
  permission: 'edit',
  body: z.strictObject({
    name: z.string().min(1).max(200),
    userId: z.string().min(1).max(200),
    properties: jsonObjectSchema,
  }),
  summary: 'Put one event in by hand, as a server key would',
  response: z.strictObject({ id: z.string() }),
  problems: { 'event.refused': 422 },
})
