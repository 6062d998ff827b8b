import { durationMs } from '../time/duration.ts'
import type { Journey } from '../journey/schema.ts'
import { isTrigger, kindOf } from '../nodes/index.ts'
import { cyclesIn } from './check/check-paths.ts'
import { targetsFirst } from './targets-first.ts'

export interface LongestPath {
  /** The longest that one person can stay, ms; null when nothing bounds it. */
  readonly stayMs: number | null
  /** The most messages that one person can get; null when paths run in a circle. */
  readonly messages: number | null
}

const stayAt = (journey: Journey, id: string): number => {
  const node = journey.nodes[id]
  const kind = node === undefined ? undefined : kindOf(node.kind)
  const config = kind?.config.safeParse(node?.config).data
  if (kind?.longestStayMs === undefined || config === undefined) return 0
  return kind.longestStayMs(config) ?? Infinity
}

const messagesAt = (journey: Journey, id: string): number =>
  kindOf(journey.nodes[id]?.kind ?? '')?.effects.includes('send') === true ? 1 : 0

/** Over all ways from the triggers: the longest stay, and the most messages to one person. Total. */
export const longestPath = (journey: Journey): LongestPath => {
  const ids = Object.keys(journey.nodes)
  const targetsOf = (id: string): readonly string[] =>
    Object.values(journey.nodes[id]?.to ?? {}).filter((target) => Object.hasOwn(journey.nodes, target))
  const most = durationMs(journey.entry?.maxStay ?? '') ?? Infinity
  if (cyclesIn(ids, targetsOf).length > 0) return { stayMs: Number.isFinite(most) ? most : null, messages: null }
  const stay = new Map<string, number>()
  const messages = new Map<string, number>()
  for (const id of targetsFirst(ids, targetsOf)) {
    const after = (sums: ReadonlyMap<string, number>): number =>
      Math.max(0, ...targetsOf(id).map((target) => sums.get(target) ?? 0))
    stay.set(id, stayAt(journey, id) + after(stay))
    messages.set(id, messagesAt(journey, id) + after(messages))
  }
  const triggers = ids.filter((id) => isTrigger(journey.nodes[id]?.kind ?? ''))
  const longest = (sums: ReadonlyMap<string, number>): number => Math.max(0, ...triggers.map((id) => sums.get(id) ?? 0))
  const stayMs = Math.min(most, longest(stay))
  return { stayMs: Number.isFinite(stayMs) ? stayMs : null, messages: longest(messages) }
}
