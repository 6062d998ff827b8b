import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { NodeKind, Names, Phrase, Port } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'

/** How a step reads: its kind, its sentence, its ways out. The words are those of the kind. */

/** Between two sentences: Chinese ones follow without a space. */
export function sentenceGap(language: Language): string {
  return language === 'zh-CN' ? '' : ' '
}

export function kindName(node: Pick<GraphNode, 'kind'>, language: Language): string {
  return kindOf(node.kind)?.text[language].name ?? node.kind
}

/** What a step is called in passing: its own name, else its kind. */
export function stepName(node: GraphNode, language: Language): string {
  return node.label ?? kindName(node, language)
}

/** The sentence on the card. Of a kind that is not known here: nothing. */
export function phraseOf(node: GraphNode, names: Names): Phrase {
  return kindOf(node.kind)?.summary(node.config, names) ?? []
}

export function plainText(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === 'string' ? part : 'value' in part ? part.value : part.missing)).join('')
}

/** Whether the sentence still lacks a value. */
export function isUnfinished(phrase: Phrase): boolean {
  return phrase.some((part) => typeof part !== 'string' && 'missing' in part)
}

/** Who goes a way out, in words, where the config says it: a condition, an event, a share. */
export function portWords(node: Pick<GraphNode, 'kind' | 'config'>, port: string, names: Names): string | undefined {
  return kindOf(node.kind)?.portWords?.(node.config, port, names)
}

/** What a way out says: the user's own word, else who goes it, else the kind's name for it. */
export function portText(
  node: Pick<GraphNode, 'kind' | 'config'>,
  port: Pick<Port, 'name' | 'label'>,
  names: Names,
): string {
  // Of ways out without a name the label is the id.
  const isNamed = port.label !== undefined && port.label !== port.name
  const words = isNamed ? undefined : portWords(node, port.name, names)
  return words ?? portName(kindOf(node.kind), port, names.language)
}

/** The name of a way out: the user's own word, else the kind's. */
export function portName(kind: NodeKind | undefined, port: Pick<Port, 'name' | 'label'>, language: Language): string {
  return port.label ?? kind?.text[language].ports[port.name] ?? port.name
}
