import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { expect, test } from 'vitest'
import { differentParts, merge } from './merge.ts'

const base: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [],
  edges: [],
  notes: [],
  groups: [],
}
const exits = [{ id: 'left', on: { event: 'Account Closed' }, when: null }]

test('name, settings and notes are chosen as steps are: nothing of a side is taken in silence', () => {
  const mine: Graph = { ...base, name: { en: 'Mine' } }
  const theirs: Graph = { ...base, zone: 'Asia/Shanghai', settings: { ...base.settings, exits } }
  expect(differentParts(mine, theirs)).toEqual(['name', 'settings'])
  expect(differentParts(mine, mine)).toEqual([])
  expect(merge(mine, theirs, new Set())).toEqual(mine)
  expect(merge(mine, theirs, new Set(), new Set(['settings']))).toEqual({ ...theirs, name: { en: 'Mine' } })
  expect(merge(mine, theirs, new Set(), new Set(['name', 'settings']))).toEqual(theirs)
})
