import { durationMs } from '../time/duration.ts'
import { DAY_MS } from '../time/instant.ts'
import { mergeNeeds, noFacts, type FactNeeds } from './facts.ts'
import type { Condition, EventWindow, Leaf } from './schema.ts'
import { leavesOf } from './walk.ts'

/**
 * How far back events are looked at, ms; null for all time. A calendar day counts as 25 hours, and one more day covers
 * a zone on the other side of the date line.
 */
const lookBackMs = (window: EventWindow | undefined): number | null => {
  if (window === undefined) return null
  if ('last' in window) return durationMs(window.last) ?? null
  if ('day' in window) return (1 - window.day) * (DAY_MS + DAY_MS / 24) + DAY_MS
  return null
}

const needsOfLeaf = (leaf: Leaf): FactNeeds => {
  if ('did' in leaf) return { ...noFacts, events: { [leaf.did]: { sinceMs: lookBackMs(leaf.window) } } }
  if ('segment' in leaf) return { ...noFacts, segments: [leaf.segment] }
  if ('consent' in leaf || 'reachable' in leaf) return { ...noFacts, reach: true }
  if ('journey' in leaf) return { ...noFacts, passages: true }
  return noFacts
}

/** The facts that must be read before the condition can be answered. The person always is. */
export const needsOf = (condition: Condition): FactNeeds => mergeNeeds(leavesOf(condition).map(needsOfLeaf))
