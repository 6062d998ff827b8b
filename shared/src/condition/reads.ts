import type { Reference } from './reference.ts'
import type { Condition, Leaf } from './schema.ts'
import { leavesOf } from './walk.ts'

/** Everything outside of itself that a condition mentions, each once and sorted. */
export interface Reads {
  readonly references: readonly Reference[]
  readonly events: readonly string[]
  readonly segments: readonly string[]
  readonly journeys: readonly string[]
  readonly tags: readonly string[]
  readonly channels: readonly string[]
}

const sorted = (names: Iterable<string>): readonly string[] => [...new Set(names)].toSorted()

const referencesOf = (leaf: Leaf): readonly Reference[] => {
  const named = 'attribute' in leaf ? [leaf.attribute] : 'did' in leaf && leaf.of !== undefined ? [leaf.of] : []
  const value = 'attribute' in leaf || 'did' in leaf ? leaf.value : undefined
  return typeof value === 'object' && 'from' in value ? [...named, value.from] : named
}

export const readsOf = (condition: Condition): Reads => {
  const leaves = leavesOf(condition)
  return {
    references: sorted(leaves.flatMap(referencesOf)),
    events: sorted(leaves.flatMap((leaf) => ('did' in leaf ? [leaf.did] : []))),
    segments: sorted(leaves.flatMap((leaf) => ('segment' in leaf ? [leaf.segment] : []))),
    journeys: sorted(leaves.flatMap((leaf) => ('journey' in leaf ? [leaf.journey] : []))),
    tags: sorted(leaves.flatMap((leaf) => ('tag' in leaf ? [leaf.tag] : []))),
    channels: sorted(
      leaves.flatMap((leaf) =>
        'consent' in leaf ? [leaf.consent.channel] : 'reachable' in leaf ? leaf.reachable : [],
      ),
    ),
  }
}

/** Which new data can change a condition's answer; all else leaves it as it was until its `until`. */
export interface Touches {
  readonly events: readonly string[]
  /** `person.` references. */
  readonly attributes: readonly Reference[]
  readonly segments: readonly string[]
  readonly journeys: readonly string[]
  readonly tags: boolean
  readonly consents: boolean
  readonly contactPoints: boolean
  /** The person's zone. */
  readonly zone: boolean
}

const byZoneOfPerson = (leaf: Leaf): boolean => {
  if ('clock' in leaf) return leaf.zone === 'person'
  return 'did' in leaf && leaf.window !== undefined && 'day' in leaf.window && leaf.window.zone === 'person'
}

export const touchesOf = (condition: Condition): Touches => {
  const leaves = leavesOf(condition)
  const { events, references, segments, journeys } = readsOf(condition)
  return {
    events,
    attributes: references.filter((reference) => reference.startsWith('person.')),
    segments,
    journeys,
    tags: leaves.some((leaf) => 'tag' in leaf || 'tags' in leaf),
    consents: leaves.some((leaf) => 'consent' in leaf),
    contactPoints: leaves.some((leaf) => 'reachable' in leaf),
    zone: leaves.some(byZoneOfPerson),
  }
}

/** What happened to a person's data. */
export interface Change {
  readonly events: readonly string[]
  /** `person.` references whose values changed; a parent or a child of what is read touches it, too. */
  readonly attributes: readonly Reference[]
  readonly segments: readonly string[]
  readonly journeys: readonly string[]
  readonly tags: boolean
  readonly consents: boolean
  readonly contactPoints: boolean
  readonly zone: boolean
}

const overlaps = (a: Reference, b: Reference): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)

/** Whether a change can change the answer. */
export const isTouched = (touches: Touches, change: Change): boolean =>
  change.events.some((event) => touches.events.includes(event)) ||
  change.attributes.some((changed) => touches.attributes.some((read) => overlaps(changed, read))) ||
  change.segments.some((segment) => touches.segments.includes(segment)) ||
  change.journeys.some((journey) => touches.journeys.includes(journey)) ||
  (touches.tags && change.tags) ||
  (touches.consents && change.consents) ||
  (touches.contactPoints && change.contactPoints) ||
  (touches.zone && change.zone)
