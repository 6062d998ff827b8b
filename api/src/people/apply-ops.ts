import type { Facts } from '@trailwright/shared/condition/facts.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { applyPersonOps } from '@trailwright/shared/run/apply-person-ops.ts'
import type { PersonOp } from '@trailwright/shared/step/effect.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { readCountry } from './country.ts'
import { type Person, valueOf } from './person.ts'
import { applyTraits, refsOfTraits } from './traits.ts'
import { readWorkingSet, type WorkingSet, writeWorkingSet } from './working-set.ts'

/**
 * Changes the stored person as a step asks, in the step's transaction: attributes, with addresses and zone where they
 * are meant, and tags. A person who is gone changes nothing. Telling the engine is the caller's.
 */
export const applyOps = async (
  db: Kysely<Tables>,
  workspace: string,
  person: string,
  ops: readonly PersonOp[],
  now: number,
): Promise<void> => {
  const own = await readWorkingSet(db, workspace, [], [person])
  const before = own.people.get(person)
  if (before === undefined || before.mergedInto !== null) return
  const after = applyPersonOps(factsOf(before), ops).person
  const traits = changed(before.attributes, after.attributes)
  const country = 'phone' in traits ? await readCountry(db, workspace) : ''
  // Whoever has which address is asked only where an attribute changes: that lies in other buckets.
  const isTagged = Object.keys(traits).length === 0
  const set = isTagged ? own : await withOwners(db, workspace, before, refsOfTraits(traits, country))
  applyTraits(set, before, traits, { trusted: true, mayAddAddress: true, country, at: now, now })
  if (after.tags.join('\n') !== before.tags.join('\n')) {
    before.tags = after.tags.toSorted()
    before.touched.row = true
  }
  before.touched.changed = false
  await writeWorkingSet(db, set, now, () => now * 1000)
}

const withOwners = async (
  db: Kysely<Tables>,
  workspace: string,
  person: Person,
  refs: ReturnType<typeof refsOfTraits>,
): Promise<WorkingSet> => {
  const own = (['email', 'phone'] as const).flatMap((kind) => {
    const value = valueOf(person, kind)
    return value === null ? [] : [{ kind, value }]
  })
  const set = await readWorkingSet(db, workspace, [...refs, ...own])
  set.people.set(person.id, person)
  return set
}

/** Names whose value is another, with the new one; null where it is gone. */
const changed = (before: JsonObject, after: JsonObject): JsonObject =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name] ?? null]),
  )

const factsOf = (person: Person): Facts => ({
  person: {
    id: person.id,
    createdAt: person.createdAt,
    zone: person.zone,
    language: person.language,
    attributes: person.attributes,
    tags: [...person.tags],
  },
  zone: 'UTC',
  events: {},
  segments: {},
  contactPoints: [],
  consents: [],
  contacts: [],
  passages: [],
})
