import { z } from 'zod'
import type { Json } from '../problem/json.ts'
import { timeOfDaySchema } from '../time/day.ts'
import { durationMs, durationSchema } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { zoneChoiceSchema } from '../time/zone.ts'
import { messageCategorySchema } from '../content/schema.ts'

export const skipReasons = [
  'no_consent',
  'unreachable',
  'suppressed',
  'capped',
  'quiet_hours',
  'duplicate',
  'holdout',
  'stale',
  'lower_priority',
] as const
export const skipReasonSchema = z.enum(skipReasons)
export type SkipReason = z.infer<typeof skipReasonSchema>

/** A stretch of elapsed time: no months, whose length differs. */
const elapsedSchema = durationSchema.refine((text) => durationMs(text) !== undefined, 'months_need_a_calendar')

/** The contact rules of a workspace. A channel or category that is not named has no limit. */
export const contactRulesSchema = z.strictObject({
  /** At most `limit` messages in a sliding window, closed at neither end: one exactly `window` ago no longer counts. */
  caps: z
    .array(
      z.strictObject({
        id: z.string(),
        channels: z.array(z.string()).min(1),
        category: messageCategorySchema,
        limit: z.int().min(0).max(1000),
        window: elapsedSchema,
      }),
    )
    .max(10),
  quietHours: z
    .array(
      z
        .strictObject({
          id: z.string(),
          channels: z.array(z.string()).min(1),
          from: timeOfDaySchema,
          to: timeOfDaySchema,
          zone: zoneChoiceSchema,
          then: z.enum(['defer', 'skip']),
        })
        .refine(({ from, to }) => from !== to, 'window_is_always_open'),
    )
    .max(10),
  /** The same content to the same address within this time is a duplicate. */
  dedupeWindow: elapsedSchema,
  /** Percent of people, by a sticky draw, who get no marketing at all. */
  holdoutPercent: z.number().min(0).max(100),
})
export type ContactRules = z.infer<typeof contactRulesSchema>
export type Cap = ContactRules['caps'][number]
export type QuietHours = ContactRules['quietHours'][number]

/** No cap, no quiet hours, no holdout; the same content to the same address only once a day. */
export const mildestRules: ContactRules = { caps: [], quietHours: [], dedupeWindow: 'P1D', holdoutPercent: 0 }

/** Of a journey that says nothing about it, from 0 to 100. */
export const usualPriority = 50

/** A message to the same person that has been put off and will be tried again. */
export interface Waiting {
  readonly key: string
  readonly channel: string
  readonly category: 'marketing' | 'transactional'
  readonly priority: number
}

/** What is about to be sent, as far as policy cares. */
export interface Attempt {
  readonly key: string
  readonly workspace: string
  readonly journey: string
  readonly node: string
  readonly channel: string
  readonly content: string
  readonly category: 'marketing' | 'transactional'
  readonly topic: string
  readonly cap: 'obey' | 'ignore' | 'ignoreAndCount'
  readonly quiet: 'obey' | 'ignore'
  /** When the person reached the message, and how long it stays worth sending. */
  readonly arrivedAt: Instant
  readonly expiresAfterMs: number | null
  /** Of the journey; the usual one if absent. */
  readonly priority?: number
  /** Messages to her that have been put off and count to the caps. */
  readonly waiting?: readonly Waiting[]
}

/** `evidence`: the values that decided, for "why": consent with its date, the window, the cap and what filled it. */
export type Decision =
  | { readonly type: 'send'; readonly address: string; readonly evidence: readonly Evidence[] }
  | { readonly type: 'skip'; readonly reason: SkipReason; readonly evidence: readonly Evidence[] }
  | { readonly type: 'defer'; readonly until: Instant; readonly evidence: readonly Evidence[] }

export interface Evidence {
  readonly rule:
    | 'consent'
    | 'address'
    | 'suppression'
    | 'cap'
    | 'quietHours'
    | 'duplicate'
    | 'holdout'
    | 'expiry'
    | 'priority'
  readonly passed: boolean
  readonly values: { readonly [key: string]: Json }
}
