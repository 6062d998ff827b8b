/** Whatever both may have begun from stands where it stood; additions follow what they were put after. */
const start = ''

interface Sequence {
  readonly ids: readonly string[]
  readonly has: ReadonlySet<string>
}
const sequence = (ids: readonly string[]): Sequence => ({ ids, has: new Set(ids) })

const text = (ids: readonly string[]): string => ids.join('\n')

/** Puts each of `others` that is missing behind what precedes it there. */
const withMissing = (ids: readonly string[], others: readonly string[]): readonly string[] => {
  const result = [...ids]
  const there = new Set(ids)
  for (const [index, id] of others.entries()) {
    if (there.has(id)) continue
    const before = others.slice(0, index).findLast((other) => there.has(other))
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id)
    there.add(id)
  }
  return result
}

/** What a side added, by the thing of the base that it stands behind. */
const additions = ({ ids }: Sequence, base: Sequence): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  let anchor = start
  for (const id of ids) {
    if (base.has.has(id)) anchor = id
    else found.set(anchor, [...(found.get(anchor) ?? []), id])
  }
  return found
}

/**
 * The order of everything that either side has, without repeats. If one side put things into another order, it is
 * hers; if both did, one of the two, whoever is called mine. Of additions at one place those with the lower id lead.
 */
export function mergedOrder(
  base: readonly string[] | null,
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const [from, here, there] = [sequence(base ?? []), sequence([...new Set(mine)]), sequence([...new Set(theirs)])]
  const inAll = (ids: readonly string[]) =>
    text(ids.filter((id) => from.has.has(id) && here.has.has(id) && there.has.has(id)))
  const ofBase = ({ ids }: Sequence) => ids.filter((id) => from.has.has(id))
  const [before, mineNow, theirsNow] = [inAll(from.ids), inAll(here.ids), inAll(there.ids)]
  const isMineAsBefore = mineNow === before
  const isTheirsAsBefore = theirsNow === before
  const kept = from.ids.filter((id) => here.has.has(id) || there.has.has(id))
  const mineLeads = isTheirsAsBefore || (!isMineAsBefore && mineNow < theirsNow)
  const skeleton =
    isMineAsBefore && isTheirsAsBefore
      ? kept
      : mineLeads
        ? withMissing(ofBase(here), ofBase(there))
        : withMissing(ofBase(there), ofBase(here))
  const [added, alsoAdded] = [additions(here, from), additions(there, from)]
  const at = (anchor: string): readonly string[] => {
    const [one = [], other = []] = [added.get(anchor), alsoAdded.get(anchor)]
    return (one[0] ?? '') <= (other[0] ?? '') ? [...one, ...other] : [...other, ...one]
  }
  return [...new Set([start, ...skeleton].flatMap((id) => [...(id === start ? [] : [id]), ...at(id)]))]
}
