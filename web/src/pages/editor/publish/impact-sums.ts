import type { NodeMap } from '@trailwright/shared/run/enrollment.ts'
import type { ImpactNode, InsideChoice } from '@trailwright/shared/wire/live-change.ts'

/** What the three choices come to, over all steps. */
export interface ImpactSums {
  readonly people: number
  /** At steps that the new version lacks. */
  readonly mapped: number
  readonly dueAtOnce: number
  readonly waitLonger: number
}

export function impactSums(nodes: readonly ImpactNode[]): ImpactSums {
  const sum = (of: (node: ImpactNode) => number) => nodes.reduce((all, node) => all + of(node), 0)
  return {
    people: sum(({ people }) => people),
    mapped: sum(({ fate, people }) => (fate === 'removed' ? people : 0)),
    dueAtOnce: sum(({ dueAtOnce }) => dueAtOnce),
    waitLonger: sum(({ waitLonger }) => waitLonger),
  }
}

/** A step that the new version lacks, with everybody who stands at it, in whichever version. */
export interface RemovedStep {
  readonly node: string
  readonly people: number
  readonly proposal: string | null
  readonly names: readonly string[]
}

export function removedSteps(nodes: readonly ImpactNode[]): readonly RemovedStep[] {
  const removed = nodes.filter(({ fate }) => fate === 'removed')
  return [...Map.groupBy(removed, ({ node }) => node)].map(([node, at]) => ({
    node,
    people: at.reduce((all, { people }) => all + people, 0),
    proposal: at[0]?.proposal ?? null,
    names: at.flatMap(({ samples }) => samples.map(({ person }) => person.name)),
  }))
}

/** What is sent: each removed step has a place to go to, the proposal unless another was chosen. */
export function insideChoice(
  then: InsideChoice['then'],
  chosen: NodeMap,
  removed: readonly RemovedStep[],
): InsideChoice {
  if (then === 'stay') return { then }
  const map = Object.fromEntries(removed.map(({ node, proposal }) => [node, targetOf(chosen, node, proposal)]))
  return { then, map }
}

/** Where the people of a removed step go; null: they leave. */
export function targetOf(chosen: NodeMap, node: string, proposal: string | null): string | null {
  const target = chosen[node]
  return target === undefined ? proposal : target
}
