import { compileCondition } from '../condition/evaluate.ts'
import type { Evaluate } from '../condition/answer.ts'
import { mergeNeeds, noFacts, type FactNeeds } from '../condition/facts.ts'
import { needsOf } from '../condition/needs.ts'
import type { Condition } from '../condition/schema.ts'
import { canonicalConfig } from '../journey/canonical-config.ts'
import type { Journey, JourneyNode } from '../journey/schema.ts'
import type { NodeKind } from '../nodes/define.ts'
import { kindOf } from '../nodes/index.ts'
import type { Program, ProgramNode } from './program.ts'
import { targetsFirst } from './targets-first.ts'

/** A node with its config in the form that its kind works with. */
interface ReadyNode extends Omit<ProgramNode, 'needs'> {
  readonly conditions: readonly Condition[]
}

const conditionsOf = (listens: readonly { readonly where?: Condition }[]): readonly Condition[] =>
  listens.flatMap(({ where }) => (where === undefined ? [] : [where]))

const ownNeeds = ({ kind, node, conditions }: ReadyNode): FactNeeds =>
  mergeNeeds([...(kind.needs === undefined ? [] : [kind.needs(node.config)]), ...conditions.map(needsOf)])

/** Where each port leads, fallbacks followed, and which ports hold. */
const resolvePorts = (kind: NodeKind, { config, to }: JourneyNode): Pick<ProgramNode, 'next' | 'holds'> => {
  const ports = new Map(kind.ports(config).map((port) => [port.name, port]))
  const follow = (name: string, passed: readonly string[]): string | null => {
    const fallback = ports.get(name)?.fallback
    const target = to[name]
    if (target !== undefined) return target
    return fallback === undefined || passed.includes(fallback) ? null : follow(fallback, [...passed, fallback])
  }
  const next = new Map([...ports.keys()].map((name) => [name, follow(name, [name])]))
  const held = [...ports.values()].filter(({ name, optional }) => optional === true && next.get(name) === null)
  return { next, holds: new Set(held.map(({ name }) => name)) }
}

const readyNode = (id: string, loose: JourneyNode): ReadyNode => {
  const kind = kindOf(loose.kind)
  if (kind === undefined) throw new Error(`No kind ${loose.kind} for node ${id}`)
  const { v, config } = canonicalConfig(loose.kind, loose)
  const node = { ...loose, v, config: kind.config.parse(config) }
  const listens = kind.listens?.(node.config) ?? []
  const conditions = [...(kind.conditions?.(node.config) ?? []), ...conditionsOf(listens)]
  return { id, node, kind, listens, conditions, ...resolvePorts(kind, node) }
}

const settingsConditions = ({ entry, goals, exits }: Journey) => {
  const matches = [...goals, ...exits].flatMap(({ on }) => (on === null ? [] : [on]))
  const whens = exits.flatMap(({ when }) => (when === null ? [] : [when]))
  return {
    entry: [entry.audience, ...(entry.exclude === null ? [] : [entry.exclude])],
    standing: [...conditionsOf(matches), ...whens],
    // An event that an exit condition counts may make it true at once.
    events: [...matches.map(({ event }) => event), ...Object.keys(mergeNeeds(whens.map(needsOf)).events)],
  }
}

/**
 * What may be read from each node until the next rest. On arrival: its own, and, unless a person always stands there
 * for a moment, that of all that follows. While she stands there: its own and that of what follows.
 */
const needsFrom = (nodes: ReadonlyMap<string, ReadyNode>): ReadonlyMap<string, FactNeeds> => {
  const targetsOf = (id: string): readonly string[] => {
    const targets = [...(nodes.get(id)?.next.values() ?? [])]
    return [...new Set(targets.flatMap((target) => (target !== null && nodes.has(target) ? [target] : [])))]
  }
  const arriving = new Map<string, FactNeeds>()
  const standing = new Map<string, FactNeeds>()
  for (const id of targetsFirst([...nodes.keys()], targetsOf)) {
    const node = nodes.get(id)
    if (node === undefined) continue
    const own = ownNeeds(node)
    const all = mergeNeeds([own, ...targetsOf(id).flatMap((target) => arriving.get(target) ?? [])])
    standing.set(id, all)
    arriving.set(id, node.kind.alwaysRests?.(node.node.config) === true ? own : all)
  }
  return standing
}

/**
 * A version in memory: configs parsed, conditions compiled, ports resolved. Only for a journey that compiled without
 * an error; throws for one that cannot run at all.
 */
export const load = (journey: Journey, version: number): Program => {
  const ready = Object.entries(journey.nodes).map(([id, node]) => readyNode(id, node))
  const needs = needsFrom(new Map(ready.map((node) => [node.id, node])))
  const settings = settingsConditions(journey)
  const triggers = ready.filter(({ kind }) => kind.family === 'start')
  const evaluators = compiled([
    ...settings.entry,
    ...settings.standing,
    ...ready.flatMap(({ conditions }) => conditions),
  ])
  return {
    journey: { ...journey, nodes: Object.fromEntries(ready.map(({ id, node }) => [id, node])) },
    version,
    nodes: new Map(
      ready.map(({ conditions: _, ...place }) => [place.id, { ...place, needs: needs.get(place.id) ?? noFacts }]),
    ),
    triggers: triggers.map(({ id }) => id),
    events: new Set([...settings.events, ...ready.flatMap(({ listens }) => listens.map(({ event }) => event))]),
    entryNeeds: mergeNeeds([...settings.entry, ...triggers.flatMap(({ conditions }) => conditions)].map(needsOf)),
    standingNeeds: mergeNeeds(settings.standing.map(needsOf)),
    evaluator: (condition) => {
      const evaluate = evaluators.get(condition)
      if (evaluate === undefined) throw new Error('A condition that is no part of this journey')
      return evaluate
    },
  }
}

/** By identity: a step asks with the very object that stands in its config. */
const compiled = (conditions: readonly Condition[]): ReadonlyMap<object, Evaluate> =>
  new Map(conditions.map((condition) => [condition, compileCondition(condition)]))
