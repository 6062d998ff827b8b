/** What follows a thing, by its number. */
type Follow = readonly (readonly number[])[]

/** From the end backwards: every number after all that follow it, as far as the end can be reached. */
const fromTheEnd = (before: Follow, end: number): readonly number[] => {
  const order: number[] = []
  const seen = new Set([end])
  const open: { readonly at: number; next: number }[] = [{ at: end, next: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const child = before[top.at]?.[top.next]
    top.next += 1
    if (child === undefined) {
      order.push(top.at)
      open.pop()
    } else if (!seen.has(child)) {
      seen.add(child)
      open.push({ at: child, next: 0 })
    }
  }
  return order.toReversed()
}

/**
 * Of each number below `follow.length`: the nearest other that every way from it to an end goes through; undefined
 * where ways end apart, and where no way ends. An end is what nothing follows. By Cooper, Harvey and Kennedy, "A Simple,
 * Fast Dominance Algorithm" (2001), on the graph read backwards.
 */
export const postDominators = (follow: Follow): readonly (number | undefined)[] => {
  const end = follow.length
  const after = follow.map((targets) => (targets.length === 0 ? [end] : targets))
  const before: number[][] = Array.from({ length: end + 1 }, () => [])
  for (const [from, targets] of after.entries()) for (const to of targets) before[to]?.push(from)
  const order = fromTheEnd(before, end)
  const rank = new Map(order.map((each, index) => [each, index]))
  const nearest = new Map([[end, end]])
  const rankOf = (each: number): number => rank.get(each) ?? 0
  const meet = (a: number, b: number): number => {
    let [left, right] = [a, b]
    while (left !== right) {
      if (rankOf(left) > rankOf(right)) left = nearest.get(left) ?? end
      else right = nearest.get(right) ?? end
    }
    return left
  }
  for (let changed = true; changed;) {
    changed = false
    for (const each of order.slice(1)) {
      const known = (after[each] ?? []).filter((to) => nearest.has(to))
      const next = known.reduce<number | undefined>((now, to) => (now === undefined ? to : meet(now, to)), undefined)
      if (next === undefined || nearest.get(each) === next) continue
      nearest.set(each, next)
      changed = true
    }
  }
  return follow.map((_, each) => {
    const found = nearest.get(each)
    return found === end ? undefined : found
  })
}
