import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { rulesLoaded } from '../app/later/rrule-temporal.ts'
import type { EditName } from './document.ts'
import type { Editor } from './editor.tsx'
import { addAfter, addNode, insertOnEdge, newNode } from './edits/add-node.ts'
import { copySteps, pasteSteps, type Clip } from './edits/copy-paste.ts'
import { connect, reconnect } from './edits/connect.ts'
import { branchesToAsk, deleteNodes, detachAndHeal, type Keep } from './edits/delete-nodes.ts'
import type { Edited, Refusal } from './edits/edited.ts'
import { edgeName, nodeOf } from './edits/lookup.ts'
import { deleteGroups, deleteNotes } from './edits/notes.ts'
import { cardWidth, freePlace, nodeGap, type Place } from './edits/place.ts'
import { swapKind } from './edits/swap-kind.ts'
import { stepId } from './ids.ts'
import type { Spot } from './spot.ts'

/** What users do, as one edit each: the palette, keys, menus and drops all come here. */

/** Adds a step and selects it; a refusal changes nothing. */
export function addStep(editor: Editor, kind: string, spot: Spot): Refusal | undefined {
  const graph = editor.document.graph()
  if (spot.type === 'swap') return swapStep(editor, spot.step, kind)
  const id = stepId(graph, kind, editor.chance)
  const place = spot.type === 'place' ? spot.at : { x: 0, y: 0 }
  const node = newNode(kind, id, place)
  const result = added(graph, node, spot)
  if (!result.ok) return result.refusal
  editor.document.edit(spot.type === 'edge' ? 'insert' : 'add', () => result.graph)
  editor.selection.select([id])
  return undefined
}

function added(graph: Graph, node: ReturnType<typeof newNode>, spot: Exclude<Spot, { type: 'swap' }>): Edited {
  if (spot.type === 'after') return addAfter(graph, node, spot)
  if (spot.type === 'place') return { ok: true, graph: addNode(graph, node) }
  const edge = graph.edges.find((other) => edgeName(other) === spot.edge)
  return edge === undefined ? { ok: false, refusal: 'gone' } : insertOnEdge(graph, node, edge)
}

/** Does an edit that may be refused. */
export function tryEdit(editor: Editor, name: EditName, change: (graph: Graph) => Edited): Refusal | undefined {
  const result = change(editor.document.graph())
  if (!result.ok) return result.refusal
  editor.document.edit(name, () => result.graph)
  return undefined
}

export function joinSteps(editor: Editor, from: string, port: string, to: string): Refusal | undefined {
  return tryEdit(editor, 'connect', (graph) => connect(graph, { from, port, to }))
}

/** Leads a way out to a step, also where it led to another before. */
export function leadTo(editor: Editor, from: string, port: string, to: string): Refusal | undefined {
  return tryEdit(editor, 'connect', (graph) => reconnect(graph, { from, port, to }, to))
}

function swapStep(editor: Editor, id: string, kind: string): Refusal | undefined {
  const refusal = tryEdit(editor, 'swap', (graph) => swapKind(graph, id, kind))
  if (refusal === undefined) editor.selection.select([id])
  return refusal
}

/** Takes steps out of their lines at once, or asks first which branch stays. */
export function askToDetach(editor: Editor, ids: readonly string[]): void {
  const branches = branchesToAsk(editor.document.graph(), ids)
  if (branches.length === 0) detachSteps(editor, ids)
  else editor.asks.setState({ deletion: { ids, branches, detach: true } })
}

/** Takes steps out of their lines, which close behind them; they stand beside, so that no line runs over them. */
export function detachSteps(editor: Editor, ids: readonly string[], keep: Keep = new Map()): void {
  editor.document.edit('detach', (graph) =>
    ids.reduce((rest, id) => {
      const node = nodeOf(rest, id)
      if (node === undefined) return rest
      const healed = detachAndHeal(rest, id, keep.get(id))
      const position = freePlace(healed, { x: node.position.x + cardWidth + nodeGap, y: node.position.y })
      return { ...healed, nodes: healed.nodes.map((other) => (other.id === id ? { ...other, position } : other)) }
    }, graph),
  )
}

/** Deletes steps, notes and frames together. */
export function deleteThings(editor: Editor, ids: readonly string[], keep: Keep = new Map()): void {
  editor.document.edit('delete', (graph) => {
    const steps = ids.filter((id) => graph.nodes.some((node) => node.id === id))
    return deleteGroups(deleteNotes(deleteNodes(graph, steps, keep), ids), frames(graph, ids))
  })
  editor.selection.select([])
}

/** Deletes at once, or asks first which branch stays. */
export function askToDelete(editor: Editor, ids: readonly string[]): void {
  if (ids.length === 0) return
  const branches = branchesToAsk(editor.document.graph(), ids)
  if (branches.length === 0) deleteThings(editor, ids)
  else editor.asks.setState({ deletion: { ids, branches } })
}

function frames(graph: Graph, ids: readonly string[]): readonly string[] {
  return ids.filter((id) => graph.groups.some((group) => group.id === id))
}

/** Copies of steps, beside them or where the pointer is; they are selected afterwards. */
export function pasteClip(editor: Editor, clip: Clip, name: 'paste' | 'duplicate', at?: Place): readonly string[] {
  const { graph, ids } = pasteSteps(editor.document.graph(), clip, {
    chance: editor.chance,
    ...(at === undefined ? {} : { at }),
  })
  editor.document.edit(name, () => graph)
  editor.selection.select(ids)
  return ids
}

/** Of pasted steps: how many point to something that is not known where they are now. */
export async function missingIn(editor: Editor, ids: readonly string[]): Promise<number> {
  const [{ check }] = await Promise.all([import('./check-draft.ts'), rulesLoaded])
  const { byNode } = check(editor.document.graph(), editor.refs)
  return ids.filter((id) => byNode.get(id)?.some(({ code }) => /[.-]unknown$/.test(code)) === true).length
}

export function duplicateSteps(editor: Editor, ids: readonly string[]): void {
  const clip = copySteps(editor.document.graph(), ids)
  if (clip !== undefined) pasteClip(editor, clip, 'duplicate')
}
