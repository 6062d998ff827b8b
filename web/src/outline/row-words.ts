import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { Names } from '@trailwright/shared/nodes/define.ts'
import type { Graph, GraphEdge, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { TFunction } from 'i18next'
import { portsOf } from '../state/edits/lookup.ts'
import { phraseOf, plainText, portName, stepName } from '../state/words.ts'

/** The way by which a row is come to: "then", or "if sent" where a step has several ways out. */
export function wayTexts(graph: Graph, t: TFunction, language: Language): (edge: GraphEdge) => string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const leaving = Map.groupBy(graph.edges, ({ from }) => from)
  return (edge) => {
    const from = nodes.get(edge.from)
    const wired = new Set(leaving.get(edge.from)?.map(({ port }) => port))
    const known = from === undefined ? [] : portsOf(from)
    const shown = known.filter(({ name, quiet }) => quiet !== true || wired.has(name))
    const unknown = [...wired].filter((name) => known.every((port) => port.name !== name))
    if (shown.length + unknown.length < 2) return t('outline.then')
    const port = known.find(({ name }) => name === edge.port) ?? { name: edge.port }
    const name = portName(kindOf(from?.kind ?? ''), port, language)
    return t('outline.if', { what: inSentence(name, language, port.label !== undefined) })
  }
}

/** What a screen reader says of the row of a step: way, kind, sentence, ways out, what is to fix. */
export function stepText(
  node: GraphNode,
  way: string | undefined,
  found: readonly Finding[],
  { t, names }: { readonly t: TFunction; readonly names: Names },
): string {
  const kind = kindOf(node.kind)
  const { language } = names
  const ports = kind?.ports(node.config).map((port) => portName(kind, port, language)) ?? []
  const errors = found.filter(({ level }) => level === 'error').length
  return [
    ...(way === undefined ? [] : [way]),
    stepName(node, language),
    kind === undefined ? t('editor.unknownKind') : plainText(phraseOf(node, names)),
    ...(ports.length > 1 ? [t('editor.waysOut', { what: ports.join(', ') })] : []),
    ...(errors > 0 ? [t('editor.toFix', { count: errors })] : []),
    ...(errors === 0 && found.length > 0 ? [t('editor.toConsider', { count: found.length })] : []),
  ].join('. ')
}

/** A name within a sentence: a word of the app begins small ("not in time", but "SMS"), Latin ones stand apart in Chinese. */
function inSentence(name: string, language: Language, isOwn: boolean): string {
  if (language === 'zh-CN') return /^[\x21-\x7e]/.test(name) ? ` ${name}` : name
  return !isOwn && /^\p{Lu}[\p{Ll}\p{P}\s]/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
