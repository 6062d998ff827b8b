import { isTrigger, kindOf } from '../nodes/index.ts'
import type { JsonObject } from '../problem/json.ts'

/** A node as far as the order of a document is concerned. */
export interface Placed {
  readonly id: string
  readonly kind: string
  readonly config: JsonObject
  readonly to: ReadonlyMap<string, string>
}

/** Wired ports in the order of the kind, those it does not know last, by name. */
export const portsInOrder = (kindName: string, config: JsonObject, wired: Iterable<string>): readonly string[] => {
  const names = [...wired]
  const known =
    kindOf(kindName)
      ?.ports(config)
      .map(({ name }) => name) ?? []
  const others = names.filter((name) => !known.includes(name)).toSorted()
  return [...known.filter((name) => names.includes(name)), ...others]
}

/** Breadth first from the triggers (by id), then what cannot be reached, by id, breadth first from there. */
export const breadthFirst = (nodes: readonly Placed[]): readonly string[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const ids = [...byId.keys()].toSorted()
  const starts = ids.filter((id) => isTrigger(byId.get(id)?.kind ?? ''))
  const order = new Set<string>()
  const visitFrom = (roots: readonly string[]): void => {
    const queue = roots.filter((id) => !order.has(id))
    for (const id of queue) order.add(id)
    for (let next = 0; next < queue.length; next += 1) {
      const node = byId.get(queue[next] ?? '')
      if (node === undefined) continue
      for (const port of portsInOrder(node.kind, node.config, node.to.keys())) {
        const target = node.to.get(port)
        if (target === undefined || order.has(target) || !byId.has(target)) continue
        order.add(target)
        queue.push(target)
      }
    }
  }
  visitFrom(starts)
  for (const id of rootsFirst(nodes, ids)) visitFrom([id])
  return [...order]
}

/** Of what no trigger reaches, nodes that nothing points to come before those that something does. */
const rootsFirst = (nodes: readonly Placed[], ids: readonly string[]): readonly string[] => {
  const targets = new Set(nodes.flatMap(({ to }) => [...to.values()]))
  return [...ids.filter((id) => !targets.has(id)), ...ids.filter((id) => targets.has(id))]
}
