import { expect, test } from 'vitest'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { ApiProblem } from '../client/api-problem.ts'
import { createAutosave, type SaveAnswer } from './autosave.ts'
import { createDocument } from './document.ts'
import { renameJourney } from './edits/settings.ts'
import type { KeptDrafts, UnsavedDraft } from './kept-drafts.ts'

const graph: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'UTC',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [],
  edges: [],
  notes: [],
  groups: [],
}

function set(answers: (() => Promise<SaveAnswer>)[]) {
  const document = createDocument(graph)
  const sent: { graph: Graph; rev: number; keep: boolean }[] = []
  const waiting = new Map<number, () => void>()
  let timer = 0
  const box = new Map<string, UnsavedDraft>()
  const kept: KeptDrafts = {
    read: (journey) => box.get(journey),
    keep: (journey, unsaved) => void box.set(journey, unsaved),
    forget: (journey) => void box.delete(journey),
  }
  const autosave = createAutosave({
    journey: 'j',
    document,
    draft: { rev: 1, savedAt: 0 },
    base: graph,
    save(draft, rev, keep) {
      sent.push({ graph: draft, rev, keep })
      return answers.shift()?.() ?? Promise.reject(new Error('No answer prepared'))
    },
    kept,
    timers: {
      set(run) {
        waiting.set((timer += 1), run)
        return timer
      },
      clear: (which) => void waiting.delete(which),
    },
  })
  autosave.start()
  const type = (name: string) => document.edit('rename', (draft) => renameJourney(draft, 'en', name))
  return { document, autosave, sent, waiting, box, type, state: () => autosave.store.getState() }
}
const saved = (rev: number) => () => Promise.resolve({ saved: true, rev, savedAt: rev * 1000 } as const)

test('edits rest a moment and are saved once, with the revision they began from', async () => {
  const { autosave, sent, waiting, box, type, state } = set([saved(2)])
  type('A')
  type('AB')
  expect(state().status).toBe('waiting')
  expect(waiting.size).toBe(1)
  expect(box.get('j')?.graph.name).toEqual({ en: 'AB' })
  await autosave.flush()
  expect(sent.map(({ rev }) => rev)).toEqual([1])
  expect(state()).toMatchObject({ status: 'saved', rev: 2, savedAt: 2000 })
  expect(box.size).toBe(0)
})

test('what is typed while saving is saved after it', async () => {
  const { autosave, sent, type, state } = set([
    () => {
      type('AB')
      return saved(2)()
    },
    saved(3),
  ])
  type('A')
  await autosave.flush()
  expect(state().status).toBe('waiting')
  await autosave.flush()
  expect(sent.map(({ rev }) => rev)).toEqual([1, 2])
  expect(state()).toMatchObject({ status: 'saved', rev: 3 })
})

test('without a network edits are kept, and saved when it is back', async () => {
  const away = () => Promise.reject(new ApiProblem(0, { code: 'offline' }))
  const { autosave, box, type, state } = set([away, saved(2)])
  type('A')
  await autosave.flush()
  expect(state().status).toBe('offline')
  expect(box.size).toBe(1)
  await autosave.flush()
  expect(state().status).toBe('saved')
  expect(box.size).toBe(0)
})

const theirs = (name: string, zone = 'UTC') => ({
  graph: { ...graph, name: { en: name }, zone },
  rev: 5,
  savedAt: 9,
  savedBy: 'Max',
})
const newer = (draft: ReturnType<typeof theirs>) => () => Promise.resolve({ saved: false, theirs: draft } as const)

