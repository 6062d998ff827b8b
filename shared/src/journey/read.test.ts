import { describe, expect, test } from 'vitest'
import type { Json } from '../problem/json.ts'
import { diffJourneys } from '../diff/diff-journeys.ts'
import { readJourney } from './read.ts'
import { journeySchema } from './schema.ts'

const minimal = {
  dsl: 1,
  id: 'welcome',
  name: { 'zh-CN': '欢迎', en: 'Welcome' },
  zone: 'Asia/Shanghai',
  nodes: {
    bye: { kind: 'exit', v: 1, config: { reason: 'done' }, to: {} },
    start: { kind: 'trigger.event', v: 1, config: { event: 'Signed Up' }, to: { next: 'bye' } },
  },
}
const codes = (document: Json): string[] => {
  const read = readJourney(document)
  return read.ok ? [] : read.findings.map(({ code, path }) => `${code} ${path.join('.')}`)
}

test('a file written by hand may leave out defaults; what is read has them all, in the one order', () => {
  const read = readJourney(minimal)
  expect(read.ok && read.value).toEqual({
    dsl: 1,
    id: 'welcome',
    name: { en: 'Welcome', 'zh-CN': '欢迎' },
    zone: 'Asia/Shanghai',
    entry: {
      audience: { all: [] },
      exclude: null,
      reentry: { mode: 'afterExit', cooldown: null, limit: null, key: null, ifInside: 'ignore' },
      doubleFire: 'PT5M',
      holdout: { percent: 0 },
      cap: null,
      throttle: null,
      priority: 50,
      starts: null,
      ends: null,
      maxStay: null,
    },
    goals: [],
    exits: [],
    nodes: {
      start: { kind: 'trigger.event', v: 1, config: { event: 'Signed Up' }, to: { next: 'bye' } },
      bye: { kind: 'exit', v: 1, config: { reason: 'done', outcome: 'neutral' }, to: {} },
    },
  })
  expect(read.ok && Object.keys(read.value.nodes)).toEqual(['start', 'bye'])
  expect(read.ok && Object.keys(read.value.name)).toEqual(['en', 'zh-CN'])
})

test('a version stored by an older release lacks later settings, and does not differ for that', () => {
  const read = readJourney(minimal)
  if (!read.ok) throw new Error('unreadable')
  const { throttle: _, priority: __, ...olderEntry } = read.value.entry
  const stored = journeySchema.parse({ ...read.value, entry: olderEntry })
  expect(stored.entry).toMatchObject({ throttle: null, priority: 50 })
  expect(diffJourneys(stored, read.value)).toEqual([])
})

describe('what cannot be read says where', () => {
  test.each<[string, Json, string[]]>([
    ['no document', [], ['document.unreadable ']],
    ['no version', { ...minimal, dsl: 'one' }, ['document.no-version dsl']],
    ['a newer version', { ...minimal, dsl: 7 }, ['document.newer dsl']],
    ['an unknown key', { ...minimal, throttle: 5 }, ['document.unknown-key throttle']],
    ['an unknown setting', { ...minimal, entry: { pace: 1 } }, ['document.unknown-key entry.pace']],
    ['an unknown zone', { ...minimal, zone: 'Asia/Peking' }, ['document.invalid zone']],
    [
      'a node without a kind',
      { ...minimal, nodes: { a: { v: 1, config: {}, to: {} } } },
      ['document.missing nodes.a.kind'],
    ],
  ])('%s', (_, document, expected) => {
    expect(codes(document)).toEqual(expected)
  })

  test('the sentence can name the whole place', () => {
    const read = readJourney({ ...minimal, nodes: { a: { v: 1, config: {}, to: {} } } })
    expect(read).toMatchObject({ ok: false, findings: [{ params: { field: 'nodes.a.kind' } }] })
  })

  test('a bad id of a node, and nesting without end', () => {
    const { start } = minimal.nodes
    expect(codes({ ...minimal, nodes: { 'A b': start } })).toHaveLength(1)
    let deep: Json = {}
    for (let level = 0; level < 2000; level += 1) deep = { all: [deep] }
    expect(codes({ ...minimal, entry: { audience: deep } })).toEqual(['document.unreadable '])
  })
})

test('a kind that is not known here is kept as it is', () => {
  const fancy = { kind: 'vendor.fancyStep', v: 9, config: { z: 1, a: { y: 2, b: 3 } }, to: { maybe: 'bye' } }
  const read = readJourney({ ...minimal, nodes: { ...minimal.nodes, fancy } })
  expect(read.ok && read.value.nodes['fancy']).toEqual(fancy)
})
