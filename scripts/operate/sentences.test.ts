import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sentences } from './sentences.ts'

test.each(Object.entries(sentences))('%s says the same things in both languages', (_code, text) => {
  const places = (language: 'en' | 'zh-CN'): string[] => [...text[language].matchAll(/\{\w+\}/g)].map(String).sort()
  expect(places('zh-CN')).toEqual(places('en'))
  expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
})

test('every code that is written out has a sentence', () => {
  const root = join(import.meta.dirname, '..', '..')
  const files = globSync(
    ['api/src/operations/**/*.ts', 'scripts/{backup,restore,doctor,recount}.ts', 'scripts/operate/*.ts'],
    {
      cwd: root,
    },
  )
  const codes = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap(
      (file) =>
        readFileSync(join(root, file), 'utf8').match(/(?<=')(operate|backup|restore|doctor|recount)\.[a-z-]+(?=')/g) ??
        [],
    )
  expect(codes.length).toBeGreaterThan(20)
  expect([...new Set(codes)].filter((code) => sentences[code] === undefined)).toEqual([])
})
