import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Group, groupOf, partOf } from './condition-draft.ts'
import { heightOf, itemAt, moveItem, type Spot, stepItem, withoutItem } from './condition-tree.ts'

const tag = (name: string): JsonObject => ({ tag: name, is: 'has' })
const [a, b, c, d] = [tag('a'), tag('b'), tag('c'), tag('d')]
/** a, any of (b, c), d */
const group: Group = { join: 'all', items: [a, { any: [b, c] }, d] }
const nested = (items: readonly JsonObject[]): Group => ({ join: 'all', items })

describe('moving by keyboard', () => {
  test('passes a neighbour', () => {
    const flat = nested([a, b])
    expect(stepItem(flat, [0], 1, 3)).toEqual({ group: nested([b, a]), spot: [1] })
    expect(stepItem(flat, [1], -1, 3)).toEqual({ group: nested([b, a]), spot: [0] })
    expect(stepItem(flat, [0], -1, 3)).toBeUndefined()
    expect(stepItem(flat, [1], 1, 3)).toBeUndefined()
  })

  test('goes into a group that stands in the way, and out at its edge', () => {
    expect(stepItem(group, [0], 1, 3)).toEqual({ group: nested([{ any: [a, b, c] }, d]), spot: [0, 0] })
    expect(stepItem(group, [2], -1, 3)).toEqual({ group: nested([a, { any: [b, c, d] }]), spot: [1, 2] })
    expect(stepItem(group, [1, 0], -1, 3)).toEqual({ group: nested([a, b, { any: [c] }, d]), spot: [1] })
    expect(stepItem(group, [1, 1], 1, 3)).toEqual({ group: nested([a, { any: [b] }, c, d]), spot: [2] })
  })

  test('passes a group that would be nested too deep', () => {
    expect(stepItem(group, [0], 1, 1)).toEqual({ group: nested([{ any: [b, c] }, a, d]), spot: [1] })
  })

  test('the last one out takes the group along', () => {
    expect(stepItem(nested([{ any: [b] }]), [0, 0], 1, 3)).toEqual({ group: nested([b]), spot: [0] })
  })
})

describe('moving by dragging', () => {
  test('takes a condition to before another', () => {
    expect(moveItem(group, [2], [0], 3)?.group).toEqual(nested([d, a, { any: [b, c] }]))
    expect(moveItem(group, [0], [1, 1], 3)).toEqual({ group: nested([{ any: [b, a, c] }, d]), spot: [0, 1] })
  })

  test('puts no group into itself and none deeper than is allowed', () => {
    expect(moveItem(group, [1], [1, 0], 3)).toBeUndefined()
    const two = nested([{ any: [{ all: [a] }] }, { any: [b] }])
    expect(moveItem(two, [1], [0, 0, 0], 3)).toBeUndefined()
    expect(moveItem(two, [1], [0, 0], 3)?.group).toEqual(nested([{ any: [{ any: [b] }, { all: [a] }] }]))
  })

  test('onto its own place changes nothing', () => {
    expect(moveItem(group, [0], [0], 3)).toBeUndefined()
    expect(moveItem(group, [0], [1], 3)).toBeUndefined()
  })
})

test('a single condition is no group, a group in a group counts twice', () => {
  expect(heightOf(a)).toBe(0)
  expect(heightOf({ any: [{ all: [a] }] })).toBe(2)
})

test('an empty group goes with its last condition', () => {
  expect(withoutItem(nested([{ any: [b] }, a]), [0, 0])).toEqual(nested([a]))
})

test('no move loses or doubles a condition, and the item stands where it says', () => {
  const leaf = fc.integer({ min: 0, max: 1_000_000 }).map((number) => tag(String(number)))
  const inner = fc.array(leaf, { minLength: 1, maxLength: 3 }).map((items) => partOf({ join: 'any', items }))
  const groups = fc.array(fc.oneof(leaf, inner), { minLength: 1, maxLength: 4 }).map(nested)
  const spot = fc.array(fc.nat(3), { minLength: 1, maxLength: 2 })
  const leaves = (item: JsonObject): string[] => {
    const within = groupOf(item)
    return within === undefined ? [String(item['tag'])] : within.items.flatMap(leaves)
  }
  fc.assert(
    fc.property(groups, spot, spot, (whole: Group, from: Spot, to: Spot) => {
      const moved = moveItem(whole, from, to, 3)
      if (moved === undefined) return
      expect(moved.group.items.flatMap(leaves).toSorted()).toEqual(whole.items.flatMap(leaves).toSorted())
      expect(itemAt(moved.group, moved.spot)).toEqual(itemAt(whole, from))
    }),
  )
})
