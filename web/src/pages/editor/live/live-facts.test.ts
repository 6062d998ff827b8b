import { expect, test } from 'vitest'
import type { Counts } from '@trailwright/shared/wire/journeys.ts'
import { edgeWidth } from '../../../state/lens.ts'
import { leftOf, liveFacts } from './live-facts.ts'

const counts: Counts = {
  version: 1,
  entered: 12,
  inside: 3,
  held: 1,
  holdout: 0,
  left: [
    { reason: 'finished', people: 5 },
    { reason: 'goal', people: 4 },
  ],
  refused: [],
  nodes: [
    {
      node: 'wait',
      arrived: 12,
      hereNow: 3,
      held: 1,
      ports: [
        { port: 'ordered', people: 4 },
        { port: 'timeout', people: 5 },
      ],
      left: [],
      skipped: [],
    },
  ],
  goals: [],
}

test('the sum of the journey adds up', () => {
  expect(counts.entered).toBe(counts.inside + leftOf(counts))
})

test('counts lie on steps, ways out and lines', () => {
  const { steps, edges, most } = liveFacts(counts)
  expect(steps.get('wait')?.counts).toMatchObject({ arrived: 12, hereNow: 3, held: 1, left: 0 })
  expect(edges.get('wait:timeout')).toEqual({ people: 5 })
  expect(most).toBe(5)
})

test('the widest line is 9 px, the thinnest 1.5', () => {
  expect(edgeWidth(10_000, 10_000)).toBe(9)
  expect(edgeWidth(0, 10_000)).toBe(1.5)
  expect(edgeWidth(4, 9)).toBe(2)
})
