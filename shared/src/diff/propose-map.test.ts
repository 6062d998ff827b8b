import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Journey } from '../journey/schema.ts'
import { isTrigger } from '../nodes/index.ts'
import { programOf, type Nodes } from '../run/testing/program.ts'
import { arbitraryEdit } from '../simulate/testing/arbitrary-journey.ts'
import { fateOf, proposeMap, reachableFrom } from './propose-map.ts'

const journeyOf = (nodes: Nodes): Journey => programOf({ t: ['trigger.api', {}, { next: 'a' }], ...nodes }).journey
const wait = (next?: string, duration = 'P1D'): Nodes[string] => [
  'wait.for',
  { duration },
  next === undefined ? {} : { next },
]
const asks = (yes: string, no: string): Nodes[string] => [
  'split.if',
  { condition: { tag: 'x', is: 'has' } },
  { yes, no },
]

describe('where people of a removed step go', () => {
  const before = journeyOf({ a: wait('b'), b: asks('c', 'd'), c: wait('e'), d: wait(), e: wait() })
  const without = (...ids: string[]): Journey => ({
    ...before,
    nodes: Object.fromEntries(Object.entries(before.nodes).filter(([id]) => !ids.includes(id))),
  })

  test('to the next step', () => expect(proposeMap(before, without('a'))).toEqual({ a: 'b' }))
  test('over several removed ones', () => expect(proposeMap(before, without('a', 'b'))).toEqual({ a: 'c', b: 'c' }))
  test('the main way first, then the nearest', () =>
    expect(proposeMap(before, without('b', 'c'))).toEqual({ b: 'd', c: 'e' }))
  test('nowhere after the last one', () => expect(proposeMap(before, without('d', 'e'))).toEqual({ d: null, e: null }))
  test('nothing was removed', () => expect(proposeMap(before, before)).toEqual({}))
})

test('a step is the same, changed in its settings, its ways or its kind, or removed; its name does not matter', () => {
  const before = journeyOf({ a: wait('b'), b: wait('c'), c: wait('d'), d: wait('e'), e: wait() })
  const named = { ...before.nodes, a: { ...before.nodes['a'], label: 'Wait' } } as Journey['nodes']
  const edited = journeyOf({ b: wait('c', 'P2D'), c: wait('b'), d: ['exit', { reason: 'over' }] })
  const after = { ...edited, nodes: { ...edited.nodes, a: named['a'] } } as Journey
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => fateOf(before, after, id))).toEqual([
    'same',
    'changed',
    'changed',
    'changed',
    'removed',
  ])
})

test('of any edit: each removed step is mapped, to one that is there, that is no trigger, and that came after it', () => {
  fc.assert(
    fc.property(arbitraryEdit, ([before, after]) => {
      const map = proposeMap(before, after)
      expect(proposeMap(before, after)).toEqual(map)
      const removed = Object.keys(before.nodes).filter((id) => fateOf(before, after, id) === 'removed')
      expect(Object.keys(map).toSorted()).toEqual(removed.toSorted())
      for (const [from, to] of Object.entries(map)) {
        const survivors = [...reachableFrom(before, from)].filter((id) => {
          const kind = after.nodes[id]?.kind
          return kind !== undefined && !isTrigger(kind)
        })
        if (to === null) expect(survivors).toEqual([])
        else expect(survivors).toContain(to)
      }
    }),
    { seed: 20_261_125, numRuns: 300 },
  )
})
