import { z } from 'zod'
import { contactRulesSchema } from '../policy/decision.ts'
import { zoneSchema } from '../time/zone.ts'
import { defineRoute, idParam, instantOut, roleSchema } from './route.ts'

const tag = 'settings'

export const senderSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  email: z.email(),
  replyTo: z.email().nullable(),
  /** Stands in every marketing e-mail. */
  postalAddress: z.string().max(500),
})
/** The password is write-only: absent keeps what is stored. */
export const smtpSchema = z.strictObject({
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  secure: z.enum(['tls', 'starttls', 'none']),
  user: z.string().max(200).nullable(),
  password: z.string().max(500).exactOptional(),
})
export const smsGatewaySchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  /** Liquid over `to`, `text`, `key`; sent as JSON. */
  token: z.string().max(500).exactOptional(),
  signature: z.string().max(20),
  optOut: z.string().max(30),
})
/** At least as long as repeats of a message id are looked for and goals are watched after somebody left. */
const keptDays = z.int().min(30).max(36_500).nullable()
/** For how many days things are kept; null: for ever. Counts stay right whatever is forgotten. */
export const retentionSchema = z.strictObject({
  /** Calls as they arrived: the event inspector. */
  received: z.int().min(1).max(36_500),
  /** Events, counted from when they came in: conditions over the past see no further back. */
  events: keptDays,
  /** Step by step, how somebody went through a journey, counted from when they left it. */
  history: keptDays,
  /** The text of messages; that they were sent, to whom and why stays. */
  bodies: keptDays,
  /** Drafts as they once were, with who saved them. Absent: as long as there is room. */
  drafts: keptDays.exactOptional(),
})
export type Retention = z.infer<typeof retentionSchema>

/** What nobody chose: nothing that somebody may miss is forgotten. */
export const usualRetention: Retention = { received: 30, events: null, history: null, bodies: 180 }

export const settingsSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  zone: zoneSchema,
  currency: z.string().regex(/^[A-Z]{3}$/),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** Address under which recipients reach this copy: links in mails. */
  publicUrl: z.url().nullable(),
  sender: senderSchema.nullable(),
  smtp: smtpSchema.nullable(),
  sms: smsGatewaySchema.nullable(),
  rules: contactRulesSchema,
  /** Absent: `usualRetention`. */
  retention: retentionSchema.exactOptional(),
  /** Publishing needs a review by somebody else. Absent: it does not. */
  review: z.boolean().exactOptional(),
})
export type Settings = z.infer<typeof settingsSchema>

export const getSettings = defineRoute({
  operationId: 'getSettings',
  method: 'get',
  path: '/api/v1/settings',
  tag,
  permission: 'view',
  summary: 'The settings of the workspace; passwords and tokens are never shown',
  response: z.strictObject({
    settings: settingsSchema,
    hasSmtpPassword: z.boolean(),
    hasSmsToken: z.boolean(),
    timeZoneData: z.string(),
  }),
})
export const updateSettings = defineRoute({
  operationId: 'updateSettings',
  method: 'patch',
  path: '/api/v1/settings',
  tag,
  permission: 'manage',
  summary: 'Change some settings',
  body: settingsSchema.partial(),
})
export const testSmtp = defineRoute({
  operationId: 'testSmtp',
  method: 'post',
  path: '/api/v1/settings/smtp/test',
  tag,
  permission: 'manage',
  summary: 'Send a test mail to oneself with the stored SMTP settings',
  response: z.strictObject({ ok: z.boolean(), code: z.string(), detail: z.string() }),
  problems: { 'smtp.missing': 409 },
})

const writeKeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['server', 'browser']),
  prefix: z.string(),
  createdAt: instantOut,
  revokedAt: instantOut.nullable(),
  lastUsedAt: instantOut.nullable(),
})
export const listWriteKeys = defineRoute({
  operationId: 'listWriteKeys',
  method: 'get',
  path: '/api/v1/write-keys',
  tag,
  permission: 'manage',
  summary: 'Keys with which events come in',
  response: z.strictObject({ items: z.array(writeKeySchema) }),
})
export const createWriteKey = defineRoute({
  operationId: 'createWriteKey',
  method: 'post',
  path: '/api/v1/write-keys',
  tag,
  permission: 'manage',
  summary: 'Make a key; it is shown this once',
  body: z.strictObject({ name: z.string().trim().min(1).max(100), kind: z.enum(['server', 'browser']) }),
  response: z.strictObject({ key: z.string(), item: writeKeySchema }),
})
export const revokeWriteKey = defineRoute({
  operationId: 'revokeWriteKey',
  method: 'delete',
  path: '/api/v1/write-keys/{key}',
  tag,
  permission: 'manage',
  summary: 'Revoke a key at once',
  params: idParam('key'),
})

