import type { Thread } from '@trailwright/shared/wire/comments.ts'
import { expect, test } from 'vitest'
import { newNode } from '../../../state/edits/add-node.ts'
import { blankGraph } from '../../../state/testing/open-editor.ts'
import { matchingColleagues, mentionTyping, withMention } from './mention-typing.ts'
import { groupThreads } from './thread-groups.ts'

const colleagues = [
  { user: 'u1', name: 'Chen Yu' },
  { user: 'u2', name: 'Max Braun' },
  { user: 'u3', name: '徐岚' },
]

test('a mention begins behind an @ and goes up to the caret', () => {
  expect(mentionTyping('Hi @ma', 6)).toEqual({ start: 3, typed: 'ma' })
  expect(mentionTyping('请@徐', 3)).toEqual({ start: 1, typed: '徐' })
  expect(mentionTyping('max@shop', 8)).toBeNull()
  expect(mentionTyping('Hi @max\nlook', 12)).toBeNull()
  expect(mentionTyping('no one', 6)).toBeNull()
})

test('names match by the beginning of their words, and replace what was typed', () => {
  expect(matchingColleagues(colleagues, 'br').map(({ user }) => user)).toEqual(['u2'])
  expect(matchingColleagues(colleagues, '')).toHaveLength(3)
  expect(matchingColleagues(colleagues, 'max ')).toHaveLength(1)
  expect(matchingColleagues(colleagues, 'Max Braun ')).toEqual([])
  expect(withMention('Hi @ma, look', { start: 3, typed: 'ma' }, 'Max Braun')).toEqual({
    text: 'Hi @Max Braun , look',
    caret: 14,
  })
})

test('threads stand in the order of the journey, those of removed steps last', () => {
  const graph = {
    ...blankGraph,
    nodes: [newNode('exit', 'out', { x: 0, y: 160 }), newNode('trigger.event', 'start', { x: 0, y: 0 })],
    edges: [{ from: 'start', port: 'next', to: 'out' }],
  }
  const thread = (id: string, node: string | null): Thread => ({ id, node, step: null, resolved: null, comments: [] })
  const groups = groupThreads(graph, [
    thread('t1', 'gone'),
    thread('t2', 'out'),
    thread('t3', null),
    thread('t4', 'start'),
    thread('t5', 'out'),
  ])
  expect(groups.map(({ about, threads }) => [about, threads.map(({ id }) => id)])).toEqual([
    ['journey', ['t3']],
    ['step', ['t4']],
    ['step', ['t2', 't5']],
    ['removed', ['t1']],
  ])
})
