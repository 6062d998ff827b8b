/** What those at work say to each other about a journey and its steps. No part of the journey's document. */
import { z } from 'zod'
import { colleagueSchema } from './colleague.ts'
import { defineRoute, idParam, instantOut } from './route.ts'

const tag = 'comments'

/** So that a list stays one that somebody can read. */
export const commentLimits = { text: 2000, openThreads: 200, inThread: 100 } as const

/** Lines of text; other control characters are refused. */
const textSchema = z
  .string()
  .trim()
  .min(1)
  .max(commentLimits.text)
  .regex(/^(?:\P{Cc}|[\n\r\t])*$/u)

const commentSchema = z.strictObject({
  id: z.string(),
  author: colleagueSchema,
  text: z.string(),
  /** Members whom the text named as `@Name` when it was written. */
  mentions: z.array(colleagueSchema),
  at: instantOut,
  editedAt: instantOut.nullable(),
})
export type Comment = z.infer<typeof commentSchema>

const threadSchema = z.strictObject({
  id: z.string(),
  /** Null: about the journey as a whole. The step may be gone from the draft; the thread stays. */
  node: z.string().nullable(),
  /** What the step was when the thread began, to name it by once it is gone. Null where nobody knows. */
  step: z.strictObject({ kind: z.string(), label: z.string().nullable() }).nullable(),
  resolved: z.strictObject({ by: z.string(), at: instantOut }).nullable(),
  /** Oldest first; never empty. */
  comments: z.array(commentSchema),
})
export type Thread = z.infer<typeof threadSchema>

const threadParams = z.strictObject({ journey: z.string().min(1).max(64), thread: z.string().min(1).max(64) })
const commentParams = threadParams.extend({ comment: z.string().min(1).max(64) })

export const listComments = defineRoute({
  operationId: 'listComments',
  method: 'get',
  path: '/api/v1/journeys/{journey}/comments',
  tag,
  permission: 'view',
  params: idParam('journey'),
  query: z.strictObject({ which: z.enum(['open', 'resolved']) }),
  summary: 'Threads of comments on a journey and its steps, latest first; of the resolved ones the latest 200',
  response: z.strictObject({ items: z.array(threadSchema) }),
})
export const startThread = defineRoute({
  operationId: 'startThread',
  method: 'post',
  path: '/api/v1/journeys/{journey}/comments',
  tag,
  permission: 'edit',
  params: idParam('journey'),
  summary: 'Begin a thread about a step, or about the journey as a whole',
  body: z.strictObject({ node: z.string().min(1).max(63).nullable(), text: textSchema }),
  response: threadSchema,
  problems: { 'comment.too-many': 409 },
})
export const replyInThread = defineRoute({
  operationId: 'replyInThread',
  method: 'post',
  path: '/api/v1/journeys/{journey}/comments/{thread}',
  tag,
  permission: 'edit',
  params: threadParams,
  summary: 'Answer in a thread; one that was resolved is open again',
  body: z.strictObject({ text: textSchema }),
  response: threadSchema,
  problems: { 'comment.too-many': 409 },
})
export const resolveThread = defineRoute({
  operationId: 'resolveThread',
  method: 'put',
  path: '/api/v1/journeys/{journey}/comments/{thread}/resolved',
  tag,
  permission: 'edit',
  params: threadParams,
  summary: 'Resolve a thread, or open it again',
  body: z.strictObject({ resolved: z.boolean() }),
  response: threadSchema,
})
export const editComment = defineRoute({
  operationId: 'editComment',
  method: 'patch',
  path: '/api/v1/journeys/{journey}/comments/{thread}/{comment}',
  tag,
  permission: 'edit',
  params: commentParams,
  summary: 'Change a comment of one’s own',
  body: z.strictObject({ text: textSchema }),
  response: threadSchema,
  problems: { 'comment.not-own': 403 },
})
export const deleteComment = defineRoute({
  operationId: 'deleteComment',
  method: 'delete',
  path: '/api/v1/journeys/{journey}/comments/{thread}/{comment}',
  tag,
  permission: 'edit',
  params: commentParams,
  summary: 'Delete a comment of one’s own, an owner any; a thread goes with its last comment',
  problems: { 'comment.not-own': 403 },
})
