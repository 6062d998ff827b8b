import type { GraphEdge } from './schema.ts'

/** Of a card on the canvas, in px; a card is as high as its sentence and counts, so the height is that of a full one. */
export const nodeWidth = 260
const nodeHeight = 144
const nodeGap = 50
const rankGap = 64
const column = nodeWidth + nodeGap
const row = nodeHeight + rankGap

interface Position {
  readonly x: number
  readonly y: number
}

type Wires = ReadonlyMap<string, readonly string[]>

const wiresOf = (ids: ReadonlySet<string>, edges: readonly GraphEdge[]): Wires => {
  const wires = new Map<string, string[]>([...ids].map((id) => [id, []]))
  for (const { from, to } of edges) if (ids.has(to)) wires.get(from)?.push(to)
  return wires
}

/** Rank = longest way from a start. Nodes on a cycle come after all others, one rank each round. */
const ranksOf = (ids: readonly string[], wires: Wires): ReadonlyMap<string, number> => {
  const waiting = new Map(ids.map((id) => [id, 0]))
  for (const targets of wires.values()) for (const to of targets) waiting.set(to, (waiting.get(to) ?? 0) + 1)
  const ranks = new Map<string, number>()
  const ready = ids.filter((id) => waiting.get(id) === 0)
  const settle = (): void => {
    for (let next = 0; next < ready.length; next += 1) {
      const id = ready[next] ?? ''
      const rank = ranks.get(id) ?? 0
      ranks.set(id, rank)
      waiting.delete(id)
      for (const to of wires.get(id) ?? []) {
        if (!waiting.has(to)) continue
        ranks.set(to, Math.max(ranks.get(to) ?? 0, rank + 1))
        const left = (waiting.get(to) ?? 0) - 1
        waiting.set(to, left)
        if (left === 0) ready.push(to)
      }
    }
    ready.length = 0
  }
  settle()
  for (const id of ids) {
    if (!waiting.has(id)) continue
    ready.push(id)
    settle()
  }
  return ranks
}

/** An edge as its target sees it: the parent, and which of how many of its edges it is. */
interface Incoming {
  readonly from: string
  readonly index: number
  readonly of: number
}

const incomingOf = (wires: Wires): ReadonlyMap<string, readonly Incoming[]> => {
  const incoming = new Map<string, Incoming[]>([...wires.keys()].map((id) => [id, []]))
  for (const [from, targets] of wires)
    for (const [index, to] of targets.entries()) incoming.get(to)?.push({ from, index, of: targets.length })
  return incoming
}

/** Where a node would like to be: below its parents, spread by the order of their ports. */
const wishOf = (parents: readonly Incoming[], placed: ReadonlyMap<string, Position>): number | undefined => {
  const wishes = parents.flatMap(({ from, index, of }) => {
    const parent = placed.get(from)
    return parent === undefined ? [] : [parent.x + (index - (of - 1) / 2) * column]
  })
  return wishes.length === 0 ? undefined : wishes.reduce((sum, wish) => sum + wish, 0) / wishes.length
}

/** Side by side in the order of their wishes, without overlap, as near to the wishes on the whole as can be. */
const placeRank = (ids: readonly string[], wish: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
  const inOrder = ids.toSorted((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0))
  const xs: number[] = []
  for (const id of inOrder) xs.push(Math.max(wish.get(id) ?? 0, (xs.at(-1) ?? -Infinity) + column))
  const drift = inOrder.reduce((sum, id, index) => sum + (xs[index] ?? 0) - (wish.get(id) ?? 0), 0) / inOrder.length
  return new Map(inOrder.map((id, index) => [id, Math.round((xs[index] ?? 0) - drift)]))
}

/**
 * A layered picture from top to bottom for nodes without a place. The same graph gives the same picture; any graph
 * gives one, in time proportional to its edges but for sorting.
 */
export const autoLayout = (ids: readonly string[], edges: readonly GraphEdge[]): ReadonlyMap<string, Position> => {
  const wires = wiresOf(new Set(ids), edges)
  const ranks = ranksOf(ids, wires)
  const incoming = incomingOf(wires)
  const byRank = Map.groupBy(ids, (id) => ranks.get(id) ?? 0)
  const positions = new Map<string, Position>()
  for (const rank of [...byRank.keys()].toSorted((a, b) => a - b)) {
    const here = byRank.get(rank) ?? []
    const wish = new Map(here.map((id, index) => [id, wishOf(incoming.get(id) ?? [], positions) ?? index * column]))
    for (const [id, x] of placeRank(here, wish)) positions.set(id, { x, y: rank * row })
  }
  return positions
}
