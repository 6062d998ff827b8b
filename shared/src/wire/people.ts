import { z } from 'zod'
import { conditionSchema } from '../condition/schema.ts'
import { consentFactSchema, contactPointSchema, factsSchema } from '../condition/facts.ts'
import { jsonObjectSchema } from '../problem/json.ts'
import { enrollmentSchema } from '../run/enrollment.ts'
import { defineRoute, idParam, instantOut, pageOf, pageQuery } from './route.ts'

const tag = 'people'

export const personRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Masked for viewers. */ email: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string().nullable(),
  createdAt: instantOut,
  lastSeenAt: instantOut.nullable(),
  tags: z.array(z.string()),
})
export type PersonRow = z.infer<typeof personRowSchema>

export const listPeople = defineRoute({
  operationId: 'listPeople',
  method: 'get',
  path: '/api/v1/people',
  tag,
  permission: 'view',
  summary: 'People, latest first; `search` finds by name, e-mail, phone or user id',
  query: z.strictObject({
    ...pageQuery,
    search: z.string().max(200).exactOptional(),
    segment: z.string().max(64).exactOptional(),
  }),
  response: pageOf(personRowSchema),
})

export const timelineItemSchema = z.strictObject({
  id: z.string(),
  at: instantOut,
  kind: z.enum(['event', 'message', 'notSent', 'journey', 'step', 'consent', 'merge']),
  /** Names the sentence; `values` fill it. */
  code: z.string(),
  values: jsonObjectSchema,
  journey: z
    .strictObject({ id: z.string(), name: z.string(), version: z.int(), node: z.string().nullable() })
    .nullable(),
  /** The trace entry behind it, whole, for "why". */
  why: jsonObjectSchema.nullable(),
})
export type TimelineItem = z.infer<typeof timelineItemSchema>

export const getPerson = defineRoute({
  operationId: 'getPerson',
  method: 'get',
  path: '/api/v1/people/{person}',
  tag,
  permission: 'view',
  params: idParam('person'),
  summary: 'One person: identities, attributes, consent, segments, journeys',
  response: z.strictObject({
    person: personRowSchema,
    language: z.string().nullable(),
    zone: z.strictObject({ raw: z.string().nullable(), used: z.string(), fellBack: z.boolean() }),
    attributes: jsonObjectSchema,
    identities: z.array(z.strictObject({ kind: z.string(), value: z.string(), since: instantOut })),
    contactPoints: z.array(contactPointSchema),
    consents: z.array(consentFactSchema),
    segments: z.array(z.strictObject({ id: z.string(), name: z.string(), since: instantOut })),
    enrollments: z.array(z.strictObject({ enrollment: enrollmentSchema, journeyName: z.string() })),
    refusals: z.array(
      z.strictObject({
        journey: z.string(),
        journeyName: z.string(),
        reason: z.string(),
        at: instantOut,
        values: jsonObjectSchema,
      }),
    ),
    thisWeek: z.array(z.strictObject({ channel: z.string(), sent: z.int(), limit: z.int().nullable() })),
  }),
})
export const getTimeline = defineRoute({
  operationId: 'getTimeline',
  method: 'get',
  path: '/api/v1/people/{person}/timeline',
  tag,
  permission: 'view',
  params: idParam('person'),
  summary: 'What happened to one person, latest first',
  query: z.strictObject({ ...pageQuery, kind: timelineItemSchema.shape.kind.exactOptional() }),
  response: pageOf(timelineItemSchema),
})
/** Everything that a simulation of the posted draft would read about one person (read only: post carries the draft). */
export const getFacts = defineRoute({
  operationId: 'getFacts',
  method: 'post',
  path: '/api/v1/people/{person}/facts',
  tag,
  permission: 'view',
  params: idParam('person'),
  summary: 'The facts that a simulation reads about one person',
  body: z.strictObject({
    events: z.array(z.string().max(200)).max(200),
    segments: z.array(z.string().max(64)).max(200),
  }),
  response: factsSchema,
})

export const segmentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  condition: conditionSchema,
  zone: z.string(),
  count: z.int().nullable(),
  updatedAt: instantOut,
})
export type Segment = z.infer<typeof segmentSchema>
const segmentBody = z.strictObject({ name: z.string().trim().min(1).max(200), condition: conditionSchema })

export const listSegments = defineRoute({
  operationId: 'listSegments',
  method: 'get',
  path: '/api/v1/segments',
  tag,
  permission: 'view',
  summary: 'All segments',
  response: z.strictObject({ items: z.array(segmentSchema) }),
})
export const getSegment = defineRoute({
  operationId: 'getSegment',
  method: 'get',
  path: '/api/v1/segments/{segment}',
  tag,
  permission: 'view',
  params: idParam('segment'),
  summary: 'One segment',
  response: segmentSchema,
})
export const createSegment = defineRoute({
  operationId: 'createSegment',
  method: 'post',
  path: '/api/v1/segments',
  tag,
  permission: 'edit',
  body: segmentBody,
  summary: 'Make a segment',
  response: segmentSchema,
})
export const updateSegment = defineRoute({
  operationId: 'updateSegment',
  method: 'put',
  path: '/api/v1/segments/{segment}',
  tag,
  permission: 'edit',
  params: idParam('segment'),
  body: segmentBody,
  summary: 'Change a segment; membership changes by the difference only',
  response: segmentSchema,
})
export const deleteSegment = defineRoute({
  operationId: 'deleteSegment',
  method: 'delete',
  path: '/api/v1/segments/{segment}',
  tag,
  permission: 'edit',
  params: idParam('segment'),
  summary: 'Delete a segment',
  problems: { 'segment.used': 409 },
})
export const countCondition = defineRoute({
  operationId: 'countCondition',
  method: 'post',
  path: '/api/v1/segments/count',
  tag,
  permission: 'view',
  body: z.strictObject({ condition: conditionSchema }),
  summary: 'How many people a condition matches now, with a sample and who can be reached',
  response: z.strictObject({
    count: z.int(),
    of: z.int(),
    sample: z.array(personRowSchema),
    reach: z.array(z.strictObject({ channel: z.string(), people: z.int() })),
  }),
})
