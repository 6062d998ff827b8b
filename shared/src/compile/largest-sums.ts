import { cyclesIn } from './check/check-paths.ts'
import { targetsFirst } from './targets-first.ts'

type TargetsOf = (id: string) => readonly string[]

const reachedFrom = (starts: readonly string[], targetsOf: TargetsOf): readonly string[] => {
  const seen = new Set(starts)
  for (const id of seen) for (const target of targetsOf(id)) seen.add(target)
  return [...seen]
}

/**
 * For every node that the starts reach: the largest sum of weights that somebody can have gathered on the way there,
 * without the weight of the node itself. Weights are not negative. A circle in which something adds up is Infinity for
 * the nodes on it and after it; one in which nothing does counts nothing. In time proportional to nodes and edges.
 */
export const largestSums = (
  starts: readonly string[],
  targetsOf: TargetsOf,
  weightOf: (id: string) => number,
): ReadonlyMap<string, number> => {
  const ids = reachedFrom(starts, targetsOf)
  // Each circle is taken together as one unit; between units there are none.
  const circles = new Map(cyclesIn(ids, targetsOf).map((members) => [members[0] ?? '', members]))
  const unitOf = new Map([...circles].flatMap(([unit, members]) => members.map((id) => [id, unit])))
  const membersOf = (unit: string): readonly string[] => circles.get(unit) ?? [unit]
  const unitsAfter = (unit: string): readonly string[] => [
    ...new Set(
      membersOf(unit)
        .flatMap(targetsOf)
        .map((id) => unitOf.get(id) ?? id)
        .filter((other) => other !== unit),
    ),
  ]
  const units = [...new Set(ids.map((id) => unitOf.get(id) ?? id))]
  const before = new Map<string, number>()
  const sums = new Map<string, number>()
  for (const unit of targetsFirst(units, unitsAfter).toReversed()) {
    const gathered = before.get(unit) ?? 0
    const circle = circles.get(unit)
    const after =
      gathered + (circle === undefined ? weightOf(unit) : circle.some((id) => weightOf(id) > 0) ? Infinity : 0)
    for (const id of membersOf(unit)) sums.set(id, circle === undefined ? gathered : after)
    for (const next of unitsAfter(unit)) before.set(next, Math.max(before.get(next) ?? 0, after))
  }
  return sums
}
