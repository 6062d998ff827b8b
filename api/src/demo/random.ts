import { draw } from '@trailwright/shared/hash/hash.ts'

/** A stream of numbers that depends on nothing but its seed: mulberry32 (Tommy Ettinger, public domain). */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** True so often. */
  happens(probability: number): boolean
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<Item>(items: readonly Item[]): Item
}

export const chanceOf = (seed: string): Chance => {
  let state = Math.floor(draw('demo', seed) * 2 ** 32) | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    happens: (probability) => next() < probability,
    between,
    pick(items) {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}
