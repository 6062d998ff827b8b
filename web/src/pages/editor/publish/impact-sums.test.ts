import type { ImpactNode } from '@trailwright/shared/wire/live-change.ts'
import { expect, test } from 'vitest'
import { impactSums, insideChoice, removedSteps } from './impact-sums.ts'

const at = (version: number, node: string, given: Partial<ImpactNode> = {}): ImpactNode => ({
  version,
  node,
  people: 10,
  held: 0,
  fate: 'same',
  proposal: null,
  dueAtOnce: 0,
  waitLonger: 0,
  samples: [],
  ...given,
})
const nodes = [
  at(4, 'wait', { dueAtOnce: 2, waitLonger: 3 }),
  at(4, 'remind', { fate: 'removed', proposal: 'wait', people: 5 }),
  at(3, 'remind', { fate: 'removed', proposal: 'wait', people: 1 }),
  at(4, 'survey', { fate: 'removed', people: 2 }),
]

test('the choices are counted over all steps and versions', () => {
  expect(impactSums(nodes)).toEqual({ people: 18, mapped: 8, dueAtOnce: 2, waitLonger: 3 })
})

test('a removed step stands once, with everybody at it', () => {
  expect(removedSteps(nodes).map(({ node, people }) => [node, people])).toEqual([
    ['remind', 6],
    ['survey', 2],
  ])
})

test('the proposal is sent along unless another place was chosen; who stays needs none', () => {
  const removed = removedSteps(nodes)
  expect(insideChoice('now', {}, removed)).toEqual({ then: 'now', map: { remind: 'wait', survey: null } })
  expect(insideChoice('nextStep', { remind: null, survey: 'mail' }, removed)).toEqual({
    then: 'nextStep',
    map: { remind: null, survey: 'mail' },
  })
  expect(insideChoice('stay', { remind: 'mail' }, removed)).toEqual({ then: 'stay' })
})
