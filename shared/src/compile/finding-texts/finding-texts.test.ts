import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkCondition } from '../../condition/check.ts'
import { readJourney } from '../../journey/read.ts'
import { languages } from '../../language/language.ts'
import { checkInputs } from '../../nodes/trigger/api/check-inputs.ts'
import { error, findingSchema } from '../../problem/finding.ts'
import type { Json } from '../../problem/json.ts'
import { compile } from '../compile.ts'
import { lift } from '../lift.ts'
import { longestPath } from '../longest-path.ts'
import { findingExamples } from '../testing/finding-examples.ts'
import { openRefs } from '../testing/refs.ts'
import { callTexts } from './call-texts.ts'
import { findingSentence } from './finding-sentence.ts'
import { findingTexts } from './finding-texts.ts'

/** Codes of what never becomes a graph: files, calls, and conditions of segments. */
const otherExamples: Readonly<Record<string, () => readonly { code: string }[]>> = {
  'document.unreadable': () => refusal('journey'),
  'document.no-version': () => refusal({}),
  'document.newer': () => refusal({ dsl: 2 }),
  'document.missing': () => refusal({ dsl: 1, id: 'j', name: { en: 'J' }, zone: 'UTC' }),
  'document.invalid': () => refusal({ dsl: 1, id: 'j', name: { en: 'J' }, zone: 'Nowhere', nodes: {} }),
  'document.unknown-key': () => refusal({ dsl: 1, id: 'j', name: { en: 'J' }, zone: 'UTC', nodes: {}, steps: {} }),
  'invalid.missing-input': () => checkInputs({ inputs: [{ name: 'order', required: true }] }, {}),
  'invalid.unknown-input': () => checkInputs({ inputs: [] }, { order: 'o-1' }),
  'invalid.input-type': () => checkInputs({ inputs: [{ name: 'total', type: 'number' }] }, { total: 'many' }),
  'condition.entry-in-segment': () => checkCondition({ attribute: 'entry.total', is: 'known' }, openRefs, 'segment'),
}

const refusal = (document: Json): readonly { code: string }[] => {
  const read = readJourney(document)
  return read.ok ? [] : read.findings
}

const folders = ['compile', 'compile/check', 'nodes', 'journey', 'condition', 'time', 'graph']
const sources = folders.flatMap((folder) => filesIn(`${import.meta.dirname}/../../${folder}`, folder === 'nodes'))

function filesIn(path: string, deep: boolean): string[] {
  return readdirSync(path, { withFileTypes: true, recursive: deep })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
}

// What gives the codes of calls is the api; its own test holds them to their texts.
test('there is a text for every code that the source names, and an example for every text', () => {
  const named = sources.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\b(?:error|warning|checkDistinct)\(\s*'([a-z.-]+)'/g),
  ])
  const codes = new Set(named.map((match) => match[1] ?? ''))
  expect(codes.size).toBeGreaterThan(60)
  for (const code of codes) expect(findingTexts, code).toHaveProperty([code])
  expect(Object.keys(findingTexts).toSorted()).toEqual(
    [...Object.keys(findingExamples), ...Object.keys(otherExamples), ...Object.keys(callTexts)].toSorted(),
  )
})

test.each(Object.entries(findingExamples))('%s: its example gives it', (code, { graph, refs }) => {
  const { findings, journey, layout } = compile(graph, refs)
  expect(findings.map((finding) => finding.code)).toContain(code)
  for (const finding of findings) {
    expect(findingSchema.parse(finding)).toEqual(finding)
    const kind = graph.nodes.find(({ id }) => id === finding.node)?.kind
    for (const language of languages) {
      const { title, help } = findingSentence(finding, language, kind)
      expect(`${title} ${help}`).not.toMatch(/\{\w+\}|undefined|null/)
    }
  }
  expect(() => lift(journey, layout)).not.toThrow()
  expect(() => longestPath(journey)).not.toThrow()
})

test.each(Object.entries(otherExamples))('%s: its example gives it', (code, findings) => {
  expect(findings().map((finding) => finding.code)).toContain(code)
})

describe.each(Object.entries(findingTexts))('%s', (_, text) => {
  test('says what is wrong and what to do, in both languages, about the same things', () => {
    for (const language of languages) {
      expect(text[language].title).toMatch(/[.。:：]$|\{url\}$|\{rule\}$/)
      expect(text[language].help.length).toBeGreaterThan(3)
    }
    const params = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].toSorted()
    expect(params(text['zh-CN'].title)).toEqual(params(text.en.title))
    expect(text['zh-CN'].title).toMatch(/\p{Script=Han}/u)
  })
})

test('fields and ports are called what the screen calls them', () => {
  const { graph, refs } = findingExamples['config.missing'] ?? { graph: undefined, refs: openRefs }
  const finding = graph && compile(graph, refs).findings[0]
  expect(finding && findingSentence(finding, 'zh-CN', 'message.send').title).toBe('「内容」未填写。')
})

test('what a call lacks is named by its place', () => {
  const found = error('invalid.unknown-key', { path: ['body', 'nodes', 0, 'colour'], params: { key: 'colour' } })
  expect(findingSentence(found, 'en').title).toBe('Nothing here is called “nodes.0.colour”.')
})
