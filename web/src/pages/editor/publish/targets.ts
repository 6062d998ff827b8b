import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { stepsInOrder } from '../../../canvas/walk.ts'
import { nodeOf } from '../../../state/edits/lookup.ts'
import type { StepText } from '../step-texts.ts'

/** Steps at which people can be put: all but the starts, in the order in which people meet them. */
export function targetsIn(
  graph: Graph,
  stepText: (id: string) => StepText,
): readonly (StepText & { readonly id: string })[] {
  return stepsInOrder(graph).flatMap((id) => {
    const kind = kindOf(nodeOf(graph, id)?.kind ?? '')
    return kind === undefined || kind.family === 'start' ? [] : [{ id, ...stepText(id) }]
  })
}
