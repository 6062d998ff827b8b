import { type Node, type NodeHandle, Position } from '@xyflow/react'
import type { Graph, GraphGroup, GraphNode, GraphNote } from '@trailwright/shared/graph/schema.ts'
import { portsOf } from '../state/edits/lookup.ts'
import { cardHeight, cardWidth } from '../state/edits/place.ts'
import { foldPort, type Folds } from './folds.ts'

/** What React Flow draws. Each carries its own part of the draft, so that a change draws only what changed. */
export type StepFlowNode = Node<{ readonly node: GraphNode }, 'step'>
export type NoteFlowNode = Node<{ readonly note: GraphNote }, 'note'>
export type FrameFlowNode = Node<{ readonly frame: GraphGroup }, 'frame'>
/** A folded frame, with how many steps it stands for. */
export type FoldFlowNode = Node<{ readonly frame: GraphGroup; readonly count: number }, 'fold'>
export type FlowNode = StepFlowNode | NoteFlowNode | FrameFlowNode | FoldFlowNode

interface Wanted {
  readonly graph: Graph
  readonly folds: Folds
  readonly selected: readonly string[]
  /** What a screen reader says of a step. */
  readonly describe: (node: GraphNode) => string
}

/**
 * The nodes to draw. What did not change keeps its identity, its measures and, while dragged, its place.
 */
export function reconcile(before: readonly FlowNode[], { graph, folds, selected, describe }: Wanted): FlowNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  const chosen = new Set(selected)
  const counts = Map.groupBy(folds.values(), (group) => group)
  const frames = graph.groups.map((frame): FrameFlowNode | FoldFlowNode => {
    const old = known.get(frame.id)
    const isSelected = chosen.has(frame.id)
    if (frame.collapsed) return foldNode(old, frame, counts.get(frame.id)?.length ?? 0, isSelected)
    if (old?.type === 'frame' && old.data.frame === frame && old.selected === isSelected) return old
    const { position, size } = frame
    return {
      id: frame.id,
      type: 'frame',
      position: old?.type === 'frame' && old.data.frame === frame ? old.position : position,
      data: { frame },
      width: size.width,
      height: size.height,
      zIndex: -1,
      selected: isSelected,
    }
  })
  const shown = folds.size === 0 ? graph.nodes : graph.nodes.filter(({ id }) => !folds.has(id))
  const steps = shown.map((node): StepFlowNode => {
    const old = known.get(node.id)
    const isSelected = chosen.has(node.id)
    const ariaLabel = describe(node)
    if (old?.type !== 'step') {
      return {
        id: node.id,
        type: 'step',
        position: node.position,
        data: { node },
        selected: isSelected,
        ariaLabel,
        initialWidth: cardWidth,
        initialHeight: cardHeight,
        handles: roughHandles(graph, node),
      }
    }
    const same = old.data.node === node
    if (same && old.selected === isSelected && old.ariaLabel === ariaLabel) return old
    return {
      ...old,
      position: same ? old.position : node.position,
      data: same ? old.data : { node },
      selected: isSelected,
      ariaLabel,
    }
  })
  const notes = graph.notes.map((note): NoteFlowNode => {
    const old = known.get(note.id)
    const isSelected = chosen.has(note.id)
    if (old?.type === 'note' && old.data.note === note && old.selected === isSelected) return old
    return {
      id: note.id,
      type: 'note',
      position: old?.type === 'note' && old.data.note === note ? old.position : note.position,
      data: { note },
      width: note.size.width,
      height: note.size.height,
      selected: isSelected,
    }
  })
  return [...frames, ...steps, ...notes]
}

const foldHeight = 64

function foldNode(old: FlowNode | undefined, frame: GraphGroup, count: number, selected: boolean): FoldFlowNode {
  const same = old?.type === 'fold' && old.data.frame === frame
  if (same && old.data.count === count && old.selected === selected) return old
  const end = { x: cardWidth / 2, width: 1, height: 1 }
  return {
    id: frame.id,
    type: 'fold',
    position: same ? old.position : frame.position,
    data: { frame, count },
    width: cardWidth,
    height: foldHeight,
    selected,
    handles: [
      { ...end, type: 'target', position: Position.Top, y: 0 },
      { ...end, type: 'source', id: foldPort, position: Position.Bottom, y: foldHeight },
    ],
  }
}

const pillWidth = 84

/**
 * About where lines touch a card that was never drawn. With it only the cards in view are mounted at first; without, all
 * would be, to be measured: with a thousand steps that takes many seconds.
 */
function roughHandles({ edges }: Graph, node: GraphNode): NodeHandle[] {
  const known = portsOf(node).map(({ name }) => name)
  const names = known.length > 0 ? known : edges.filter(({ from }) => from === node.id).map(({ port }) => port)
  const left = cardWidth / 2 - (names.length * pillWidth) / 2
  return [
    { type: 'target', position: Position.Top, x: cardWidth / 2, y: 0, width: 1, height: 1 },
    ...names.map((id, index): NodeHandle => ({
      id,
      type: 'source',
      position: Position.Bottom,
      x: left + index * pillWidth,
      y: cardHeight - 12,
      width: pillWidth,
      height: 24,
    })),
  ]
}

/** Once a card is drawn, what was measured counts. */
export function withoutRoughHandles(nodes: FlowNode[]): FlowNode[] {
  return nodes.map((node) => {
    if (node.type !== 'step' || node.handles === undefined || node.measured === undefined) return node
    const { handles: _, ...measured } = node
    return measured
  })
}
