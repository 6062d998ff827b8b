import { expect, test } from 'vitest'
import { findingTexts } from '@trailwright/shared/compile/finding-texts/finding-texts.ts'
import { contentFindingTexts } from '@trailwright/shared/content/finding-texts.ts'
import { languages } from '@trailwright/shared/language/language.ts'
import { problem as en } from './en/problem.ts'
import { problem as zh } from './zh-CN/problem.ts'

// What the api says by a code has a sentence in both languages, whichever package the sentence stands in. The api's
// sources are read as text: the web knows nothing else of them.
const files = import.meta.glob<string>('../../../api/src/**/*.ts', { query: '?raw', import: 'default', eager: true })
const sources = Object.entries(files)
  .filter(([file]) => !file.endsWith('.test.ts') && !file.includes('/testing/'))
  .map(([, source]) => source)
const named = (pattern: RegExp): readonly string[] => [
  ...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))),
]

test('every finding that the api names', () => {
  const codes = named(/\b(?:error|warning)\(\s*'([a-z-]+(?:\.[a-z-]+)+)'/g)
  expect(codes.length).toBeGreaterThan(8)
  const texts: Readonly<Record<string, object>> = { ...findingTexts, ...contentFindingTexts }
  for (const code of codes) expect(Object.keys(texts[code] ?? {}), code).toEqual([...languages])
})

test('every problem that the api throws', () => {
  const codes = named(/\bAppError\('([a-z_-]+(?:\.[a-z-]+)*)'/g)
  expect(codes.length).toBeGreaterThan(15)
  const at = (texts: object, code: string): unknown =>
    code
      .split('.')
      .reduce<unknown>(
        (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : null),
        texts,
      )
  for (const code of codes) {
    expect(at(en, code), code).toMatch(/\.$/)
    expect(at(zh, code), code).toMatch(/。$/)
  }
})
