import { durationMs } from '../time/duration.ts'
import type { Journey } from '../journey/schema.ts'
import { isTrigger, kindOf } from '../nodes/index.ts'
import { largestSums } from './largest-sums.ts'

export interface LongestPath {
  /** The longest that one person can stay, ms; null when nothing bounds it. */
  readonly stayMs: number | null
  /** The most messages that one person can get in one passage; null when paths run in a circle past one. */
  readonly messages: number | null
  /** For each step that people can come to: how long after entry they come there. */
  readonly sinceEntry: ReadonlyMap<string, SinceEntry>
}

export interface SinceEntry {
  /** The soonest, ms. */
  readonly leastMs: number
  /** The latest, ms; null when nothing bounds it. */
  readonly mostMs: number | null
}

const boundOrNull = (ms: number): number | null => (Number.isFinite(ms) ? ms : null)

/** The kind of a step with its config, where the schema takes it: an unfinished step counts nothing. */
const stepOf = (journey: Journey, id: string) => {
  const node = journey.nodes[id]
  const kind = node === undefined ? undefined : kindOf(node.kind)
  const config = kind?.config.safeParse(node?.config).data
  return kind === undefined || config === undefined ? undefined : { kind, config }
}

/** The soonest arrival at each step, by the shortest stays on the way. */
const soonest = (
  journey: Journey,
  starts: readonly string[],
  leastStay: (id: string, port: string) => number,
): ReadonlyMap<string, number> => {
  const arrival = new Map(starts.map((id) => [id, 0]))
  const open = new Set(starts)
  for (const id of open) {
    open.delete(id)
    for (const [port, target] of Object.entries(journey.nodes[id]?.to ?? {})) {
      const at = (arrival.get(id) ?? 0) + leastStay(id, port)
      if (!Object.hasOwn(journey.nodes, target) || at >= (arrival.get(target) ?? Infinity)) continue
      arrival.set(target, at)
      open.add(target)
    }
  }
  return arrival
}

/**
 * Over all ways from the triggers: the longest stay, the most messages to one person, and when people come to each step.
 * Bounds, not forecasts: conditions are not weighed against each other, and waiting for quiet hours or a provider is not
 * counted. Total.
 */
export const longestPath = (journey: Journey): LongestPath => {
  const ids = Object.keys(journey.nodes)
  const targetsOf = (id: string): readonly string[] =>
    Object.values(journey.nodes[id]?.to ?? {}).filter((target) => Object.hasOwn(journey.nodes, target))
  const steps = new Map(ids.map((id) => [id, stepOf(journey, id)]))
  const longestStay = (id: string): number => {
    const step = steps.get(id)
    return step?.kind.longestStayMs === undefined ? 0 : (step.kind.longestStayMs(step.config) ?? Infinity)
  }
  const leastStay = (id: string, port: string): number => {
    const step = steps.get(id)
    return step?.kind.leastStayMs?.(step.config, port) ?? 0
  }
  const messagesAt = (id: string): number =>
    kindOf(journey.nodes[id]?.kind ?? '')?.effects.includes('send') === true ? 1 : 0
  const triggers = ids.filter((id) => isTrigger(journey.nodes[id]?.kind ?? ''))
  const most = durationMs(journey.entry?.maxStay ?? '') ?? Infinity
  const stays = largestSums(triggers, targetsOf, longestStay)
  const messages = largestSums(triggers, targetsOf, messagesAt)
  const least = soonest(journey, triggers, leastStay)
  const total = (sums: ReadonlyMap<string, number>, own: (id: string) => number): number =>
    Math.max(0, ...[...sums].map(([id, sum]) => sum + own(id)))
  return {
    stayMs: boundOrNull(Math.min(most, total(stays, longestStay))),
    messages: boundOrNull(total(messages, messagesAt)),
    sinceEntry: new Map(
      [...stays].map(([id, sum]) => [id, { leastMs: least.get(id) ?? 0, mostMs: boundOrNull(Math.min(most, sum)) }]),
    ),
  }
}
