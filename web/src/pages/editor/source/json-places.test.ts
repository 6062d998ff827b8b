import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { brokenAt, namedTwice, pathAt, rangeAt, stepAt } from './json-places.ts'
import { completeSource } from './complete-source.ts'
import { CompletionContext } from '@codemirror/autocomplete'
import { nothingKnown } from '../../../state/testing/open-editor.ts'

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [json()] })
const doc = `{
  "nodes": {
    "w": {
      "kind": "wait.for",
      "config": { "duration": "PT2H", "list": [1, 2] },
      "to": { "next": "x" }
    }
  }
}`

test('a path is found in the text, down to what is there, and a place gives its path', () => {
  const state = stateOf(doc)
  const written = (...path: (string | number)[]) => {
    const { from, to } = rangeAt(state, path)
    return state.sliceDoc(from, to)
  }
  expect(written('nodes', 'w', 'config', 'duration')).toBe('"duration": "PT2H"')
  expect(written('nodes', 'w', 'config', 'list', 1)).toBe('2')
  expect(written('nodes', 'w')).toBe('"w"')
  expect(written('nodes', 'w', 'config', 'zone')).toBe('"config": { "duration": "PT2H", "list": [1, 2] }')
  expect(written('entry', 'audience')).toBe('{')
  expect(pathAt(state, doc.indexOf('PT2H'))).toEqual(['nodes', 'w', 'config', 'duration'])
  expect(pathAt(state, doc.indexOf('2]'))).toEqual(['nodes', 'w', 'config', 'list', 1])
  expect(stepAt(state, doc.indexOf('    "w"'))).toBe('w')
  expect(stepAt(state, doc.indexOf('"nodes"'))).toBeUndefined()
})

test('the first broken place and names that stand twice are found', () => {
  expect(brokenAt(stateOf(doc))).toBeUndefined()
  const broken = doc.replace('"wait.for",', '"wait.for"')
  expect(brokenAt(stateOf(broken))?.from).toBeGreaterThan(broken.indexOf('wait.for'))
  expect(namedTwice(stateOf('{"a": 1, "b": 2, "a": 3}'))).toMatchObject([{ name: 'a', range: { from: 17, to: 20 } }])
})

const offered = (text: string) => {
  const pos = text.indexOf('|')
  const state = stateOf(text.replace('|', ''))
  const known = {
    refs: { ...nothingKnown, events: ['Order Placed'] },
    steps: ['w', 'x'],
    language: 'en',
    words: { step: 'step', known: 'known' },
  } as const
  return completeSource(new CompletionContext(state, pos, true), known)?.options.map(({ label }) => label) ?? []
}

test('keys, kinds, values, steps and events that fit are offered', () => {
  expect(offered('{"nodes": {"w": {"kind": "wait.for", "config": {"|"}}}}')).toEqual(
    expect.arrayContaining(['"duration"', '"at"', '"zone"']),
  )
  expect(offered('{"nodes": {"w": {"kind": "|"}}}')).toEqual(expect.arrayContaining(['"wait.for"', '"exit"']))
  expect(offered('{"nodes": {"w": {"kind": "exit", "config": {"outcome": "|"}}}}')).toContain('"success"')
  expect(offered('{"nodes": {"w": {"kind": "wait.for", "to": {"next": "|"}}}}')).toEqual(['"x"'])
  expect(offered('{"nodes": {"t": {"kind": "trigger.event", "config": {"event": |}}}}')).toContain('"Order Placed"')
  expect(offered('{"entry": {"reentry": {"mode": "|"}}}')).toEqual(['"never"', '"afterExit"', '"always"'])
  expect(offered('{"dsl": 1, |}')).toEqual(expect.arrayContaining(['"entry"', '"zone"', '"nodes"']))
})
