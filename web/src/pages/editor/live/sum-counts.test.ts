import type { Counts } from '@trailwright/shared/wire/journeys.ts'
import { expect, test } from 'vitest'
import { leftOf } from './live-facts.ts'
import { sumCounts } from './sum-counts.ts'

const counts = (version: number, node: string, inside: number, finished: number): Counts => ({
  version,
  entered: inside + finished,
  inside,
  held: 0,
  holdout: 1,
  left: [{ reason: 'finished', people: finished }],
  refused: [{ reason: 'audience', times: 2 }],
  nodes: [
    {
      node,
      arrived: inside + finished,
      hereNow: inside,
      held: 0,
      ports: [{ port: 'next', people: finished }],
      left: [],
      skipped: [],
    },
  ],
  goals: [{ goal: 'ordered', people: 1, value: 10 }],
})

test('who moved to another version is counted there only', () => {
  const before = counts(1, 'wait', 0, 5)
  const moved = { reason: 'moved', people: 3 }
  const [wait] = before.nodes
  const old: Counts = {
    ...before,
    entered: 8,
    left: [...before.left, moved],
    nodes: wait === undefined ? [] : [{ ...wait, arrived: 8, left: [moved] }],
  }
  const all = sumCounts([counts(2, 'wait', 3, 0), old])
  expect([all.entered, all.inside, leftOf(all)]).toEqual([8, 3, 5])
  expect(all.nodes[0]).toMatchObject({ arrived: 8, hereNow: 3, left: [] })
})

test('the same step of two versions is one step, and the sum still adds up', () => {
  const all = sumCounts([counts(2, 'wait', 3, 4), counts(1, 'wait', 1, 5), counts(1, 'old', 2, 0)])
  expect(all.entered).toBe(all.inside + leftOf(all))
  expect(all.nodes.map(({ node, arrived, hereNow }) => [node, arrived, hereNow])).toEqual([
    ['wait', 13, 4],
    ['old', 2, 2],
  ])
  expect(all.nodes[0]?.ports).toEqual([{ port: 'next', people: 9 }])
  expect(all.refused).toEqual([{ reason: 'audience', times: 6 }])
  expect(all.goals).toEqual([{ goal: 'ordered', people: 3, value: 30 }])
})
