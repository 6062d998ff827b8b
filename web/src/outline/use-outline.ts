import { type Outline, outlineOf } from '@trailwright/shared/graph/outline.ts'
import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import { useRef } from 'react'
import { useDraft } from '../state/editor.tsx'
import { portsOf } from '../state/edits/lookup.ts'

/** The journey in the order of the list; the same object while no edit changes what follows what. */
export function useOutline(): Outline {
  const graph = useDraft((draft) => draft)
  const last = useRef<{ readonly graph: Graph; readonly outline: Outline }>(undefined)
  const known = last.current
  if (known?.graph === graph) return known.outline
  const outline = known !== undefined && hasSameShape(known.graph, graph) ? known.outline : outlineOf(graph)
  last.current = { graph, outline }
  return outline
}

function hasSameShape(before: Graph, after: Graph): boolean {
  return (
    before.edges === after.edges &&
    before.nodes.length === after.nodes.length &&
    after.nodes.every((node, index) => isSameStep(before.nodes[index], node))
  )
}

function isSameStep(before: GraphNode | undefined, after: GraphNode): boolean {
  if (before === after) return true
  if (before === undefined || before.id !== after.id || before.kind !== after.kind) return false
  if (before.position.x !== after.position.x) return false
  if (before.config === after.config) return true
  const [was, is] = [portsOf(before), portsOf(after)]
  return (
    was.length === is.length &&
    is.every(({ name, quiet }, index) => was[index]?.name === name && was[index]?.quiet === quiet)
  )
}
