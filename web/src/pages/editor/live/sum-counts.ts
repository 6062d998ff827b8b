import type { Counts } from '@trailwright/shared/wire/journeys.ts'

interface Counted {
  readonly people: number
}

/** Under this reason an older version counts who went over to another one. */
const movedAway = 'moved'

/**
 * The counts of several versions as one: what has the same name is added up. Who moved from one to another is counted
 * in the other only.
 */
export function sumCounts(versions: readonly Counts[]): Counts {
  const list = versions.map(withoutMoved)
  const sum = (of: (counts: Counts) => number) => list.reduce((all, counts) => all + of(counts), 0)
  const byNode = Map.groupBy(
    list.flatMap(({ nodes }) => nodes),
    ({ node }) => node,
  )
  return {
    version: null,
    entered: sum(({ entered }) => entered),
    inside: sum(({ inside }) => inside),
    held: sum(({ held }) => held),
    holdout: sum(({ holdout }) => holdout),
    left: added(
      list.flatMap(({ left }) => left),
      ({ reason }) => reason,
    ),
    refused: [
      ...Map.groupBy(
        list.flatMap(({ refused }) => refused),
        ({ reason }) => reason,
      ),
    ].map(([reason, same]) => ({ reason, times: same.reduce((all, { times }) => all + times, 0) })),
    nodes: [...byNode].map(([node, same]) => ({
      node,
      arrived: same.reduce((all, { arrived }) => all + arrived, 0),
      hereNow: same.reduce((all, { hereNow }) => all + hereNow, 0),
      held: same.reduce((all, { held }) => all + held, 0),
      ports: added(
        same.flatMap(({ ports }) => ports),
        ({ port }) => port,
      ),
      left: added(
        same.flatMap(({ left }) => left),
        ({ reason }) => reason,
      ),
      skipped: added(
        same.flatMap(({ skipped }) => skipped),
        ({ reason }) => reason,
      ),
    })),
    goals: [
      ...Map.groupBy(
        list.flatMap(({ goals }) => goals),
        ({ goal }) => goal,
      ),
    ].map(([goal, same]) => ({
      goal,
      people: same.reduce((all, { people }) => all + people, 0),
      value: same.reduce((all, { value }) => all + value, 0),
    })),
  }
}

function withoutMoved(counts: Counts): Counts {
  const moved = (left: Counts['left']) =>
    left.reduce((all, each) => all + (each.reason === movedAway ? each.people : 0), 0)
  const others = (left: Counts['left']) => left.filter(({ reason }) => reason !== movedAway)
  return {
    ...counts,
    entered: counts.entered - moved(counts.left),
    left: others(counts.left),
    nodes: counts.nodes.map((node) => ({
      ...node,
      arrived: node.arrived - moved(node.left),
      left: others(node.left),
    })),
  }
}

function added<Item extends Counted>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return [...Map.groupBy(items, nameOf)].flatMap(([, same]) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, people: same.reduce((all, { people }) => all + people, 0) }]
  })
}
