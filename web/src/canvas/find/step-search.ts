import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Names } from '@trailwright/shared/nodes/define.ts'
import { kindName, phraseOf, plainText } from '../../state/words.ts'

/** Everything that can be read on the card of a step. */
export function textOf(node: GraphNode, names: Names): string {
  return [node.label ?? '', kindName(node, names.language), plainText(phraseOf(node, names))].join(' ')
}

/** Those of some steps whose cards hold all the words that were typed; all of them when nothing was. */
export function findSteps(graph: Graph, ids: readonly string[], typed: string, names: Names): readonly string[] {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return ids
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  return ids.filter((id) => {
    const node = nodes.get(id)
    if (node === undefined) return false
    const text = textOf(node, names).toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
