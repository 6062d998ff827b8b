import { outlineOf } from '@trailwright/shared/graph/outline.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { TFunction } from 'i18next'
import type { EditName } from '../state/document.ts'
import { edgeName, nodeOf } from '../state/edits/lookup.ts'
import { stepName } from '../state/words.ts'

/** What happened to the draft. */
export interface Change {
  readonly before: Graph
  readonly after: Graph
  /** Null when another draft took its place. */
  readonly edit: EditName | null
  readonly turn: 'done' | 'undone' | 'redone'
  /** The only selected thing after it. */
  readonly selected: string | undefined
}

/** Letters typed one by one say nothing: the field says them. */
const typed: ReadonlySet<EditName> = new Set(['change', 'rename', 'settings'])

/** A change in a sentence, for the ears; undefined for what needs none. */
export function changeWords(change: Change, t: TFunction, language: Language): string | undefined {
  const { before, after, edit, turn } = change
  if (edit === null) return t('outline.says.taken')
  const what = t(`editor.edits.${edit}`)
  if (turn !== 'done') return t(`outline.says.${turn}`, { what })
  const added = missing(after.nodes, before.nodes)
  const removed = missing(before.nodes, after.nodes)
  const nameIn = (graph: Graph, id: string): string => {
    const node = nodeOf(graph, id)
    return node === undefined ? id : stepName(node, language)
  }
  const numbers = outlineOf(after).numberOf
  const named = (id: string): string => t('outline.named', { number: numbers.get(id) ?? '', name: nameIn(after, id) })
  const one = only(added)
  if (one !== undefined && edit !== 'paste' && edit !== 'duplicate') {
    const way = after.edges.find(({ to }) => to === one.id)
    if (way !== undefined) return t('outline.says.added', { step: named(one.id), before: named(way.from) })
    const leads = before.nodes.length > 0
    return t(leads ? 'outline.says.addedApart' : 'outline.says.addedStart', { step: named(one.id) })
  }
  if (added.length > 0)
    return t(edit === 'add' ? 'outline.says.addedMany' : 'outline.says.pasted', { count: added.length })
  const gone = only(removed)
  if (gone !== undefined) return t('outline.says.removed', { name: nameIn(before, gone.id) })
  if (removed.length > 0) return t('outline.says.removedMany', { count: removed.length })
  if (typed.has(edit)) return undefined
  return (
    thingWords(change, t) ??
    lineWords(change, t, named, (id) => nameIn(before, id)) ??
    (edit === 'note' || edit === 'group' ? undefined : t('outline.says.done', { what }))
  )
}

function thingWords({ before, after }: Change, t: TFunction): string | undefined {
  if (missing(after.notes, before.notes).length > 0) return t('outline.says.noteAdded')
  if (missing(before.notes, after.notes).length > 0) return t('outline.says.noteRemoved')
  if (missing(after.groups, before.groups).length > 0) return t('outline.says.frameAdded')
  return missing(before.groups, after.groups).length > 0 ? t('outline.says.frameRemoved') : undefined
}

/** What became of lines and places. */
function lineWords(
  { before, after, edit, selected }: Change,
  t: TFunction,
  named: (id: string) => string,
  nameBefore: (id: string) => string,
): string | undefined {
  const leads = new Map(after.edges.map((edge) => [edgeName(edge), edge.to]))
  const led = new Map(before.edges.map((edge) => [edgeName(edge), edge.to]))
  if (edit === 'connect') {
    const edge = after.edges.find((each) => led.get(edgeName(each)) !== each.to)
    return edge === undefined ? undefined : t('outline.says.connected', { from: named(edge.from), to: named(edge.to) })
  }
  if (edit === 'disconnect') {
    const edge = before.edges.find((each) => !leads.has(edgeName(each)))
    return edge === undefined
      ? undefined
      : t('outline.says.disconnected', { from: named(edge.from), to: nameBefore(edge.to) })
  }
  if (edit === 'detach') {
    const out = before.nodes.find(({ id }) => isLoose(after, id) && !isLoose(before, id))
    return out === undefined ? undefined : t('outline.says.detached', { name: nameBefore(out.id) })
  }
  if (edit !== 'move') return undefined
  if (before.edges !== after.edges && selected !== undefined) {
    const number = outlineOf(after).numberOf.get(selected)
    return number === undefined ? undefined : t('outline.says.reordered', { name: nameBefore(selected), number })
  }
  const things = new Map([...before.nodes, ...before.notes, ...before.groups].map((thing) => [thing.id, thing]))
  const moved = [...after.nodes, ...after.notes, ...after.groups].filter(
    ({ id, position }) => things.get(id)?.position !== position,
  )
  const one = only(moved)
  return one !== undefined && nodeOf(after, one.id) !== undefined
    ? t('outline.says.moved', { name: named(one.id) })
    : t('outline.says.movedMany', { count: moved.length })
}

const isLoose = (graph: Graph, id: string): boolean => !graph.edges.some(({ from, to }) => from === id || to === id)

function missing<Thing extends { readonly id: string }>(
  here: readonly Thing[],
  there: readonly Thing[],
): readonly Thing[] {
  if (here === there) return []
  const known = new Set(there.map(({ id }) => id))
  return here.filter(({ id }) => !known.has(id))
}

function only<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined
}
