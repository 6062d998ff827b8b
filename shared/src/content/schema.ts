import { z } from 'zod'
import { languageSchema } from '../language/language.ts'

/**
 * What a message says, in its languages. Every text is Liquid. A channel is a name; its shape is one of the forms here.
 */
const liquid = (max: number): z.ZodString => z.string().max(max)

const align = z.enum(['left', 'center', 'right'])

/** The parts of an e-mail. `id` is stable within one content, for the editor and for findings. */
export const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ id: z.string(), type: z.literal('heading'), text: liquid(2000), align: align.exactOptional() }),
  z.strictObject({ id: z.string(), type: z.literal('text'), text: liquid(20_000), align: align.exactOptional() }),
  z.strictObject({
    id: z.string(),
    type: z.literal('button'),
    text: liquid(500),
    href: liquid(2000),
    align: align.exactOptional(),
  }),
  z.strictObject({
    id: z.string(),
    type: z.literal('image'),
    src: liquid(2000),
    alt: liquid(500),
    href: liquid(2000).exactOptional(),
  }),
  z.strictObject({ id: z.string(), type: z.literal('columns'), left: liquid(10_000), right: liquid(10_000) }),
  z.strictObject({
    id: z.string(),
    type: z.literal('products'),
    list: z.string().max(200),
    max: z.int().min(1).max(20),
  }),
  z.strictObject({ id: z.string(), type: z.literal('divider') }),
])
export type Block = z.infer<typeof blockSchema>

/** `mjml` is the source when it is there, else the blocks are. */
export const emailBodySchema = z.strictObject({
  subject: liquid(998),
  preheader: liquid(500),
  blocks: z.array(blockSchema).max(200),
  mjml: liquid(100_000).exactOptional(),
})
export type EmailBody = z.infer<typeof emailBodySchema>

export const smsBodySchema = z.strictObject({ text: liquid(2000) })
export type SmsBody = z.infer<typeof smsBodySchema>

export const messageCategories = ['marketing', 'transactional'] as const
export const messageCategorySchema = z.enum(messageCategories)
export type MessageCategory = z.infer<typeof messageCategorySchema>

const head = {
  name: z.string().min(1).max(200),
  category: messageCategorySchema,
  /** What an opt-out is about, such as `news`; the category itself when absent. */
  topic: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,62}$/)
    .exactOptional(),
}

export const contentSchema = z.discriminatedUnion('channel', [
  z.strictObject({ ...head, channel: z.literal('email'), bodies: z.partialRecord(languageSchema, emailBodySchema) }),
  z.strictObject({ ...head, channel: z.literal('sms'), bodies: z.partialRecord(languageSchema, smsBodySchema) }),
])
export type Content = z.infer<typeof contentSchema>
