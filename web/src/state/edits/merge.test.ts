import type { Graph, GraphNode, GraphNote } from '@trailwright/shared/graph/schema.ts'
import { expect, test } from 'vitest'
import { sidesOf } from './join-drafts.ts'
import { changedByThem, differentParts, merge, type Part, type Taken } from './merge.ts'

const step = (id: string, config: GraphNode['config'] = {}): GraphNode => ({
  id,
  kind: 'exit',
  v: 1,
  config,
  position: { x: 0, y: 0 },
})
const note = (id: string, text: string): GraphNote => ({
  id,
  text,
  colour: 'blue',
  position: { x: 0, y: 0 },
  size: { width: 9, height: 9 },
})
const base: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [step('a'), step('b')],
  edges: [],
  notes: [note('both', 'Ask Li')],
  groups: [],
}
const goals = [{ id: 'bought', on: { event: 'Order Completed' }, when: null }]
const exits = [{ id: 'left', on: { event: 'Account Closed' }, when: null }]
const taken = (...parts: readonly Part[]): Taken => ({ steps: new Set(), parts: new Set(parts) })

test('name, zone, settings and notes are chosen as steps are: nothing of a side is taken in silence', () => {
  const mine: Graph = { ...base, name: { en: 'Mine' } }
  const theirs: Graph = { ...base, zone: 'Asia/Shanghai', settings: { entry: { limit: 1 }, goals, exits }, notes: [] }
  expect(differentParts(mine, theirs)).toEqual(['name', 'zone', 'entry', 'goals', 'exits', 'notes'])
  expect(differentParts(mine, mine)).toEqual([])
  expect(merge(mine, theirs, taken())).toEqual(mine)
  expect(merge(mine, theirs, taken('exits')).settings).toEqual({ ...base.settings, exits })
  expect(merge(mine, theirs, taken('name', 'zone', 'entry', 'goals', 'exits', 'notes'))).toEqual(theirs)
})

test('what only one side changed is kept of either; where both did, mine is proposed', () => {
  const mine: Graph = {
    ...base,
    name: { en: 'Mine' },
    settings: { ...base.settings, goals },
    nodes: [step('a', { reason: 'mine' }), step('b')],
  }
  const theirs: Graph = {
    ...base,
    name: { en: 'Theirs' },
    settings: { ...base.settings, exits },
    nodes: [step('a', { reason: 'theirs' }), step('b', { reason: 'theirs' }), step('c')],
  }
  const merged = merge(mine, theirs, changedByThem(base, mine, theirs))
  expect(merged.name).toEqual({ en: 'Mine' })
  expect(merged.settings).toEqual({ entry: {}, goals, exits })
  expect(merged.nodes).toEqual([step('a', { reason: 'mine' }), step('b', { reason: 'theirs' }), step('c')])
})

test('notes of both stay without a question; one that both rewrote is asked for', () => {
  const mine: Graph = { ...base, notes: [...base.notes, note('m', 'Mine')] }
  const theirs: Graph = { ...base, notes: [...base.notes, note('t', 'Theirs')] }
  const both = sidesOf(base, mine, theirs)
  expect(differentParts(both.mine, both.theirs)).toEqual([])
  expect(both.mine.notes.map(({ id }) => id).toSorted()).toEqual(['both', 'm', 't'])
  const rewritten: Graph = { ...mine, notes: [note('both', 'Ask Max'), note('m', 'Mine')] }
  const sides = sidesOf(base, rewritten, { ...theirs, notes: [note('both', 'Ask Yu'), note('t', 'Theirs')] })
  expect(differentParts(sides.mine, sides.theirs)).toEqual(['notes'])
  const chosen = merge(sides.mine, sides.theirs, taken('notes'))
  expect(chosen.notes.map(({ text }) => text).toSorted()).toEqual(['Ask Yu', 'Mine', 'Theirs'])
})

test('a step loses the frame that the chosen side does not have', () => {
  const framed: Graph = { ...base, nodes: [{ ...step('a'), group: 'g' }, step('b')] }
  expect(merge(framed, base, taken()).nodes).toEqual(base.nodes)
})
