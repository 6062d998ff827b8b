import { z } from 'zod'
import { textSchema } from '../language/language.ts'
import { findingSchema } from '../problem/finding.ts'
import { jsonObjectSchema, jsonSchema } from '../problem/json.ts'
import { graphSchema, layoutSchema } from '../graph/schema.ts'
import { journeySchema } from '../journey/schema.ts'
import { contentSchema } from '../content/schema.ts'
import { dueChoiceSchema, insideChoiceSchema, publishedSchema } from './live-change.ts'
import { personRowSchema, segmentSchema } from './people.ts'
import { reviewStateSchema } from './review.ts'
import { defineRoute, idParam, instantOut, pageOf, pageQuery } from './route.ts'

const tag = 'journeys'

export const journeyStatusSchema = z.enum(['draft', 'live', 'paused', 'stopped', 'archived'])
export const journeyRowSchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  status: journeyStatusSchema,
  version: z.int().nullable(),
  changed: z.boolean(),
  trigger: z.strictObject({ kind: z.string(), config: jsonObjectSchema }).nullable(),
  inside: z.int(),
  entered: z.int(),
  owner: z.string(),
  updatedAt: instantOut,
  /** Where publishing needs a review: how that of the draft stands. */
  review: reviewStateSchema.exactOptional(),
})
export type JourneyRow = z.infer<typeof journeyRowSchema>

