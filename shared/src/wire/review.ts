/** Review before publishing, where the settings of the workspace ask for it. */
import { z } from 'zod'
import { colleagueSchema } from './colleague.ts'
import { defineRoute, idParam, instantOut } from './route.ts'

const tag = 'journeys'

/** `outdated`: approved, and the draft was changed afterwards. */
export const reviewStateSchema = z.enum(['asked', 'approved', 'outdated', 'changes'])
export type ReviewState = z.infer<typeof reviewStateSchema>

/** Why the reader may not decide: the role; asked for it; changed the draft last. */
const cannotDecideSchema = z.enum(['role', 'asked', 'edited'])

const noteSchema = z
  .string()
  .trim()
  .max(1000)
  .regex(/^(?:\P{Cc}|[\n\r\t])*$/u)

const saidSchema = z.strictObject({ by: colleagueSchema, at: instantOut, note: z.string() })
const reviewSchema = z.strictObject({
  state: reviewStateSchema,
  /** The revision of the draft that it was asked for; once approved, the one that may be published. */
  rev: z.int(),
  asked: saidSchema,
  /** Null until somebody approved or asked for changes. */
  decided: saidSchema.nullable(),
})
export type Review = z.infer<typeof reviewSchema>

export const getReview = defineRoute({
  operationId: 'getReview',
  method: 'get',
  path: '/api/v1/journeys/{journey}/review',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'Whether publishing needs a review, and how the current one stands',
  response: z.strictObject({
    needed: z.boolean(),
    review: reviewSchema.nullable(),
    /** Null: the reader may decide. */
    cannotDecide: cannotDecideSchema.nullable(),
    /** Who else may decide; empty: somebody has to be invited, or the setting changed. */
    reviewers: z.array(colleagueSchema),
  }),
})
export const askForReview = defineRoute({
  operationId: 'askForReview',
  method: 'post',
  path: '/api/v1/journeys/{journey}/review',
  tag,
  permission: 'edit',
  params: idParam('journey'),
  summary: 'Ask that somebody else looks at the draft before it is published',
  body: z.strictObject({ rev: z.int(), note: noteSchema }),
  problems: { 'review.off': 409, 'review.waiting': 409, 'draft.conflict': 409 },
})
export const decideReview = defineRoute({
  operationId: 'decideReview',
  method: 'post',
  path: '/api/v1/journeys/{journey}/review/decision',
  tag,
  permission: 'publish',
  params: idParam('journey'),
  summary: 'Approve exactly this revision of the draft, or ask for changes; not for a draft of one’s own',
  body: z.discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('approved'), rev: z.int(), note: noteSchema }),
    z.strictObject({ verdict: z.literal('changes'), rev: z.int(), note: noteSchema.min(1) }),
  ]),
  problems: { 'review.off': 409, 'review.none': 409, 'review.own': 409, 'draft.conflict': 409 },
})
export const withdrawReview = defineRoute({
  operationId: 'withdrawReview',
  method: 'delete',
  path: '/api/v1/journeys/{journey}/review',
  tag,
  permission: 'edit',
  params: idParam('journey'),
  summary: 'Take back that a review is asked for',
  problems: { 'review.none': 409 },
})
