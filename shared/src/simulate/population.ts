import type { EventFact, Facts } from '../condition/facts.ts'
import type { CountChange } from '../run/count-changes.ts'
import type { Instant } from '../time/instant.ts'
import { simulate, type SimulationSettings } from './simulate.ts'

export interface Visitor {
  readonly facts: Facts
  readonly event: EventFact | null
  readonly at: Instant
}

/** The counters of everybody so far, as the engine would keep them. */
export interface PopulationCounts {
  readonly people: number
  readonly changes: readonly CountChange[]
  readonly refused: Readonly<Record<string, number>>
  readonly heldOut: number
}

type PopulationSettings = Omit<SimulationSettings, 'facts' | 'entry' | 'happenings'> & { readonly trigger: string }

/**
 * Runs the journey for many people, one after another, each in a world of her own: an address that two of them share is
 * not noticed, nor the cap of entries. Yields the counts after each person, so that the caller can show them, pause, or
 * stop. The same people give the same counts.
 */
export function* simulatePopulation(
  settings: PopulationSettings,
  visitors: Iterable<Visitor>,
): Generator<PopulationCounts, PopulationCounts> {
  const { trigger, ...shared } = settings
  const sums = new Map<string, CountChange>()
  const refused: Record<string, number> = {}
  let people = 0
  let heldOut = 0
  const countsNow = (): PopulationCounts => ({ people, changes: [...sums.values()], refused: { ...refused }, heldOut })
  for (const { facts, event, at } of visitors) {
    const { knocks, passage } = simulate({ ...shared, facts, entry: { trigger, event, at } })
    people += 1
    const admission = knocks[0]?.admission
    if (admission?.type === 'holdout') heldOut += 1
    if (admission?.type === 'refuse') refused[admission.reason] = (refused[admission.reason] ?? 0) + 1
    for (const change of passage?.counts ?? []) {
      const key = JSON.stringify([change.version, change.node, change.what, change.name])
      sums.set(key, { ...change, n: change.n + (sums.get(key)?.n ?? 0) })
    }
    yield countsNow()
  }
  return countsNow()
}
