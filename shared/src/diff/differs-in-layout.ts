import type { Graph } from '../graph/schema.ts'
import type { JsonObject } from '../problem/json.ts'
import { sorted } from '../problem/sorted.ts'

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1)

/** Notes and frames are JSON; the wider type forgets it. */
const json = (things: readonly { readonly id: string }[]): string =>
  JSON.stringify(things.toSorted(byId).map((thing) => sorted(thing as unknown as JsonObject)))

/** Whether steps that both have stand elsewhere or in another frame, or notes or frames differ. */
export const differsInLayout = (before: Graph, after: Graph): boolean => {
  const places = new Map(before.nodes.map((node) => [node.id, node]))
  const moved = after.nodes.some(({ id, position, group }) => {
    const old = places.get(id)
    return old !== undefined && (old.position.x !== position.x || old.position.y !== position.y || old.group !== group)
  })
  return moved || json(before.notes) !== json(after.notes) || json(before.groups) !== json(after.groups)
}
