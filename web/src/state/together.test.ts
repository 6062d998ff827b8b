import { expect, test } from 'vitest'
import { countThreads, createTogether, showOthers } from './together.ts'

const max = { user: 'u2', name: 'Max Braun', node: 'mail' }
const lan = { user: 'u3', name: 'Xu Lan', node: null }

test('a step knows who else has selected it, and keeps that while nothing changes', () => {
  const store = createTogether()
  showOthers(store, [max, lan])
  const first = store.getState()
  expect(first.at.get('mail')).toBe(max)
  showOthers(store, [{ ...max }, { ...lan }])
  expect(store.getState()).toBe(first)
  showOthers(store, [{ ...max }, { ...lan, node: 'wait' }])
  expect(store.getState().at.get('mail')).toBe(max)
  expect(store.getState().at.get('wait')?.name).toBe('Xu Lan')
  showOthers(store, [])
  expect(store.getState().at.size).toBe(0)
})

test('a step counts its own threads', () => {
  const store = createTogether()
  const thread = { id: 't', step: null, resolved: null, comments: [] }
  countThreads(store, [
    { ...thread, node: 'mail' },
    { ...thread, node: 'mail' },
    { ...thread, node: null },
  ])
  expect([...store.getState().threads]).toEqual([['mail', 2]])
})
