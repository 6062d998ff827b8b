import type { Counts } from '@trailwright/shared/wire/journeys.ts'
import { edgeName } from '../../../state/edits/lookup.ts'
import type { EdgeFacts, StepFacts } from '../../../state/lens.ts'

interface LiveFacts {
  readonly steps: ReadonlyMap<string, StepFacts>
  readonly edges: ReadonlyMap<string, EdgeFacts>
  readonly most: number
}

const sum = (list: readonly { readonly people: number }[]): number => list.reduce((all, { people }) => all + people, 0)

/** Counts of a version, laid over its steps and lines. */
export function liveFacts(counts: Counts): LiveFacts {
  const steps = new Map<string, StepFacts>()
  const edges = new Map<string, EdgeFacts>()
  let most = 0
  for (const { node, arrived, hereNow, held, ports, left } of counts.nodes) {
    steps.set(node, {
      counts: {
        arrived,
        hereNow,
        held,
        left: sum(left),
        ports: new Map(ports.map(({ port, people }) => [port, people])),
      },
    })
    for (const { port, people } of ports) {
      edges.set(edgeName({ from: node, port }), { people })
      most = Math.max(most, people)
    }
  }
  return { steps, edges, most }
}

/** Everybody who left, whatever the reason. */
export function leftOf(counts: Counts): number {
  return sum(counts.left)
}
