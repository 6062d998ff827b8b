import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Thread } from '@trailwright/shared/wire/comments.ts'
import { stepsInOrder } from '../../../canvas/walk.ts'
import { nodeOf } from '../../../state/edits/lookup.ts'

/** The threads about one thing: the journey, a step of the draft, or one that is gone from it. */
export type ThreadGroup =
  | { readonly about: 'journey'; readonly threads: readonly Thread[] }
  | { readonly about: 'step'; readonly node: GraphNode; readonly threads: readonly Thread[] }
  | {
      readonly about: 'removed'
      readonly id: string
      readonly step: Thread['step']
      readonly threads: readonly Thread[]
    }

/** In the order in which people meet the steps: first the journey as a whole, last what is gone from the draft. */
export function groupThreads(graph: Graph, threads: readonly Thread[]): readonly ThreadGroup[] {
  const byNode = new Map<string | null, Thread[]>()
  for (const thread of threads) byNode.set(thread.node, [...(byNode.get(thread.node) ?? []), thread])
  const groups: ThreadGroup[] = []
  const journey = byNode.get(null)
  if (journey !== undefined) groups.push({ about: 'journey', threads: journey })
  for (const id of stepsInOrder(graph)) {
    const [node, about] = [nodeOf(graph, id), byNode.get(id)]
    if (node !== undefined && about !== undefined) groups.push({ about: 'step', node, threads: about })
  }
  for (const [id, about] of byNode) {
    if (id === null || nodeOf(graph, id) !== undefined) continue
    groups.push({ about: 'removed', id, step: about[0]?.step ?? null, threads: about })
  }
  return groups
}
