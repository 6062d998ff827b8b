import type { ConsentFact } from '@trailwright/shared/condition/facts.ts'
import { jsonObjectSchema } from '@trailwright/shared/problem/json.ts'
import { z } from 'zod'
import { identityKey, identityKinds } from './identity.ts'
import type { Person } from './person.ts'
import { type WorkingSet, giveIdentity } from './working-set.ts'

/** What a merge changed, kept with the survivor, to undo it by. */
const mergeRecordSchema = z.strictObject({
  identities: z.array(z.strictObject({ kind: z.enum(identityKinds), value: z.string(), since: z.number() })),
  /** Attributes and tags that the survivor got. */
  attributes: jsonObjectSchema,
  tags: z.array(z.string()),
})

/** The later word counts; at the same instant, no is stronger than yes. */
export const laterConsent = (a: ConsentFact, b: ConsentFact): ConsentFact => {
  if (a.at !== b.at) return a.at > b.at ? a : b
  return a.state === 'withdrawn' ? a : b
}

/**
 * Two people become one: the survivor keeps its id, its date and its values, and gets what it lacks. Rows of the other
 * follow when the set is written; the other's own row stays as it was, with `mergedInto`.
 */
export const mergePeople = (set: WorkingSet, loser: Person, survivor: Person, at: number): void => {
  const gained = Object.fromEntries(Object.entries(loser.attributes).filter(([name]) => !(name in survivor.attributes)))
  const tags = loser.tags.filter((tag) => !survivor.tags.includes(tag))
  const record = { identities: [...loser.identities], attributes: gained, tags }
  for (const identity of loser.identities) giveIdentity(set, survivor, identity, at)
  survivor.attributes = { ...survivor.attributes, ...gained }
  survivor.tags = [...survivor.tags, ...tags].toSorted()
  survivor.zone ??= loser.zone
  survivor.zoneRaw ??= loser.zoneRaw
  survivor.language ??= loser.language
  if (loser.lastSeenAt !== null) survivor.lastSeenAt = Math.max(survivor.lastSeenAt ?? 0, loser.lastSeenAt)
  const channels = new Set(survivor.points.map((point) => point.channel))
  survivor.points = [...survivor.points, ...loser.points.filter((point) => !channels.has(point.channel))]
  survivor.consents = mergeConsents(survivor.consents, loser.consents)
  survivor.ledger.push(...loser.ledger)
  survivor.touched.row = true
  survivor.touched.points = true
  survivor.touched.consents = true
  survivor.touched.changed = true
  loser.points = []
  loser.consents = []
  loser.ledger.length = 0
  loser.mergedInto = survivor.id
  loser.touched.row = true
  loser.touched.points = true
  loser.touched.consents = true
  set.merges.push({ loser: loser.id, survivor: survivor.id })
  set.changes.push(
    { person: survivor.id, at, code: 'merged', other: loser.id, detail: JSON.stringify(record) },
    { person: loser.id, at, code: 'mergedInto', other: survivor.id, detail: '{}' },
  )
}

const mergeConsents = (own: readonly ConsentFact[], others: readonly ConsentFact[]): readonly ConsentFact[] => {
  const consents = new Map<string, ConsentFact>()
  for (const consent of [...own, ...others]) {
    const key = `${consent.channel}.${consent.category}`
    const known = consents.get(key)
    consents.set(key, known === undefined ? consent : laterConsent(known, consent))
  }
  return [...consents.values()]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Takes a merge back: identities, with their addresses, and attributes return to the other; what came in since stays.
 * Events, consent and journeys remain with the survivor. `detail` is the record of the merge.
 */
export const unmergePeople = (set: WorkingSet, survivor: Person, other: Person, detail: string, at: number): void => {
  const record = mergeRecordSchema.parse(JSON.parse(detail))
  const returning = new Set(record.identities.map(identityKey))
  other.mergedInto = null
  for (const identity of record.identities) {
    if (set.owners.get(identityKey(identity)) === survivor.id) giveIdentity(set, other, identity, identity.since)
  }
  const isReturning = ({ channel, address }: { channel: string; address: string }): boolean =>
    returning.has(identityKey({ kind: channel === 'sms' ? 'phone' : 'email', value: address }))
  other.points = survivor.points.filter(isReturning)
  survivor.points = survivor.points.filter((point) => !isReturning(point))
  survivor.attributes = Object.fromEntries(
    Object.entries(survivor.attributes).filter(
      ([name, value]) => !(name in record.attributes && same(value, record.attributes[name])),
    ),
  )
  survivor.tags = survivor.tags.filter((tag) => !record.tags.includes(tag))
  for (const person of [survivor, other]) {
    person.touched.row = true
    person.touched.points = true
    person.touched.changed = true
  }
  set.changes.push(
    { person: survivor.id, at, code: 'unmerged', other: other.id, detail: '{}' },
    { person: other.id, at, code: 'unmerged', other: survivor.id, detail: '{}' },
  )
}
