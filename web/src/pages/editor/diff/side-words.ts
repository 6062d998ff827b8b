import { lower } from '@trailwright/shared/compile/lower.ts'
import { type Change, diffJourneys } from '@trailwright/shared/diff/diff-journeys.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Side, Subject } from '../../../state/edits/three-way.ts'

/** What changed between two drafts, as data. */
export const changesBetween = (before: Graph, after: Graph): readonly Change[] =>
  diffJourneys(lower(normalise(before)), lower(normalise(after)))

const isAbout = (change: Change, subject: Subject): boolean => {
  if (subject.type === 'step') return 'step' in change && change.step.id === subject.id
  if (change.type !== 'settingChanged') return false
  if (subject.type === 'goal') return change.path === `goals.${subject.id}`
  if (subject.type === 'exit') return change.path === `exits.${subject.id}`
  return subject.type === 'setting' && (change.path === subject.path || change.path.startsWith(`${subject.path}.`))
}

/** What each side did to a thing since both began; since the other one, where that is not known. */
export type SideChanges = (side: Side, subject: Subject) => readonly Change[]

export const sideChanges = (base: Graph | null, mine: Graph, theirs: Graph): SideChanges => {
  const changes = {
    mine: changesBetween(base ?? theirs, mine),
    theirs: changesBetween(base ?? mine, theirs),
  }
  return (side, subject) => changes[side].filter((change) => isAbout(change, subject))
}
