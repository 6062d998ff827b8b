import { z } from 'zod'
import { languageSchema } from '../language/language.ts'
import { zoneSchema } from '../time/zone.ts'
import { defineRoute, roleSchema } from './route.ts'

const tag = 'session'
export const passwordSchema = z.string().min(12).max(128)

/** Who is signed in and where. Signing in and out itself is better-auth's, under `/api/auth/*`. */
export const sessionSchema = z.strictObject({
  user: z.strictObject({ id: z.string(), name: z.string(), email: z.string(), language: languageSchema }),
  workspace: z.strictObject({ id: z.string(), name: z.string(), zone: z.string(), hasDemo: z.boolean() }),
  role: roleSchema,
})
export type SessionInfo = z.infer<typeof sessionSchema>

export const getSession = defineRoute({
  operationId: 'getSession',
  method: 'get',
  path: '/api/v1/session',
  tag,
  permission: 'signedIn',
  summary: 'Who is signed in, in which workspace, with which role',
  response: sessionSchema,
})

export const getSetup = defineRoute({
  operationId: 'getSetup',
  method: 'get',
  path: '/api/v1/setup',
  tag,
  permission: 'public',
  summary: 'Whether this copy still waits for its first owner',
  response: z.strictObject({
    needsOwner: z.boolean(),
    offersDemo: z.boolean(),
    /** Started with `--demo`: the link signs in without a form. */
    entersDemo: z.boolean(),
  }),
})

/** The first owner, by the one-time token that the start prints. Signs in. */
export const createOwner = defineRoute({
  operationId: 'createOwner',
  method: 'post',
  path: '/api/v1/setup/owner',
  tag,
  permission: 'public',
  summary: 'Create the first owner with the one-time token',
  body: z.strictObject({
    token: z.string().min(20).max(200),
    name: z.string().trim().min(1).max(120),
    email: z.email(),
    password: passwordSchema,
    language: languageSchema,
    zone: zoneSchema,
    demo: z.boolean(),
    workspaceName: z.string().trim().min(1).max(120),
  }),
  response: z.strictObject({ signedIn: z.literal(true) }),
  problems: { 'setup.token': 403, 'setup.done': 409, 'password.common': 422 },
})

/** What a printed link is for, so that its page can greet. */
export const readLink = defineRoute({
  operationId: 'readLink',
  method: 'get',
  path: '/api/v1/links/{token}',
  tag,
  permission: 'public',
  summary: 'What an invitation or reset link is for',
  params: z.strictObject({ token: z.string().min(20).max(200) }),
  response: z.strictObject({ kind: z.enum(['invitation', 'reset']), workspace: z.string(), email: z.string() }),
  problems: { 'link.gone': 410 },
})

export const acceptLink = defineRoute({
  operationId: 'acceptLink',
  method: 'post',
  path: '/api/v1/links/{token}',
  tag,
  permission: 'public',
  summary: 'Accept an invitation, or set a new password; signs in',
  params: z.strictObject({ token: z.string().min(20).max(200) }),
  body: z.strictObject({
    name: z.string().trim().min(1).max(120).exactOptional(),
    password: passwordSchema,
    language: languageSchema.exactOptional(),
  }),
  response: z.strictObject({ signedIn: z.literal(true) }),
  /** `auth.wrong`: the invited address has an account already, and this is not its password. */
  problems: { 'link.gone': 410, 'password.common': 422, 'auth.wrong': 403 },
})

export const updateMe = defineRoute({
  operationId: 'updateMe',
  method: 'patch',
  path: '/api/v1/session/me',
  tag,
  permission: 'signedIn',
  summary: 'Change own name or language',
  body: z.strictObject({
    name: z.string().trim().min(1).max(120).exactOptional(),
    language: languageSchema.exactOptional(),
  }),
})
