/** Why somebody is, or is not, in a journey. */
import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'
import { refuseReasons } from '../run/contract.ts'
import { defineRoute, instantOut } from './route.ts'

export const whyNotInside = defineRoute({
  operationId: 'whyNotInside',
  method: 'get',
  path: '/api/v1/people/{person}/journeys/{journey}/why',
  tag: 'people',
  permission: 'view',
  params: z.strictObject({ person: z.string().min(1).max(64), journey: z.string().min(1).max(64) }),
  summary: 'Whether she would be let in now, by which rule, with which values; and the last time she was not',
  response: z.strictObject({
    at: instantOut,
    journeyName: z.string(),
    status: z.enum(['draft', 'live', 'paused', 'stopped', 'archived']),
    inside: z.array(
      z.strictObject({ enrollment: z.string(), key: z.string(), node: z.string(), enteredAt: instantOut }),
    ),
    /** One for each trigger of the live version. */
    doors: z.array(
      z.strictObject({
        trigger: z.string(),
        /** What would have to happen for her to stand at this door: the trigger's kind and config. */
        kind: z.string(),
        config: jsonObjectSchema,
        /** When it last happened to her; null: never, or not known. */
        lastHappenedAt: instantOut.nullable(),
        answer: z.enum(['enter', 'refuse', 'holdout']),
        reason: z.enum(refuseReasons).nullable(),
        /** The leaves that decided, with their values (condition/answer.ts). */
        because: z.array(jsonObjectSchema),
      }),
    ),
    lastRefusal: z.strictObject({ reason: z.string(), at: instantOut, values: jsonObjectSchema }).nullable(),
  }),
})
