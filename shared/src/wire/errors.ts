/** The error inbox: people who are held by a fault of ours, grouped by what has to be mended. */
import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'
import { holdCauses } from '../step/outcome.ts'
import { personRowSchema } from './people.ts'
import { defineRoute, instantOut, pageOf, pageQuery } from './route.ts'

const tag = 'errors'

/** `set_aside`: something that came in for a person could not be taken in at all. */
export const errorCauses = [...holdCauses, 'set_aside'] as const
export const errorGroupSchema = z.strictObject({
  /** Names the group: stable for journey, version, node, cause and what distinguishes it. */
  id: z.string(),
  cause: z.enum(errorCauses),
  /** Null for what was set aside before any journey saw it. */
  journey: z.strictObject({ id: z.string(), name: z.string(), version: z.int(), node: z.string() }).nullable(),
  /** What distinguishes causes of one kind: host, status, content, credential, message of the fault. No personal data. */
  detail: jsonObjectSchema,
  people: z.int(),
  firstAt: instantOut,
  lastAt: instantOut,
  samples: z.array(personRowSchema),
  /** Which ways out there are: a perhaps-sent message is not repeated unless somebody says so. */
  ways: z.array(z.enum(['retry', 'skip', 'leave'])),
})
export type ErrorGroup = z.infer<typeof errorGroupSchema>
export const listErrors = defineRoute({
  operationId: 'listErrors',
  method: 'get',
  path: '/api/v1/errors',
  tag,
  permission: 'view',
  summary: 'What holds people up, by cause, most people first',
  query: z.strictObject({ journey: z.string().max(64).exactOptional() }),
  response: z.strictObject({
    groups: z.array(errorGroupSchema),
    people: z.int(),
    /** Hosts whose breaker is open: calls to them wait. */
    breakers: z.array(
      z.strictObject({
        host: z.string(),
        since: instantOut,
        nextTryAt: instantOut,
        waiting: z.int(),
        lastError: z.string(),
      }),
    ),
  }),
})
export const listErrorPeople = defineRoute({
  operationId: 'listErrorPeople',
  method: 'get',
  path: '/api/v1/errors/{group}/people',
  tag,
  permission: 'view',
  params: z.strictObject({ group: z.string().min(1).max(200) }),
  query: z.strictObject({ ...pageQuery }),
  summary: 'Who is held by it, and since when',
  response: pageOf(
    z.strictObject({
      enrollment: z.string().nullable(),
      person: personRowSchema,
      heldAt: instantOut,
      detail: jsonObjectSchema,
    }),
  ),
})
export const resolveErrors = defineRoute({
  operationId: 'resolveErrors',
  method: 'post',
  path: '/api/v1/errors/{group}/resolve',
  tag,
  permission: 'publish',
  params: z.strictObject({ group: z.string().min(1).max(200) }),
  summary: 'Try again exactly there, go on as if the step were done, or let them leave; all, or those named',
  body: z.strictObject({
    then: z.enum(['retry', 'skip', 'leave']),
    /** Enrollments; null: everybody in the group. */
    only: z.array(z.string().max(64)).max(1000).nullable(),
  }),
  response: z.strictObject({ people: z.int() }),
  problems: { 'errors.no-such-way': 409 },
})
