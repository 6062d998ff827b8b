import type { Journey } from '../journey/schema.ts'
import { isTrigger, kindOf } from '../nodes/index.ts'

/** Targets of a node, that of its first port first. */
const onwardFrom = ({ nodes }: Journey, id: string): readonly string[] => {
  const node = nodes[id]
  if (node === undefined) return []
  const ports = kindOf(node.kind)?.ports(node.config) ?? []
  return [...new Set([...ports.flatMap(({ name }) => node.to[name] ?? []), ...Object.values(node.to)])]
}

const nextSurvivor = (before: Journey, after: Journey, removed: string): string | null => {
  const seen = new Set([removed])
  const queue = [...onwardFrom(before, removed)]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue
    seen.add(next)
    const survivor = after.nodes[next]
    if (survivor !== undefined && !isTrigger(survivor.kind)) return next
    queue.push(...onwardFrom(before, next))
  }
  return null
}

/**
 * Where people go who stand at a step that the new version lacks: the next one on the old way that survives, the main
 * way first; null where none does.
 */
export const proposeMap = (before: Journey, after: Journey): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    Object.keys(before.nodes)
      .filter((id) => !Object.hasOwn(after.nodes, id))
      .map((id) => [id, nextSurvivor(before, after, id)]),
  )

/** What a new version makes of a step, settings and ways out together. */
export const fateOf = (before: Journey, after: Journey, id: string): 'same' | 'changed' | 'removed' => {
  const [old, fresh] = [before.nodes[id], after.nodes[id]]
  if (fresh === undefined) return 'removed'
  return JSON.stringify([old?.kind, old?.config, old?.to]) === JSON.stringify([fresh.kind, fresh.config, fresh.to])
    ? 'same'
    : 'changed'
}

/** Steps that can be reached from this one, without itself unless a way leads back. */
export const reachableFrom = (journey: Journey, id: string): ReadonlySet<string> => {
  const seen = new Set<string>()
  const queue = [...onwardFrom(journey, id)]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue
    seen.add(next)
    queue.push(...onwardFrom(journey, next))
  }
  return seen
}
