/**
 * Changing a journey while people are inside: what publishing means for them, moving them, going back to an earlier
 * version, resuming after a pause, and bringing an added step to those who are past it.
 */
import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'
import { nodeMapSchema } from '../run/enrollment.ts'
import { nodeIdSchema } from '../journey/schema.ts'
import { durationSchema } from '../time/duration.ts'
import { personRowSchema } from './people.ts'
import { defineRoute, idParam, instantOut } from './route.ts'

const tag = 'journeys'

/** What becomes of the people inside when a version is published. */
export const insideChoiceSchema = z.discriminatedUnion('then', [
  /** They finish on the version in which they are. */
  z.strictObject({ then: z.literal('stay') }),
  /** Their wait ends as promised; its target is taken from the new version. */
  z.strictObject({ then: z.literal('nextStep'), map: nodeMapSchema }),
  /** They stand in the new version at once; waits are counted again from when they arrived. */
  z.strictObject({ then: z.literal('now'), map: nodeMapSchema }),
])
export type InsideChoice = z.infer<typeof insideChoiceSchema>

/** `job`: the move of the people inside, null when nobody moves. */
export const publishedSchema = z.strictObject({ version: z.int(), job: z.string().nullable() })

/** What somebody gets next and when; `node` null: she leaves. `at` null: not known, an event decides. */
const nextSchema = z.strictObject({ node: z.string().nullable(), at: instantOut.nullable() })

export const impactNodeSchema = z.strictObject({
  version: z.int(),
  node: z.string(),
  people: z.int(),
  held: z.int(),
  /** What the new version makes of the step where they stand. */
  fate: z.enum(['same', 'changed', 'removed']),
  /** For removed ones: the next step that survives, proposed for the map; null when there is none. */
  proposal: z.string().nullable(),
  /** Moved now: how many become due at once, and how many will wait longer than before. */
  dueAtOnce: z.int(),
  waitLonger: z.int(),
  samples: z.array(
    z.strictObject({
      enrollment: z.string(),
      person: personRowSchema,
      arrivedAt: instantOut,
      before: nextSchema,
      nextStep: nextSchema,
      now: nextSchema,
    }),
  ),
})
export type ImpactNode = z.infer<typeof impactNodeSchema>

/** `map` is the one tried out; nodes that it leaves out follow the proposal. */
export const previewPublish = defineRoute({
  operationId: 'previewPublish',
  method: 'post',
  path: '/api/v1/journeys/{journey}/impact',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'What publishing the draft (or an earlier version again) means for the people inside; changes nothing',
  body: z.strictObject({ map: nodeMapSchema, version: z.int().nullable() }),
  response: z.strictObject({
    /** Inside, by the version in which they are. */
    inside: z.array(z.strictObject({ version: z.int(), people: z.int() })),
    changes: z.array(jsonObjectSchema),
    nodes: z.array(impactNodeSchema),
    /** When the last one inside leaves if they stay, as far as waits can tell. */
    lastLeavesBy: instantOut.nullable(),
    /** Expected in the next 24 hours, from the last seven days; null where there is no past. */
    nextDay: z.strictObject({ entries: z.number(), messages: z.number() }).nullable(),
  }),
  problems: { 'publish.findings': 422, 'version.unknown': 404 },
})

export const rollback = defineRoute({
  operationId: 'rollback',
  method: 'post',
  path: '/api/v1/journeys/{journey}/rollback',
  tag,
  permission: 'publish',
  params: idParam('journey'),
  summary: 'Publish an earlier version again, as a new version; the draft stays as it is',
  body: z.strictObject({ to: z.int(), note: z.string().max(500), inside: insideChoiceSchema }),
  response: publishedSchema,
  problems: { 'publish.findings': 422, 'version.unknown': 404, 'job.running': 409, 'map.unknown-step': 422 },
})

/** A long work on the people inside, a few hundred at a time; goes on after a restart. */
export const jobSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(['move', 'resume', 'backfill', 'stop']),
  startedAt: instantOut,
  startedBy: z.string(),
  /** People at the start; `done` of them are through, of whom `gone` are not inside any more because of it. */
  total: z.int(),
  done: z.int(),
  gone: z.int(),
  status: z.enum(['running', 'done', 'cancelled']),
  detail: jsonObjectSchema,
})
export type Job = z.infer<typeof jobSchema>
export const listJobs = defineRoute({
  operationId: 'listJobs',
  method: 'get',
  path: '/api/v1/journeys/{journey}/jobs',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'Moves and resumptions under way, and the last ones',
  response: z.strictObject({ items: z.array(jobSchema) }),
})
export const cancelJob = defineRoute({
  operationId: 'cancelJob',
  method: 'post',
  path: '/api/v1/journeys/{journey}/jobs/{job}/cancel',
  tag,
  permission: 'publish',
  params: z.strictObject({ journey: z.string().min(1).max(64), job: z.string().min(1).max(64) }),
  summary: 'Stop a job; who is through stays as she is',
})

/** What becomes of those whose wait or message came due during a pause. */
export const dueChoiceSchema = z.discriminatedUnion('due', [
  z.strictObject({ due: z.literal('now') }),
  /** Waits start again from now; messages go now. */
  z.strictObject({ due: z.literal('waitAgain') }),
  /** Due for longer than this: they leave as "stale". The others go on now. */
  z.strictObject({ due: z.literal('drop'), olderThan: durationSchema }),
])
export type DueChoice = z.infer<typeof dueChoiceSchema>
export const previewResume = defineRoute({
  operationId: 'previewResume',
  method: 'get',
  path: '/api/v1/journeys/{journey}/resume',
  tag,
  permission: 'view',
  params: idParam('journey'),
  summary: 'Who came due while the journey was paused, before it is resumed; changes nothing',
  query: z.strictObject({ olderThan: durationSchema.exactOptional() }),
  response: z.strictObject({
    pausedAt: instantOut.nullable(),
    inside: z.int(),
    waits: z.int(),
    messages: z.int(),
    /** Due for longer than `olderThan`. */
    older: z.int(),
    oldestDueAt: instantOut.nullable(),
    samples: z.array(z.strictObject({ person: personRowSchema, node: z.string(), dueAt: instantOut })),
  }),
})

/** People inside the live version who are past an added step and never came to it. */
export const previewBackfill = defineRoute({
  operationId: 'previewBackfill',
  method: 'get',
  path: '/api/v1/journeys/{journey}/backfill/{node}',
  tag,
  permission: 'view',
  params: z.strictObject({ journey: z.string().min(1).max(64), node: nodeIdSchema }),
  summary: 'Who is past a step that was added behind them, and what they would get (again); changes nothing',
  response: z.strictObject({
    people: z.int(),
    /** Of them, those who would come by steps again that they have been through. */
    again: z.int(),
    nodes: z.array(z.strictObject({ node: z.string(), people: z.int(), again: z.array(z.string()) })),
    samples: z.array(z.strictObject({ person: personRowSchema, node: z.string(), again: z.array(z.string()) })),
  }),
  problems: { 'version.unknown': 404 },
})
export const backfill = defineRoute({
  operationId: 'backfill',
  method: 'post',
  path: '/api/v1/journeys/{journey}/backfill/{node}',
  tag,
  permission: 'publish',
  params: z.strictObject({ journey: z.string().min(1).max(64), node: nodeIdSchema }),
  summary: 'Bring an added step to those who are past it: they stand there and go on from it',
  body: z.strictObject({ includeAgain: z.boolean() }),
  response: z.strictObject({ job: z.string() }),
  problems: { 'version.unknown': 404, 'job.running': 409 },
})
