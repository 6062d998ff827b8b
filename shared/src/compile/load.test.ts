import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../time/instant.ts'
import type { Json, JsonObject } from '../problem/json.ts'
import { readJourney } from '../journey/read.ts'
import { load } from './load.ts'
import type { Program } from './program.ts'

const node = (kind: string, config: JsonObject, to: JsonObject = {}): JsonObject => ({ kind, v: 1, config, to })

const program = (nodes: Record<string, JsonObject>, settings: JsonObject = {}): Program => {
  const document: Json = { dsl: 1, id: 'j', name: { en: 'J' }, zone: 'UTC', nodes, ...settings }
  const read = readJourney(document)
  if (!read.ok) throw new Error(JSON.stringify(read.findings))
  return load(read.value, 3)
}

const did = (event: string): JsonObject => ({ did: event, measure: 'count', is: '>=', value: 1 })
const message = (to: JsonObject): JsonObject => node('message.send', { channel: 'email', content: 'hello' }, to)
const wait = (to: JsonObject): JsonObject => node('wait.for', { duration: 'P1D' }, to)
const exit = node('exit', { reason: 'done' })

describe('ports', () => {
  test('an unwired port continues where its fallback goes', () => {
    const { nodes } = program({
      t: node('trigger.event', { event: 'A' }, { next: 'm' }),
      m: message({ sent: 'x', failed: 'y' }),
      x: exit,
      y: exit,
    })
    expect([...(nodes.get('m')?.next ?? [])]).toEqual([
      ['sent', 'x'],
      ['skipped', 'x'],
      ['failed', 'y'],
    ])
  })

  test('without an edge the passage ends, but an unwired error holds, and so does what falls back to it', () => {
    const { nodes } = program({
      t: node('trigger.event', { event: 'A' }, { next: 'h' }),
      h: node('http.request', { url: 'https://example.com' }),
    })
    expect([...(nodes.get('h')?.next ?? [])]).toEqual([
      ['ok', null],
      ['error', null],
      ['timeout', null],
    ])
    expect([...(nodes.get('h')?.holds ?? [])]).toEqual(['error', 'timeout'])
  })
})

describe('what may be read before the next rest', () => {
  const journey = program({
    t: node('trigger.event', { event: 'A', where: did('Z') }, { next: 's' }),
    s: node('split.if', { condition: did('B') }, { yes: 'w', no: 's2' }),
    s2: node('split.if', { condition: { segment: 'vip', is: 'in' } }, { yes: 'w', no: 'w' }),
    w: wait({ next: 's3' }),
    s3: node('split.if', { condition: did('C') }, { yes: 'e', no: 'e' }),
    e: node(
      'wait.event',
      { groups: [{ id: 'd', event: 'D' }], timeout: 'PT1H', alreadyTrue: 'P1D' },
      { d: 's4', timeout: 's4' },
    ),
    s4: node('split.if', { condition: did('E') }, { yes: 'x', no: 'x' }),
    x: exit,
  })
  const eventsAt = (id: string): string[] => Object.keys(journey.nodes.get(id)?.needs.events ?? {}).toSorted()

  test('is everything up to the place where a person stands for certain', () => {
    expect(eventsAt('t')).toEqual(['B', 'Z'])
    expect(journey.nodes.get('t')?.needs.segments).toEqual(['vip'])
  })

  test('goes on past a wait that may be over on arrival', () => {
    expect(eventsAt('w')).toEqual(['C', 'D', 'E'])
    expect(journey.nodes.get('w')?.needs.events['D']).toEqual({ sinceMs: DAY_MS })
  })

  test('the door and the standing rules are apart', () => {
    const { entryNeeds, standingNeeds, events } = program(
      { t: node('trigger.event', { event: 'A' }, { next: 'x' }), x: exit },
      {
        entry: { audience: { segment: 'vip', is: 'in' }, exclude: did('Spam Reported') },
        goals: [{ id: 'g', on: { event: 'Order Completed', where: did('Y') } }],
        exits: [
          { id: 'gone', on: { event: 'Account Closed' } },
          { id: 'quiet', when: did('Q') },
        ],
      },
    )
    expect(entryNeeds).toMatchObject({ segments: ['vip'], events: { 'Spam Reported': { sinceMs: null } } })
    expect(Object.keys(standingNeeds.events).toSorted()).toEqual(['Q', 'Y'])
    expect([...events].toSorted()).toEqual(['A', 'Account Closed', 'Order Completed', 'Q'])
  })
})

test('conditions are found by the very object in the config', () => {
  const { nodes, evaluator } = program({
    t: node('trigger.event', { event: 'A' }, { next: 's' }),
    s: node('split.if', { condition: { tag: 'vip', is: 'has' } }),
  })
  const condition = nodes.get('s')?.node.config['condition']
  expect(typeof condition === 'object' && condition !== null && evaluator(condition)).toBeTypeOf('function')
  expect(() => evaluator({ tag: 'vip', is: 'has' })).toThrow('no part of this journey')
})

test('a path of thousands of nodes loads', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `n${index}`)
  const nodes = Object.fromEntries(
    ids.map((id, index) => [
      id,
      index === 0
        ? node('trigger.event', { event: 'A' }, { next: 'n1' })
        : node('tag.change', { tag: 'a' }, index + 1 < ids.length ? { next: `n${index + 1}` } : {}),
    ]),
  )
  expect(program(nodes).nodes.size).toBe(5000)
})
