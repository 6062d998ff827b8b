import type { Graph } from '@trailwright/shared/graph/schema.ts'

/** Who only moved steps or wrote notes gets in nobody's way. */

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

interface WithId {
  readonly id: string
}
const byId = (one: WithId, other: WithId): number => (one.id < other.id ? -1 : 1)

/** Everything of a draft that decides what happens to people, in one order. */
function logicOf({ name, zone, settings, nodes, edges }: Graph): unknown {
  const steps = nodes.map(({ id, kind, v, label, config }) => ({ id, kind, v, label, config }))
  const lines = edges.map(({ from, port, to }) => ({ id: `${from}:${port}`, to }))
  return { name, zone, settings, steps: steps.toSorted(byId), lines: lines.toSorted(byId) }
}

/** The things that I changed as in mine, the others as in theirs; what either took away or added stays so. */
function joinedThings<Thing extends WithId>(base: readonly Thing[], mine: readonly Thing[], theirs: readonly Thing[]) {
  const find = (things: readonly Thing[], id: string) => things.find((thing) => thing.id === id)
  const ids = new Set([...base, ...theirs, ...mine].map(({ id }) => id))
  return [...ids].flatMap((id) => {
    const [before, here, there] = [find(base, id), find(mine, id), find(theirs, id)]
    const chosen = same(here, before) ? there : here
    return chosen === undefined ? [] : [chosen]
  })
}

/**
 * Two drafts to choose between. What somebody only moved, and the notes and frames of both, are in either; where both
 * changed the same, each has its own. Without what both began from, they stay as they are.
 */
export function sidesOf(
  base: Graph | null,
  mine: Graph,
  theirs: Graph,
): { readonly mine: Graph; readonly theirs: Graph } {
  if (base === null) return { mine, theirs }
  return { mine: withLayouts(base, mine, mine, theirs), theirs: withLayouts(base, theirs, theirs, mine) }
}

/** The steps and lines of `logic`; where they stand, notes and frames as in mine where I changed them, else as in theirs. */
function withLayouts(base: Graph, logic: Graph, mine: Graph, theirs: Graph): Graph {
  const placeOf = (graph: Graph, id: string) => {
    const node = graph.nodes.find((other) => other.id === id)
    return node === undefined ? undefined : { position: node.position, group: node.group }
  }
  const nodes = logic.nodes.map((node) => {
    const own = placeOf(mine, node.id)
    const place = own !== undefined && !same(own, placeOf(base, node.id)) ? own : (placeOf(theirs, node.id) ?? own)
    if (place === undefined) return node
    const { group: _, ...rest } = node
    return { ...rest, position: place.position, ...(place.group === undefined ? {} : { group: place.group }) }
  })
  return {
    ...logic,
    nodes,
    notes: joinedThings(base.notes, mine.notes, theirs.notes),
    groups: joinedThings(base.groups, mine.groups, theirs.groups),
  }
}

/**
 * One draft of two that began from the same one, when at most one of them changed what happens to people and the other
 * only where things stand, notes and frames. Undefined when both changed it: somebody has to choose.
 */
export function joinedDrafts(base: Graph, mine: Graph, theirs: Graph): Graph | undefined {
  const [before, here, there] = [logicOf(base), logicOf(mine), logicOf(theirs)]
  const logic = same(there, before) ? mine : same(here, before) ? theirs : undefined
  return logic === undefined ? undefined : withLayouts(base, logic, mine, theirs)
}
