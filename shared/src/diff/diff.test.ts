import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../compile/compile.ts'
import { graphArbitrary } from '../compile/testing/arbitrary-graph.ts'
import { graphOf, node } from '../compile/testing/finding-examples.ts'
import { openRefs } from '../compile/testing/refs.ts'
import type { Graph, GraphNode } from '../graph/schema.ts'
import type { Journey } from '../journey/schema.ts'
import { languages } from '../language/language.ts'
import { plainNames } from '../nodes/testing/plain-names.ts'
import { phraseText } from '../nodes/testing/phrase-text.ts'
import { diffJourneys } from './diff-journeys.ts'
import { diffWords } from './diff-words.ts'
import { inWords } from './in-words.ts'

const nodes: readonly GraphNode[] = [
  node('t', 'trigger.event', { event: 'Cart Updated' }),
  node('w', 'wait.for', { duration: 'PT2H' }),
  { ...node('m', 'message.send', { channel: 'email', content: 'reminder' }), label: 'First reminder' },
  node('x', 'exit', { reason: 'done' }),
]
const edges = ['t.next -> w', 'w.next -> m', 'm.sent -> x']
const version = (drawn: readonly GraphNode[], lines: readonly string[], given: Partial<Graph> = {}): Journey =>
  compile(graphOf(drawn, lines, given), openRefs).journey
const before = version(nodes, edges)

const said = (after: Journey, language: 'en' | 'zh-CN' = 'en'): string[] =>
  diffJourneys(before, after).map((change) => phraseText(inWords(change, plainNames(language))))

const withNode = (changed: GraphNode): readonly GraphNode[] =>
  nodes.map((one) => (one.id === changed.id ? changed : one))

describe('what a marketer did, in words', () => {
  test('a value was changed', () => {
    const after = version(withNode(node('w', 'wait.for', { duration: 'P1D', at: '10:00' })), edges)
    expect(said(after)).toEqual([
      '{P1D, go on at 10:00}: Wait is now {P1D}, was {PT2H}',
      '{P1D, go on at 10:00}: Go on at is now {10:00}',
    ])
    expect(said(after, 'zh-CN')[0]).toBe('{等 P1D，10:00 继续}：等待由 {PT2H} 改为 {P1D}')
  })

  test('a choice is said in its words', () => {
    const quiet = { channel: 'email', content: 'reminder', quiet: 'ignore' }
    expect(said(version(withNode({ ...node('m', 'message.send', quiet), label: 'First reminder' }), edges))).toEqual([
      '{First reminder}: Quiet hours is now {send anyway, do not count}, was {keep to it}',
    ])
  })

  test('a step was put into a line', () => {
    const after = version(
      [...nodes, node('s', 'message.send', { channel: 'sms', content: 'by-sms' })],
      ['t.next -> w', 'w.next -> m', 'm.sent -> x', 'm.skipped -> s', 's.sent -> x'],
    )
    expect(said(after)).toEqual(['{First reminder}: “Skipped” now leads to {by-sms}', 'New step {by-sms}'])
    expect(said(after, 'zh-CN')).toEqual(['{First reminder}：「已跳过」现连到{《by-sms》}', '新增步骤{《by-sms》}'])
  })

  test('a step was removed', () => {
    const after = version(
      nodes.filter(({ id }) => id !== 'w'),
      ['t.next -> m', 'm.sent -> x'],
    )
    expect(said(after)).toEqual([
      '{Cart Updated}: “Then” now leads to {First reminder}, before to {PT2H}',
      'Step {PT2H} is gone',
    ])
  })

  test('a step got a name, another kind, another place', () => {
    const named = version(withNode({ ...node('w', 'wait.for', { duration: 'PT2H' }), label: 'A pause' }), edges)
    expect(said(named)).toEqual(['{PT2H} is now called {A pause}'])
    const other = version(withNode(node('w', 'wait.until', { until: 'time', at: '18:00' })), edges)
    expect(said(other)).toEqual(['{PT2H} became {Until 18:00}'])
    const moved = version(
      nodes.map((one) => ({ ...one, position: { x: 500, y: 500 } })),
      edges,
    )
    expect(said(moved)).toEqual([])
  })

  test('settings were changed', () => {
    const after = version(nodes, edges, {
      zone: 'Europe/Berlin',
      settings: {
        entry: {
          audience: { tag: 'vip', is: 'has' },
          reentry: { mode: 'never', cooldown: 'P1D' },
          holdout: { percent: 10 },
          cap: { entries: 100, window: 'P1D' },
        },
        goals: [{ id: 'ordered', on: { event: 'Order Completed' } }],
        exits: [],
      },
    })
    expect(said(after)).toEqual([
      'The time zone is now {Europe/Berlin}, was {Asia/Shanghai}',
      'Who may enter is now {{"tag":"vip","is":"has"}}, was {{"all":[]}}',
      'The most entries was changed',
      'Entering again is now {never}, was {after leaving}',
      'The pause before entering again is now {P1D}',
      'The holdout is now {10%}, was {0%}',
      'New goal {ordered}',
    ])
  })
})

test('both languages have the same sentences with the same places', () => {
  const places = (language: 'en' | 'zh-CN') =>
    JSON.stringify(diffWords[language], (_, value: unknown) =>
      typeof value === 'string'
        ? (value
            .match(/\{\w+\}/g)
            ?.toSorted()
            .join('') ?? '')
        : value,
    )
  expect(places('zh-CN')).toBe(places('en'))
})

test('a journey does not differ from itself, any two differ in words, and back is forth turned round', () => {
  const journey = graphArbitrary(5).map((graph) => compile(graph, openRefs).journey)
  fc.assert(
    fc.property(journey, journey, fc.constantFrom(...languages), (one, other, language) => {
      expect(diffJourneys(one, one)).toEqual([])
      const forth = diffJourneys(one, other)
      const back = diffJourneys(other, one)
      expect(forth.length === 0).toBe(JSON.stringify(one) === JSON.stringify(other))
      const count = (changes: typeof forth, type: string) => changes.filter((change) => change.type === type).length
      expect(count(forth, 'stepAdded')).toBe(count(back, 'stepRemoved'))
      expect(count(forth, 'fieldChanged')).toBe(count(back, 'fieldChanged'))
      for (const change of forth)
        expect(phraseText(inWords(change, plainNames(language)))).not.toMatch(
          /\{(step|field|before|after|port|what|name)\}|undefined/,
        )
    }),
    { numRuns: 200, seed: 9 },
  )
})
