import { z } from 'zod'
import { jsonObjectSchema } from '../problem/json.ts'

/**
 * Everything that may be asked about one person, as data: conditions, policy and steps read this and nothing else.
 * The engine fetches it for a batch, the simulator has it in memory. A part that could not be read is 'unknown'.
 */
export const eventFactSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  at: z.number(),
  /** Order of arrival: the tie-break between events of the same instant. */
  seq: z.number(),
  properties: jsonObjectSchema,
})
export type EventFact = z.infer<typeof eventFactSchema>

export const contactPointSchema = z.strictObject({
  channel: z.string(),
  /** Normalised: lower-case e-mail, E.164 phone. */
  address: z.string(),
  /** Why this address may not be used at all (hard bounce, complaint, manual, not a mobile number). */
  suppressed: z.string().nullable(),
})
export type ContactPoint = z.infer<typeof contactPointSchema>

export const consentFactSchema = z.strictObject({
  channel: z.string(),
  category: z.string(),
  state: z.enum(['granted', 'withdrawn']),
  at: z.number(),
  source: z.string(),
})
export type ConsentFact = z.infer<typeof consentFactSchema>

/**
 * A message reserved or sent, to this person or to an address of hers. Skips, failures and withdrawals are not here, so
 * that they block nothing. `countsToCap`: it was for this person, and not under the cap mode `ignore`.
 */
export const contactFactSchema = z.strictObject({
  key: z.string(),
  channel: z.string(),
  category: z.string(),
  content: z.string(),
  address: z.string(),
  journey: z.string(),
  node: z.string(),
  at: z.number(),
  countsToCap: z.boolean(),
})
export type ContactFact = z.infer<typeof contactFactSchema>

export const passageFactSchema = z.strictObject({
  journey: z.string(),
  key: z.string(),
  enteredAt: z.number(),
  endedAt: z.number().nullable(),
  status: z.enum(['active', 'held', 'ended']),
})
export type PassageFact = z.infer<typeof passageFactSchema>

const unknown = z.literal('unknown')

export const factsSchema = z.strictObject({
  person: z.strictObject({
    id: z.string(),
    createdAt: z.number(),
    /** Already checked; null: the fallback zone holds. */
    zone: z.string().nullable(),
    language: z.string().nullable(),
    attributes: jsonObjectSchema,
    tags: z.array(z.string()),
  }),
  /** The journey's zone, by default the workspace's. */
  zone: z.string(),
  /** By event name, oldest first (by at, then seq). A name that nobody asked for is absent. */
  events: z.record(z.string(), z.union([z.array(eventFactSchema), unknown])),
  segments: z.record(z.string(), z.union([z.boolean(), unknown])),
  contactPoints: z.array(contactPointSchema),
  consents: z.array(consentFactSchema),
  contacts: z.union([z.array(contactFactSchema), unknown]),
  passages: z.union([z.array(passageFactSchema), unknown]),
})
export type Facts = z.infer<typeof factsSchema>

/** Which facts must be read before something is decided. `since` is how far back, ms; null for all time. */
export interface FactNeeds {
  readonly events: Readonly<Record<string, { readonly sinceMs: number | null }>>
  readonly segments: readonly string[]
  /** Contact points and consents. */
  readonly reach: boolean
  readonly contacts: boolean
  readonly passages: boolean
}

export const noFacts: FactNeeds = { events: {}, segments: [], reach: false, contacts: false, passages: false }

/** Both needs at once: the union of names, the longer look back. */
export const mergeNeeds = (needs: readonly FactNeeds[]): FactNeeds => {
  const events: Record<string, { sinceMs: number | null }> = {}
  for (const need of needs) {
    for (const [name, { sinceMs }] of Object.entries(need.events)) {
      const known = events[name]
      if (known === undefined) events[name] = { sinceMs }
      else known.sinceMs = known.sinceMs === null || sinceMs === null ? null : Math.max(known.sinceMs, sinceMs)
    }
  }
  return {
    events,
    segments: [...new Set(needs.flatMap((need) => need.segments))].toSorted(),
    reach: needs.some((need) => need.reach),
    contacts: needs.some((need) => need.contacts),
    passages: needs.some((need) => need.passages),
  }
}
