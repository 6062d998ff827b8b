import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { type Group, groupOf, partOf } from './condition-draft.ts'

/**
 * Moving conditions about in their groups. A spot is the way from the outermost group: `[2, 0]` is the first condition of
 * the group that stands third.
 */
export type Spot = readonly number[]

export function spotKey(spot: Spot): string {
  return spot.join('.')
}

export function spotOf(key: string): Spot {
  return key.split('.').map(Number)
}

function withItems(group: Group, items: readonly JsonObject[]): Group {
  return { join: group.join, items }
}

export function itemAt(group: Group, spot: Spot): JsonObject | undefined {
  const [index = 0, ...rest] = spot
  const item = group.items[index]
  if (rest.length === 0 || item === undefined) return item
  const inner = groupOf(item)
  return inner === undefined ? undefined : itemAt(inner, rest)
}

/** Without the item; a group that becomes empty goes with it. */
export function withoutItem(group: Group, spot: Spot): Group {
  const [index = 0, ...rest] = spot
  if (rest.length === 0)
    return withItems(
      group,
      group.items.filter((_, at) => at !== index),
    )
  return changeInner(group, index, (inner) => withoutItem(inner, rest))
}

/** With an item put before what stands at the spot. */
export function withItem(group: Group, spot: Spot, item: JsonObject): Group {
  const [index = 0, ...rest] = spot
  if (rest.length === 0) return withItems(group, [...group.items.slice(0, index), item, ...group.items.slice(index)])
  return changeInner(group, index, (inner) => withItem(inner, rest, item))
}

function changeInner(group: Group, index: number, change: (inner: Group) => Group): Group {
  return withItems(
    group,
    group.items.flatMap((item, at) => {
      const inner = at === index ? groupOf(item) : undefined
      if (inner === undefined) return [item]
      const next = change(inner)
      return next.items.length === 0 ? [] : [partOf(next)]
    }),
  )
}

/** How many groups stand in one another; 0 for a single condition. */
export function heightOf(item: JsonObject): number {
  const inner = groupOf(item)
  return inner === undefined ? 0 : 1 + Math.max(0, ...inner.items.map(heightOf))
}

/** What a move came to: the groups afterwards, and where the item stands now. */
export interface Moved {
  readonly group: Group
  readonly spot: Spot
}

/**
 * Takes an item to before the spot `to`, as counted while it still stands at `from`. Undefined where that changes nothing,
 * would put a group into itself, or would nest deeper than `levels` groups.
 */
export function moveItem(group: Group, from: Spot, to: Spot, levels: number): Moved | undefined {
  const item = itemAt(group, from)
  if (item === undefined) return undefined
  const key = spotKey(from)
  if (spotKey(to) === key || spotKey(to).startsWith(`${key}.`)) return undefined
  if (to.length + heightOf(item) > levels) return undefined
  const marked = withItem(group, to, marker)
  const fromNow = shifted(from, to)
  const taken = withoutItem(marked, fromNow)
  const spot = findMarker(taken)
  if (spot === undefined || spotKey(spot) === key) return undefined
  return { group: withoutItem(withItem(taken, spot, item), [...spot.slice(0, -1), (spot.at(-1) ?? 0) + 1]), spot }
}

/** Stands in the place of the item while it is taken out, so that no counting can go wrong. */
const marker: JsonObject = { moving: true }

function findMarker(group: Group): Spot | undefined {
  for (const [index, item] of group.items.entries()) {
    if ('moving' in item) return [index]
    const inner = groupOf(item)
    const found = inner === undefined ? undefined : findMarker(inner)
    if (found !== undefined) return [index, ...found]
  }
  return undefined
}

/** Where `spot` is once something was put in at `at`. */
function shifted(spot: Spot, at: Spot): Spot {
  const depth = at.length - 1
  const isBeside = spot.length > depth && at.slice(0, depth).every((index, level) => spot[level] === index)
  if (!isBeside || (spot[depth] ?? 0) < (at[depth] ?? 0)) return spot
  return spot.map((index, level) => (level === depth ? index + 1 : index))
}

/**
 * One place up or down: past a neighbour, into a group that stands there, or out of the group at its edge. Undefined at
 * the very top and bottom.
 */
export function stepItem(group: Group, from: Spot, by: -1 | 1, levels: number): Moved | undefined {
  const index = from.at(-1) ?? 0
  const above = from.slice(0, -1)
  const beside = itemAt(group, [...above, index + by])
  if (beside === undefined) {
    const parent = above.at(-1)
    if (parent === undefined) return undefined
    return moveItem(group, from, [...above.slice(0, -1), by === -1 ? parent : parent + 1], levels)
  }
  const inner = groupOf(beside)
  const into =
    inner === undefined
      ? undefined
      : moveItem(group, from, [...above, index + by, by === 1 ? 0 : inner.items.length], levels)
  return into ?? moveItem(group, from, [...above, by === -1 ? index - 1 : index + 2], levels)
}
