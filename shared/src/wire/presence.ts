/** Who has a journey open right now. Kept for seconds, never longer. */
import { z } from 'zod'
import { colleagueSchema } from './colleague.ts'
import { defineRoute, idParam } from './route.ts'

/** How often an open, visible window says that it is there, ms. */
export const beatEvery = 10_000
/** How long somebody is seen after the last word of theirs, ms: two beats may be lost. */
export const seenFor = 25_000

const otherSchema = colleagueSchema.extend({
  /** The step they have selected. */
  node: z.string().nullable(),
})
export type Other = z.infer<typeof otherSchema>

export const beat = defineRoute({
  operationId: 'beat',
  method: 'post',
  path: '/api/v1/journeys/{journey}/presence',
  tag: 'journeys',
  permission: 'view',
  params: idParam('journey'),
  summary: 'Say that one has the journey open in a window, or is leaving; tells who else has',
  body: z.strictObject({
    /** Names the window. */
    window: z.string().regex(/^[\w-]{8,64}$/),
    node: z.string().min(1).max(63).nullable(),
    leaving: z.boolean(),
  }),
  response: z.strictObject({
    others: z.array(otherSchema),
    /** The revision of the draft on the server. */
    rev: z.int(),
    /** Changes whenever a comment does, so that comments are asked for only then. */
    comments: z.string(),
  }),
})
