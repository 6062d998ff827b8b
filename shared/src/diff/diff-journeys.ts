import type { Json, JsonObject } from '../problem/json.ts'
import { sorted } from '../problem/sorted.ts'
import type { Journey, JourneyNode } from '../journey/schema.ts'

/** A step as it stood when something about it changed: enough to say which one it is. */
export interface StepInDiff extends JsonObject {
  readonly id: string
  readonly kind: string
  readonly label: string | null
  readonly config: JsonObject
}

/** What differs between two versions; data, so that it can be stored and sent. Null: not set. */
export type Change =
  | { readonly type: 'stepAdded'; readonly step: StepInDiff }
  | { readonly type: 'stepRemoved'; readonly step: StepInDiff }
  | {
      readonly type: 'fieldChanged'
      readonly step: StepInDiff
      /** A field of the config, or `label`. */
      readonly field: string
      readonly before: Json
      readonly after: Json
    }
  | { readonly type: 'kindChanged'; readonly step: StepInDiff; readonly before: StepInDiff }
  | {
      readonly type: 'edgeChanged'
      readonly step: StepInDiff
      readonly port: string
      readonly before: StepInDiff | null
      readonly after: StepInDiff | null
    }
  /** `path` such as `entry.reentry.cooldown`; a goal or exit rule is named by its id: `goals.ordered`. */
  | { readonly type: 'settingChanged'; readonly path: string; readonly before: Json; readonly after: Json }

const same = (a: Json, b: Json): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const union = (a: object, b: object): readonly string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])]

const stepOf = (id: string, { kind, label, config }: JourneyNode): StepInDiff => ({
  id,
  kind,
  label: label ?? null,
  config,
})

const stepIn = ({ nodes }: Journey, id: string | undefined): StepInDiff | null => {
  const node = id !== undefined && Object.hasOwn(nodes, id) ? nodes[id] : undefined
  return id === undefined || node === undefined ? null : stepOf(id, node)
}

const fieldChanges = (step: StepInDiff, before: JourneyNode, after: JourneyNode): readonly Change[] => {
  const of = ({ label, config }: JourneyNode): JsonObject => ({ label: label ?? null, ...config })
  const [old, now] = [of(before), of(after)]
  return union(old, now).flatMap((field): readonly Change[] => {
    const change = { before: old[field] ?? null, after: now[field] ?? null }
    return same(change.before, change.after) ? [] : [{ type: 'fieldChanged', step, field, ...change }]
  })
}

interface Versions {
  readonly before: Journey
  readonly after: Journey
}

const edgeChanges = (step: StepInDiff, { before, after }: Versions): readonly Change[] => {
  const old = before.nodes[step.id]?.to ?? {}
  const now = after.nodes[step.id]?.to ?? {}
  return union(old, now).flatMap((port): readonly Change[] =>
    old[port] === now[port]
      ? []
      : [{ type: 'edgeChanged', step, port, before: stepIn(before, old[port]), after: stepIn(after, now[port]) }],
  )
}

const stepChanges = (id: string, versions: Versions): readonly Change[] => {
  const old = versions.before.nodes[id]
  const now = versions.after.nodes[id]
  if (old === undefined) return now === undefined ? [] : [{ type: 'stepAdded', step: stepOf(id, now) }]
  if (now === undefined) return [{ type: 'stepRemoved', step: stepOf(id, old) }]
  const step = stepOf(id, now)
  const edges = edgeChanges(step, versions)
  return old.kind === now.kind
    ? [...fieldChanges(step, old, now), ...edges]
    : [{ type: 'kindChanged', step, before: stepOf(id, old) }, ...edges]
}

/** Lists of things with ids as objects by id. */
const byId = (items: readonly { readonly id: string }[]): JsonObject =>
  // Goals and exit rules are JSON; the wider type forgets it.
  Object.fromEntries(items.map((item) => [item.id, item as unknown as JsonObject]))

const settingsOf = ({ name, zone, entry, goals, exits }: Journey): JsonObject => {
  const { reentry, holdout, ...rest } = entry
  return {
    name,
    zone,
    ...flat('entry', rest as JsonObject),
    ...flat('entry.reentry', reentry),
    ...flat('entry.holdout', holdout),
    ...flat('goals', byId(goals)),
    ...flat('exits', byId(exits)),
  }
}

const flat = (prefix: string, object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [`${prefix}.${key}`, value]))

const settingChanges = ({ before, after }: Versions): readonly Change[] => {
  const [old, now] = [settingsOf(before), settingsOf(after)]
  return union(old, now).flatMap((path): readonly Change[] => {
    const change = { before: old[path] ?? null, after: now[path] ?? null }
    return same(change.before, change.after) ? [] : [{ type: 'settingChanged', path, ...change }]
  })
}

/**
 * What a marketer did between two versions, in the order of the new one; removed steps come last. Where nodes stand is
 * no part of a journey, and so no change. Edges that leave an added step go with the step.
 */
export const diffJourneys = (before: Journey, after: Journey): readonly Change[] => {
  const versions = { before, after }
  return [...settingChanges(versions), ...union(after.nodes, before.nodes).flatMap((id) => stepChanges(id, versions))]
}