test('what only the other draft changed is taken in without a question, can be undone, and is told', async () => {
  const { autosave, sent, box, document, type, state } = set([newer(theirs('Journey', 'Asia/Shanghai')), saved(6)])
  type('Mine')
  await autosave.flush()
  expect(state()).toMatchObject({ status: 'waiting', rev: 5, joined: { by: 'Max', count: 1 } })
  expect(box.get('j')).toMatchObject({ rev: 5, base: { zone: 'Asia/Shanghai' } })
  await autosave.flush()
  expect(sent[1]).toMatchObject({ rev: 5, keep: false, graph: { name: { en: 'Mine' }, zone: 'Asia/Shanghai' } })
  expect(state()).toMatchObject({ status: 'saved', rev: 6 })
  document.undo()
  expect(document.graph()).toMatchObject({ name: { en: 'Mine' }, zone: 'UTC' })
})

test('where both changed the same, saving waits for a choice, and the draft that it goes over is kept', async () => {
  const { autosave, sent, box, document, type, state } = set([newer(theirs('Theirs')), saved(6), saved(7)])
  type('Mine')
  await autosave.flush()
  expect(state()).toMatchObject({ status: 'conflict', theirs: { rev: 5 }, base: graph })
  type('Still mine')
  await autosave.flush()
  expect(sent).toHaveLength(1)
  expect(box.get('j')).toMatchObject({ rev: 1, base: graph, graph: { name: { en: 'Still mine' } } })
  autosave.take(theirs('Theirs').graph, 5)
  await autosave.flush()
  expect(sent[1]).toMatchObject({ rev: 5, keep: true })
  expect(document.graph().name).toEqual({ en: 'Theirs' })
  expect(state()).toMatchObject({ status: 'saved', rev: 6, theirs: null })
  document.undo()
  expect(document.graph().name).toEqual({ en: 'Still mine' })
  await autosave.flush()
  expect(sent[2]).toMatchObject({ rev: 6, keep: false })
})

test('what is about to be restored has the server keep what it replaces', async () => {
  const { autosave, sent, type } = set([saved(2)])
  autosave.keepReplaced()
  type('As it was')
  await autosave.flush()
  expect(sent[0]).toMatchObject({ rev: 1, keep: true })
})

test('a refusal is told, not repeated', async () => {
  const { autosave, waiting, type, state } = set([() => Promise.reject(new ApiProblem(403, { code: 'forbidden' }))])
  type('A')
  await autosave.flush()
  expect(state()).toMatchObject({ status: 'refused', problem: { code: 'forbidden' } })
  expect(waiting.size).toBe(0)
})

test('what the server refuses is marked on the step, and undone it is no longer refused', async () => {
  const path = ['body', 'graph', 'nodes', 0, 'v']
  const finding = { code: 'invalid.too-small', level: 'error', path, params: { least: 1 } } as const
  const refuse = () => Promise.reject(new ApiProblem(422, { code: 'invalid', findings: [finding] }))
  const { autosave, document, box, state } = set([refuse])
  const node = { id: 'a', kind: 'exit', v: 0, config: {}, position: { x: 0, y: 0 } }
  document.edit('add', (draft) => ({ ...draft, nodes: [node] }))
  await autosave.flush()
  expect(state()).toMatchObject({ status: 'refused', refused: [{ node: 'a', path: ['v'] }] })
  expect(box.size).toBe(1)
  document.undo()
  expect(state()).toMatchObject({ status: 'saved', refused: [] })
  expect(box.size).toBe(0)
})

test('what somebody else saved is shown while everything here is saved, and never over an edit', async () => {
  const theirs = { graph: { ...graph, name: { en: 'Theirs' } }, rev: 3, savedAt: 9, savedBy: 'Max' }
  const { autosave, document, sent, type, state } = set([saved(4)])
  expect(autosave.follow({ ...theirs, rev: 1 })).toBe(false)
  expect(autosave.follow(theirs)).toBe(true)
  expect(document.graph()).toBe(theirs.graph)
  expect(state()).toMatchObject({ status: 'saved', rev: 3, savedAt: 9 })
  await autosave.flush()
  expect(sent).toEqual([])
  type('Mine')
  expect(autosave.follow({ ...theirs, rev: 9 })).toBe(false)
  await autosave.flush()
  expect(sent.map(({ rev }) => rev)).toEqual([3])
})
