import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { MasterKey } from '../database/master-key.ts'

/** What a link in a message lets its reader change: one person's choices about one list, nothing else. */
export const recipientLinkSchema = z.strictObject({
  purpose: z.enum(['unsubscribe', 'preferences']),
  workspace: z.string(),
  person: z.string(),
  channel: z.string(),
  /** Topic, or `marketing`. */
  topic: z.string(),
  delivery: z.string(),
})
export type RecipientLink = z.infer<typeof recipientLinkSchema>

export interface RecipientLinks {
  token(link: RecipientLink): string
  /** Null for anything that was not made here, down to one flipped byte. */
  read(token: string): RecipientLink | null
}

const fields = ['purpose', 'workspace', 'person', 'channel', 'topic', 'delivery'] as const

/** Tokens of 256 bits of authentication over what they are for, so that the token of one does not open another's. */
export const recipientLinks = (master: MasterKey): RecipientLinks => {
  const key = master.derive('recipient links')
  const sign = (payload: string): Buffer => createHmac('sha256', key).update(payload).digest()
  return {
    token: (link) => {
      const payload = Buffer.from(JSON.stringify(fields.map((name) => link[name]))).toString('base64url')
      return `${payload}.${sign(payload).toString('base64url')}`
    },
    read: (token) => {
      const [payload = '', signature = '', ...more] = token.split('.')
      if (more.length > 0) return null
      // As text: several texts decode to the same bytes.
      const given = Buffer.from(signature)
      const expected = Buffer.from(sign(payload).toString('base64url'))
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const values: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
      const parsed = recipientLinkSchema.safeParse(
        Object.fromEntries(fields.map((name, index) => [name, Array.isArray(values) ? values[index] : null])),
      )
      return parsed.success ? parsed.data : null
    },
  }
}
