import type { Counts } from '@trailwright/shared/wire/journeys.ts'

interface Counted {
  readonly people: number
}

/** The counts of several versions as one: what has the same name is added up. */
export function sumCounts(list: readonly Counts[]): Counts {
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

function added<Item extends Counted>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return [...Map.groupBy(items, nameOf)].flatMap(([, same]) => {
    const [first] = same
    return first === undefined ? [] : [{ ...first, people: same.reduce((all, { people }) => all + people, 0) }]
  })
}
