/** Drafts as they once were: looked at, compared and taken up again. */
import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'
import { draftSchema } from './journeys.ts'
import { defineRoute, idParam, instantOut } from './route.ts'

const tag = 'journeys'

/** What a draft changed of the one kept before it. */
export const draftChangesSchema = z.strictObject({
  /** The first ones; each a `Change` of the diff, to be said in the reader's words. */
  changes: z.array(jsonObjectSchema),
  /** How many there are in all. */
  total: z.int(),
  /** Whether steps stand elsewhere, or notes or frames changed. */
  layout: z.boolean(),
})
export type DraftChanges = z.infer<typeof draftChangesSchema>

export const keptDraftSchema = z.strictObject({
  rev: z.int(),
  savedAt: instantOut,
  savedBy: z.string(),
  /** What it was published as. */
  version: z.int().nullable(),
  /** Null of the first one. */
  since: draftChangesSchema.nullable(),
})
export type KeptDraft = z.infer<typeof keptDraftSchema>

export const listDrafts = defineRoute({
  operationId: 'listDrafts',
  method: 'get',
  path: '/api/v1/journeys/{journey}/drafts',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'Drafts that were kept, latest first; the one being worked on is not among them',
  response: z.strictObject({ items: z.array(keptDraftSchema) }),
})
export const getDraft = defineRoute({
  operationId: 'getDraft',
  method: 'get',
  path: '/api/v1/journeys/{journey}/drafts/{rev}',
  tag,
  permission: 'view',
  params: z.strictObject({ journey: z.string().min(1).max(64), rev: z.coerce.number().int() }),
  summary: 'One draft as it was kept',
  response: draftSchema,
  problems: { 'draft.unknown': 404 },
})
