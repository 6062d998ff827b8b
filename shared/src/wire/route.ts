import { z } from 'zod'
import { findingSchema } from '../problem/finding.ts'
import { jsonScalarSchema } from '../problem/json.ts'

export const roles = ['owner', 'publisher', 'editor', 'viewer'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/** What an operation needs. `public`: nobody signed in; `signedIn`: anybody with a session; the rest by role. */
export const permissions = ['public', 'signedIn', 'view', 'edit', 'send', 'publish', 'export', 'manage'] as const
export type Permission = (typeof permissions)[number]

export const permissionsOf: { readonly [R in Role]: readonly Permission[] } = {
  owner: ['view', 'edit', 'send', 'publish', 'export', 'manage'],
  publisher: ['view', 'edit', 'send', 'publish', 'export'],
  editor: ['view', 'edit', 'send'],
  viewer: ['view'],
}

/** What any operation may answer, with the status. Each has a sentence in the translations. */
export const generalProblems = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  too_large: 413,
  too_many: 429,
  fault: 500,
  disk_full: 503,
} as const
export type GeneralProblem = keyof typeof generalProblems

/** The body of every answer that is not a success. `code` names the sentence in the translations. */
export const problemSchema = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), jsonScalarSchema),
  findings: z.array(findingSchema),
  /** Names the log entry of a server fault. */
  reference: z.string().nullable(),
})
export type ProblemBody = z.infer<typeof problemSchema>

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/**
 * One operation of the HTTP contract: the api registers it, the web's client is typed by it, OpenAPI is made from it.
 * Params, query and body are strict: an unknown key is refused. `problems` are the codes it may answer beside the
 * general ones (invalid, signed_out, forbidden, not_found, too_large, too_many, fault, disk_full).
 */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly operationId: string
  readonly method: Method
  /** In OpenAPI form: `/api/v1/journeys/{journey}`. */
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly permission: Permission
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly response: Response
  readonly problems: Readonly<Record<string, 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503>>
}

const nothing = z.strictObject({})
export type Nothing = typeof nothing

/** A route; what is left out is empty. A `get` has no body. */
export const defineRoute = <
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
  Response extends z.ZodType = Nothing,
>(
  route: Pick<Route, 'operationId' | 'method' | 'path' | 'summary' | 'tag' | 'permission'> & {
    readonly params?: Params
    readonly query?: Query
    readonly body?: Body
    readonly response?: Response
    readonly problems?: Route['problems']
  },
): Route<Params, Query, Body, Response> => ({
  ...route,
  // Absent parts are `Nothing`, which the defaults of the type parameters say too.
  params: (route.params ?? nothing) as Params,
  query: (route.query ?? nothing) as Query,
  body: (route.body ?? nothing) as Body,
  response: (route.response ?? nothing) as Response,
  problems: route.problems ?? {},
})

/** A list in pages: `cursor` of the next page, null at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable(), total: z.int().nullable() })

export const pageQuery = {
  cursor: z.string().max(500).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
}

const id = z.string().min(1).max(64)
/** Params of a path with one id. */
export const idParam = <const Name extends string>(name: Name): z.ZodObject<Record<Name, typeof id>, z.core.$strict> =>
  // A computed key widens to `string`; `name` is that key.
  z.strictObject({ [name]: id } as Record<Name, typeof id>)
export const instantOut = z.number().describe('Milliseconds since 1970-01-01T00:00:00Z')
