import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findingTexts } from '../../shared/src/compile/finding-texts/finding-texts.ts'
import { contentFindingTexts } from '../../shared/src/content/finding-texts.ts'
import { languages } from '../../shared/src/language/language.ts'
import { problem as en } from '../../web/src/i18n/en/problem.ts'
import { problem as zh } from '../../web/src/i18n/zh-CN/problem.ts'

// What the api says by a code has a sentence in both languages, whichever package the sentence stands in.
const root = join(import.meta.dirname, '..', '..')
const sources = globSync('api/src/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts') && !file.includes('/testing/'))
  .map((file) => readFileSync(join(root, file), 'utf8'))
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