const memberSchema = z.strictObject({
  user: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  joinedAt: instantOut,
})
export const listMembers = defineRoute({
  operationId: 'listMembers',
  method: 'get',
  path: '/api/v1/members',
  tag,
  permission: 'view',
  summary: 'Who works here, and open invitations',
  response: z.strictObject({
    members: z.array(memberSchema),
    invitations: z.array(
      z.strictObject({ id: z.string(), email: z.string(), role: roleSchema, expiresAt: instantOut }),
    ),
  }),
})
export const inviteMember = defineRoute({
  operationId: 'inviteMember',
  method: 'post',
  path: '/api/v1/invitations',
  tag,
  permission: 'manage',
  summary: 'Invite by a link to hand over; shown this once',
  body: z.strictObject({ email: z.email(), role: roleSchema }),
  response: z.strictObject({ link: z.string(), expiresAt: instantOut }),
  problems: { 'member.exists': 409 },
})
export const revokeInvitation = defineRoute({
  operationId: 'revokeInvitation',
  method: 'delete',
  path: '/api/v1/invitations/{invitation}',
  tag,
  permission: 'manage',
  summary: 'Take an invitation back',
  params: idParam('invitation'),
})
export const changeRole = defineRoute({
  operationId: 'changeRole',
  method: 'put',
  path: '/api/v1/members/{user}/role',
  tag,
  permission: 'manage',
  summary: 'Change a role; acts on the next request',
  params: idParam('user'),
  body: z.strictObject({ role: roleSchema }),
  problems: { 'member.last-owner': 409 },
})
export const removeMember = defineRoute({
  operationId: 'removeMember',
  method: 'delete',
  path: '/api/v1/members/{user}',
  tag,
  permission: 'manage',
  summary: 'Remove a member; ends the sessions',
  params: idParam('user'),
  problems: { 'member.last-owner': 409 },
})
export const resetMember = defineRoute({
  operationId: 'resetMember',
  method: 'post',
  path: '/api/v1/members/{user}/reset',
  tag,
  permission: 'manage',
  summary: 'A one-time link with which a member sets a new password',
  params: idParam('user'),
  response: z.strictObject({ link: z.string(), expiresAt: instantOut }),
})

const secretSchema = z.strictObject({ name: z.string(), host: z.string(), createdAt: instantOut })
export const listSecrets = defineRoute({
  operationId: 'listSecrets',
  method: 'get',
  path: '/api/v1/secrets',
  tag,
  permission: 'view',
  summary: 'Secrets of HTTP steps; the value is never shown',
  response: z.strictObject({ items: z.array(secretSchema) }),
})
export const putSecret = defineRoute({
  operationId: 'putSecret',
  method: 'put',
  path: '/api/v1/secrets/{name}',
  tag,
  permission: 'manage',
  summary: 'Store a secret, bound to one host and one header',
  params: z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/) }),
  body: z.strictObject({
    host: z.string().min(1).max(253),
    header: z.string().min(1).max(100),
    value: z.string().min(1).max(4000),
  }),
})
export const deleteSecret = defineRoute({
  operationId: 'deleteSecret',
  method: 'delete',
  path: '/api/v1/secrets/{name}',
  tag,
  permission: 'manage',
  summary: 'Delete a secret',
  params: z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9-]{0,62}$/) }),
})

export const loadDemo = defineRoute({
  operationId: 'loadDemo',
  method: 'post',
  path: '/api/v1/demo',
  tag,
  permission: 'manage',
  summary: 'Fill the workspace with the demo shop',
  response: z.strictObject({ people: z.int() }),
  problems: { 'demo.present': 409 },
})
export const removeDemo = defineRoute({
  operationId: 'removeDemo',
  method: 'delete',
  path: '/api/v1/demo',
  tag,
  permission: 'manage',
  summary: 'Remove the demo shop',
})
