import { describe, expect, test } from 'vitest'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { compile } from '@trailwright/shared/compile/compile.ts'
import { mildestRules } from '@trailwright/shared/policy/decision.ts'
import { simulate } from '@trailwright/shared/simulate/simulate.ts'
import { newNode } from '../state/edits/add-node.ts'
import { fitting, sampleProperties } from './fitting.ts'
import { madeUpFacts } from './made-up.ts'
import {
  askedOf,
  endOf,
  entryEvent,
  entryProperties,
  happeningsOf,
  otherEvents,
  programOf,
  type Scenario,
  whatIfProperties,
} from './scenario.ts'
import { positionsOf, stopsOf, trailFacts } from './trail.ts'

const graph: Graph = {
  id: 'cart',
  name: { en: 'Cart' },
  zone: 'UTC',
  settings: {
    entry: {
      reentry: { mode: 'afterExit', cooldown: null, limit: null, key: { from: 'entry.cartId' }, ifInside: 'ignore' },
    },
    goals: [],
    exits: [],
  },
  nodes: [
    {
      ...newNode('trigger.event', 'start', { x: 0, y: 0 }),
      config: { event: 'Cart Updated', where: { attribute: 'event.total', is: '>=', value: 200 } },
    },
    {
      ...newNode('wait.event', 'wait', { x: 0, y: 160 }),
      config: {
        groups: [
          {
            id: 'ordered',
            label: 'Ordered',
            event: 'Order Completed',
            where: { attribute: 'event.cartId', is: '=', value: { from: 'enrollment.key' } },
          },
        ],
        timeout: 'PT2H',
      },
    },
    { ...newNode('exit', 'bought', { x: 0, y: 320 }), config: { reason: 'bought' } },
    { ...newNode('exit', 'done', { x: 320, y: 320 }), config: { reason: 'finished' } },
  ],
  edges: [
    { from: 'start', port: 'next', to: 'wait' },
    { from: 'wait', port: 'ordered', to: 'bought' },
    { from: 'wait', port: 'timeout', to: 'done' },
  ],
  notes: [],
  groups: [],
}
const noRefs = {
  events: null,
  attributes: null,
  segments: null,
  contents: null,
  channels: null,
  secrets: null,
  journeys: null,
}
const program = programOf(compile(graph, noRefs).journey)
const cartSamples = [
  { path: 'total', samples: [40] },
  { path: 'cartId', samples: ['c1'] },
]

function run(whatIfs: Scenario['whatIfs']) {
  if (program === undefined) throw new Error('The journey does not load')
  const scenario: Scenario = {
    trigger: 'start',
    at: 0,
    properties: entryProperties(program, 'start', cartSamples),
    whatIfs,
  }
  return simulate({
    workspace: 'w',
    program,
    facts: madeUpFacts('agrees', { ...askedOf(program), at: 0 }),
    rules: mildestRules,
    contents: new Map(),
    entry: { trigger: 'start', event: entryEvent(program, scenario), at: 0 },
    happenings: happeningsOf(scenario),
    until: endOf(program, 0),
  })
}

describe('events that fit', () => {
  test('are made of samples, and bent to the filter', () => {
    expect(sampleProperties([{ path: 'cart.total', samples: [3] }])).toEqual({ cart: { total: 3 } })
    expect(
      fitting(
        {
          all: [
            { attribute: 'event.a', is: '>', value: 5 },
            { attribute: 'event.b', is: '=', value: 'x' },
          ],
        },
        { a: 1 },
        () => undefined,
      ),
    ).toEqual({
      a: 6,
      b: 'x',
    })
    expect(program && entryProperties(program, 'start', cartSamples)).toEqual({ total: 200, cartId: 'c1' })
    expect(program && entryProperties(program, 'start', [])).toEqual({ total: 200, cartId: 'cartId-1' })
  })

  test('a "what if" carries the key of this passage', () => {
    expect(
      program &&
        whatIfProperties(program, 'Order Completed', [{ path: 'cartId', samples: ['other'] }], { cartId: 'c1' }),
    ).toEqual({
      cartId: 'c1',
    })
    expect(program && otherEvents(program)[0]).toBe('Order Completed')
  })
})

describe('the trail', () => {
  test('leads through the timeout, or through what was supposed to happen', () => {
    const stops = stopsOf(graph, 'start', 0, run([]))
    expect(stops.map(({ node }) => node)).toEqual(['start', 'wait', 'done'])
    const ordered = run([{ id: 'x', event: 'Order Completed', after: 'PT1H', properties: { cartId: 'c1' } }])
    expect(stopsOf(graph, 'start', 0, ordered).map(({ node }) => node)).toEqual(['start', 'wait', 'bought'])
  })

  test('lights up as far as the clock went', () => {
    const stops = stopsOf(graph, 'start', 0, run([]))
    const words = { person: 'Lin', time: () => '12:00' }
    const early = trailFacts(graph, stops, 1, words)
    expect([...early.steps].map(([id, { trail }]) => `${id} ${trail}`)).toEqual([
      'start passed',
      'wait current',
      'bought missed',
      'done missed',
    ])
    expect(early.edges.get('start:next')).toEqual({ trail: 'passed' })
    expect(trailFacts(graph, stops, 2, words).edges.get('wait:timeout')).toEqual({ trail: 'passed' })
  })

  test('stops on the bar keep a distance', () => {
    const places = positionsOf(
      [0, 0, 1000].map((arrivedAt, visit) => ({ node: `${visit}`, visit, arrivedAt, leftAt: null, port: null })),
    )
    expect(places[0]).toBe(0)
    expect(places[1]).toBeGreaterThan(0.02)
    expect(places[2]).toBe(1)
  })
})

test('a draft that cannot run is no program', () => {
  expect(programOf(null)).toBeUndefined()
  const unknown = { ...graph, nodes: [...graph.nodes, newNode('acme.lottery', 'lottery', { x: 0, y: 0 })] }
  expect(programOf(compile(unknown, noRefs).journey)).toBeUndefined()
})
