import type { Facts } from '../condition/facts.ts'
import type { Instant } from '../time/instant.ts'
import { advance } from './advance.ts'
import type { Program } from './contract.ts'
import type { Enrollment, NodeMap } from './enrollment.ts'

/** The step that somebody comes to next; null: she leaves. `at` null: not known, something outside decides. */
export interface Next {
  readonly node: string | null
  readonly at: Instant | null
}

/** What comes next if nothing but time happens. Of an awaited outcome and of an event nothing is assumed. */
export const whatNext = (program: Program, enrollment: Enrollment, facts: Facts, target?: Program): Next => {
  const { status, awaits, nodeWake, node, visit, ended } = enrollment
  if (status === 'ended') return { node: null, at: ended?.at ?? null }
  if (status === 'held' || awaits !== null || nodeWake === null) return { node, at: null }
  const woken = advance(
    program,
    { ...enrollment, wake: nodeWake },
    { type: 'woke', at: nodeWake, visit },
    facts,
    target,
  )
  const arrived = woken.trace.find((entry) => entry.code === 'arrived')
  return { node: arrived?.node ?? null, at: nodeWake }
}

/** The same person under the three choices that a publisher has. */
export interface Prospects {
  readonly before: Next
  readonly nextStep: Next
  readonly now: Next
  /** Moved now: whether something comes to her at once, and whether she waits longer than before. */
  readonly isDueAtOnce: boolean
  readonly waitsLonger: boolean
}

/** Pure: moves a copy of her and looks. `target` is the new version, `program` the one in which she is. */
export const prospectsOf = (
  program: Program,
  target: Program,
  enrollment: Enrollment,
  facts: Facts,
  map: NodeMap,
  at: Instant,
): Prospects => {
  const moved = (when: 'now' | 'nextStep') =>
    advance(program, enrollment, { type: 'moved', at, version: target.version, map, when, spreadMs: 0 }, facts, target)
  const before = whatNext(program, enrollment, facts)
  const arranged = moved('nextStep').enrollment
  const now = moved('now')
  const arrived = now.trace.find((entry) => entry.code === 'arrived')
  const there = now.enrollment.version === target.version ? whatNext(target, now.enrollment, facts) : null
  const isDue = now.enrollment.version === target.version && there?.at !== null && (there?.at ?? at) <= at
  return {
    before,
    nextStep: whatNext(program, arranged, facts, target),
    now:
      arrived === undefined ? (there ?? whatNext(program, now.enrollment, facts, target)) : { node: arrived.node, at },
    isDueAtOnce: arrived !== undefined || isDue,
    waitsLonger: there !== null && before.at !== null && there.at !== null && there.at > before.at,
  }
}
