import { canonicalConfig } from './canonical-config.ts'
import { breadthFirst, portsInOrder } from './order.ts'
import { dslVersion, type Journey, type JourneyNode } from './schema.ts'
import { canonicalSettings, type LooseSettings } from './settings.ts'
import type { JsonObject } from '../problem/json.ts'
import { languages, type Text } from '../language/language.ts'

/** A journey before it is known whether it is one: settings and configs may be unfinished, edges may lead nowhere. */
export interface LooseJourney extends LooseSettings {
  readonly id: string
  readonly name: Text
  readonly zone: string
  readonly nodes: Readonly<Record<string, JourneyNode>>
}

/** What a node says beside its edges. */
export interface LooseNode {
  readonly kind: string
  readonly v: number
  readonly label?: string
  readonly config: JsonObject
}

/** Newest version of the config, defaults written out, no blank label. */
export const canonicalNode = ({ kind, v: version, label = '', config: raw }: LooseNode): LooseNode => {
  const { v, config } = canonicalConfig(kind, { v: version, config: raw })
  const trimmed = label.trim()
  return trimmed === '' ? { kind, v, config } : { kind, v, label: trimmed, config }
}

const withEdges = (node: JourneyNode): JourneyNode => {
  const canonical = canonicalNode(node)
  const ports = portsInOrder(node.kind, canonical.config, Object.keys(node.to))
  return { ...canonical, to: Object.fromEntries(ports.map((port) => [port, node.to[port] ?? ''])) }
}

export const canonicalName = (name: Text): Text =>
  Object.fromEntries(
    languages.flatMap((language) => (name[language] === undefined ? [] : [[language, name[language]]])),
  )

/**
 * The one way to write a journey: keys in the order of the schema, free maps sorted, nodes breadth first from the
 * triggers and unreachable ones last, ports in the order of their kind, defaults written out. Total and idempotent.
 * Whether the result is a journey is for the checks to say: with findings it may not satisfy the schema.
 */
export const canonicalJourney = ({ id, name, zone, entry, goals, exits, nodes }: LooseJourney): Journey => {
  const ready = new Map(Object.entries(nodes).map(([nodeId, node]) => [nodeId, withEdges(node)]))
  const order = breadthFirst(
    [...ready].map(([nodeId, node]) => ({ ...node, id: nodeId, to: new Map(Object.entries(node.to)) })),
  )
  const journey = {
    dsl: dslVersion,
    id,
    name: canonicalName(name),
    zone,
    ...canonicalSettings({ entry, goals, exits }),
    nodes: Object.fromEntries(
      order.flatMap((nodeId) => {
        const node = ready.get(nodeId)
        return node === undefined ? [] : [[nodeId, node]]
      }),
    ),
  }
  // Total: an unfinished draft has this form too, and its findings say what is missing.
  return journey as unknown as Journey
}