export const listJourneys = defineRoute({
  operationId: 'listJourneys',
  method: 'get',
  path: '/api/v1/journeys',
  tag,
  permission: 'view',
  summary: 'All journeys',
  response: z.strictObject({ items: z.array(journeyRowSchema) }),
})
export const createJourney = defineRoute({
  operationId: 'createJourney',
  method: 'post',
  path: '/api/v1/journeys',
  tag,
  permission: 'edit',
  summary: 'A new journey: blank, or from a starter (its contents and segments come with it)',
  body: z.strictObject({ name: textSchema, starter: z.string().max(64).nullable() }),
  response: z.strictObject({ id: z.string() }),
  problems: { 'starter.unknown': 404 },
})
export const draftSchema = z.strictObject({
  graph: graphSchema,
  rev: z.int(),
  savedAt: instantOut,
  savedBy: z.string(),
})
export type Draft = z.infer<typeof draftSchema>
export const versionDocumentSchema = z.strictObject({
  number: z.int(),
  journey: journeySchema,
  layout: layoutSchema,
  publishedAt: instantOut,
  publishedBy: z.string(),
  note: z.string(),
})
export type VersionDocument = z.infer<typeof versionDocumentSchema>
export const getJourney = defineRoute({
  operationId: 'getJourney',
  method: 'get',
  path: '/api/v1/journeys/{journey}',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'A journey: its row, draft and live version',
  response: z.strictObject({
    row: journeyRowSchema,
    draft: draftSchema,
    live: versionDocumentSchema.nullable(),
  }),
})
/** Optimistic lock: `rev` is the one that the edit began from. A conflict answers with both sides (`draft.conflict`). */
export const saveDraft = defineRoute({
  operationId: 'saveDraft',
  method: 'put',
  path: '/api/v1/journeys/{journey}/draft',
  tag,
  permission: 'edit',
  params: idParam('journey'),
  summary: 'Save the draft',
  /** `keep`: what this replaces is kept among the drafts, however short it stood. */
  body: z.strictObject({ graph: graphSchema, rev: z.int(), keep: z.boolean().exactOptional() }),
  response: z.discriminatedUnion('saved', [
    z.strictObject({ saved: z.literal(true), rev: z.int(), savedAt: instantOut }),
    z.strictObject({ saved: z.literal(false), theirs: draftSchema }),
  ]),
  problems: { 'draft.conflict': 409 },
})
export const checkJourney = defineRoute({
  operationId: 'checkJourney',
  method: 'get',
  path: '/api/v1/journeys/{journey}/check',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'All findings of the draft, and what publishing would change',
  response: z.strictObject({
    findings: z.array(findingSchema),
    blocks: z.boolean(),
    changes: z.array(jsonObjectSchema),
  }),
})
export const publishJourney = defineRoute({
  operationId: 'publishJourney',
  method: 'post',
  path: '/api/v1/journeys/{journey}/publish',
  tag,
  permission: 'publish',
  params: idParam('journey'),
  summary: 'Publish the draft as a new version; people inside stay on theirs or move',
  body: z.strictObject({ rev: z.int(), note: z.string().max(500), inside: insideChoiceSchema }),
  response: publishedSchema,
  problems: {
    'publish.findings': 422,
    'draft.conflict': 409,
    'job.running': 409,
    'map.unknown-step': 422,
    'review.needed': 409,
    'review.waiting': 409,
    'review.outdated': 409,
    'review.changes': 409,
  },
})
export const changeStatus = defineRoute({
  operationId: 'changeStatus',
  method: 'post',
  path: '/api/v1/journeys/{journey}/status',
  tag,
  permission: 'publish',
  params: idParam('journey'),
  summary:
    'Pause (holds everybody), resume, stop (nobody enters; people inside leave as "stopped" or finish), archive what is stopped',
  body: z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('paused') }),
    z.strictObject({ to: z.literal('live'), due: dueChoiceSchema }),
    z.strictObject({ to: z.literal('stopped'), inside: z.enum(['leave', 'finish']) }),
    z.strictObject({ to: z.literal('archived') }),
  ]),
  response: z.strictObject({ job: z.string().nullable() }),
  problems: { 'journey.never-published': 409, 'journey.still-runs': 409, 'job.running': 409 },
})
export const renameJourney = defineRoute({
  operationId: 'renameJourney',
  method: 'patch',
  path: '/api/v1/journeys/{journey}',
  tag,
  permission: 'edit',
  params: idParam('journey'),
  summary: 'Rename a journey',
  body: z.strictObject({ name: textSchema }),
})
export const deleteJourney = defineRoute({
  operationId: 'deleteJourney',
  method: 'delete',
  path: '/api/v1/journeys/{journey}',
  tag,
  permission: 'publish',
  params: idParam('journey'),
  summary: 'Delete a journey that was never published',
  problems: { 'journey.has-history': 409 },
})
export const listVersions = defineRoute({
  operationId: 'listVersions',
  method: 'get',
  path: '/api/v1/journeys/{journey}/versions',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'Versions, latest first',
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        number: z.int(),
        publishedAt: instantOut,
        publishedBy: z.string(),
        note: z.string(),
        inside: z.int(),
      }),
    ),
  }),
})
export const getVersion = defineRoute({
  operationId: 'getVersion',
  method: 'get',
  path: '/api/v1/journeys/{journey}/versions/{version}',
  tag,
  permission: 'view',
  params: z.strictObject({ journey: z.string().min(1).max(64), version: z.coerce.number().int() }),
  summary: 'One version as it was published',
  response: versionDocumentSchema,
  problems: { 'version.unknown': 404 },
})
/** arrived = hereNow + sum of ports + sum of left; entered = inside + sum of left. */
export const countsSchema = z.strictObject({
  version: z.int().nullable(),
  entered: z.int(),
  inside: z.int(),
  held: z.int(),
  holdout: z.int(),
  left: z.array(z.strictObject({ reason: z.string(), people: z.int() })),
  refused: z.array(z.strictObject({ reason: z.string(), times: z.int() })),
  nodes: z.array(
    z.strictObject({
      node: z.string(),
      arrived: z.int(),
      hereNow: z.int(),
      held: z.int(),
      ports: z.array(z.strictObject({ port: z.string(), people: z.int() })),
      left: z.array(z.strictObject({ reason: z.string(), people: z.int() })),
      skipped: z.array(z.strictObject({ reason: z.string(), people: z.int() })),
    }),
  ),
  goals: z.array(z.strictObject({ goal: z.string(), people: z.int(), value: z.number() })),
})
export type Counts = z.infer<typeof countsSchema>
export const getCounts = defineRoute({
  operationId: 'getCounts',
  method: 'get',
  path: '/api/v1/journeys/{journey}/counts',
  tag,
  permission: 'view',
  params: idParam('journey'),
  query: z.strictObject({ version: z.coerce.number().int().exactOptional() }),
  summary: 'Counts of one version, by default the live one',
  response: countsSchema,
})
export const listInside = defineRoute({
  operationId: 'listInside',
  method: 'get',
  path: '/api/v1/journeys/{journey}/people',
  tag,
  permission: 'view',
  params: idParam('journey'),
  query: z.strictObject({
    ...pageQuery,
    version: z.coerce.number().int().exactOptional(),
    node: z.string().max(63).exactOptional(),
    which: z.enum(['here', 'arrived', 'port', 'left', 'held', 'inside', 'entered']),
    port: z.string().max(64).exactOptional(),
    reason: z.string().max(100).exactOptional(),
  }),
  summary: 'The people behind a count',
  response: pageOf(
    z.strictObject({
      enrollment: z.string(),
      person: personRowSchema,
      key: z.string(),
      enteredAt: instantOut,
      arrivedAt: instantOut,
      movesOnAt: instantOut.nullable(),
      status: z.enum(['active', 'held', 'ended']),
      reason: z.string().nullable(),
      entry: jsonObjectSchema,
    }),
  ),
})
/** A journey as a file: the document, where things stand, and what it needs. No person's data, no secret. */
export const journeyFileSchema = z.strictObject({
  trailwright: z.literal(1),
  journey: journeySchema,
  layout: layoutSchema,
  contents: z.record(z.string(), contentSchema),
  segments: z.array(z.strictObject({ id: z.string(), name: z.string(), condition: segmentSchema.shape.condition })),
})
export type JourneyFile = z.infer<typeof journeyFileSchema>
export const exportJourney = defineRoute({
  operationId: 'exportJourney',
  method: 'get',
  path: '/api/v1/journeys/{journey}/export',
  tag,
  permission: 'export',
  params: idParam('journey'),
  summary: 'The draft as a file',
  response: journeyFileSchema,
})
export const importJourney = defineRoute({
  operationId: 'importJourney',
  method: 'post',
  path: '/api/v1/journeys/import',
  tag,
  permission: 'edit',
  body: z.strictObject({ file: jsonSchema }),
  summary: 'A new journey from a file; what it points to is made or named in findings',
  response: z.strictObject({ id: z.string(), findings: z.array(findingSchema) }),
  problems: { 'import.malformed': 422 },
})
/** Enters one person through a `trigger.api` step, once for each `idempotencyKey` within 30 days. */
export const triggerJourney = defineRoute({
  operationId: 'triggerJourney',
  method: 'post',
  path: '/api/v1/journeys/{journey}/trigger',
  tag,
  permission: 'publish',
  params: idParam('journey'),
  body: z.strictObject({
    userId: z.string().min(1).max(200),
    data: jsonObjectSchema,
    idempotencyKey: z.string().min(8).max(100),
  }),
  summary: 'Start the journey for one person',
  response: z.strictObject({ accepted: z.boolean() }),
  problems: { 'trigger.absent': 409, 'trigger.input': 422 },
})
export const starterSchema = z.strictObject({
  id: z.string(),
  name: textSchema,
  about: textSchema,
  needs: textSchema,
  kinds: z.array(z.string()),
  longestDays: z.number().nullable(),
  messages: z.int().nullable(),
})
export const listStarters = defineRoute({
  operationId: 'listStarters',
  method: 'get',
  path: '/api/v1/starters',
  tag,
  permission: 'view',
  summary: 'Journeys to start from',
  response: z.strictObject({ items: z.array(starterSchema) }),
})
