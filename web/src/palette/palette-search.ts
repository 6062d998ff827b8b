import { languages, type Language } from '@trailwright/shared/language/language.ts'
import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Family, NodeKind } from '@trailwright/shared/nodes/define.ts'
import { catalogue } from '@trailwright/shared/nodes/index.ts'
import { edgesFrom, openPortOf } from '../state/edits/lookup.ts'

/** Every kind that can be drawn, in the order of the palette. */
export const kinds: readonly NodeKind[] = [...catalogue.values()]

export interface FamilyOfKinds {
  readonly family: Family
  readonly kinds: readonly NodeKind[]
}

/** Kinds whose name, help or words of other tools hold what was typed, in either language; best first. */
export function findKinds(typed: string, language: Language): readonly NodeKind[] {
  const words = typed.trim().toLowerCase()
  if (words === '') return kinds
  return kinds
    .map((kind) => ({ kind, rank: rankOf(kind, words, language) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ kind }) => kind)
}

function rankOf(kind: NodeKind, words: string, language: Language): number {
  const own = kind.text[language].name.toLowerCase()
  if (own.startsWith(words)) return 4
  if (own.includes(words)) return 3
  const all = languages.flatMap((each) => [kind.text[each].name, ...kind.text[each].find])
  if (all.some((text) => text.toLowerCase().includes(words))) return 2
  return languages.some((each) => kind.text[each].help.toLowerCase().includes(words)) ? 1 : 0
}

/** By family, in the order in which families first come. */
export function byFamily(list: readonly NodeKind[]): readonly FamilyOfKinds[] {
  return [...Map.groupBy(list, ({ family }) => family)].map(([family, members]) => ({ family, kinds: members }))
}

/** How often a family follows another, over the journeys of the templates; in the order of likelihood. */
const followers: Readonly<Record<Family, readonly Family[]>> = {
  start: ['wait', 'message', 'decide'],
  decide: ['message', 'wait', 'flow'],
  wait: ['message', 'decide', 'flow'],
  message: ['wait', 'decide', 'flow'],
  reward: ['message', 'wait', 'flow'],
  data: ['message', 'decide', 'flow'],
  connect: ['decide', 'message', 'data'],
  flow: ['message', 'wait', 'data'],
}

/** Up to three kinds that often come after a step: those that the journey itself uses there, then the usual ones. */
export function oftenNext(graph: Graph, after: GraphNode | undefined): readonly NodeKind[] {
  if (after === undefined)
    return graph.nodes.length === 0 ? kinds.filter(({ family }) => family === 'start').slice(0, 3) : []
  const family = catalogue.get(after.kind)?.family ?? 'flow'
  if (openPortOf(graph, after) === undefined) return []
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const here = graph.nodes
    .filter((node) => node.kind === after.kind)
    .flatMap((node) => edgesFrom(graph, node.id).flatMap((edge) => nodes.get(edge.to)?.kind ?? []))
  const usual = followers[family].flatMap((next) => kinds.find((kind) => kind.family === next)?.kind ?? [])
  return [...new Set([...here, ...usual])].slice(0, 3).flatMap((name) => catalogue.get(name) ?? [])
}
