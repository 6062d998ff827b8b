import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sentence, sentences, terminalLanguage } from './sentences.ts'

test.each(Object.entries(sentences))('%s says the same things in both languages', (_code, text) => {
  const places = (language: 'en' | 'zh-CN'): string[] => [...text[language].matchAll(/\{\w+\}/g)].map(String).sort()
  expect(places('zh-CN')).toEqual(places('en'))
  expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
})

test('every reason that the code gives has a sentence, and no other has', () => {
  const root = join(import.meta.dirname, '..', '..')
  const files = globSync(['api/src/**/*.ts', 'scripts/start.ts', 'scripts/start/options.ts'], { cwd: root })
  const codes = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => readFileSync(join(root, file), 'utf8').match(/(?<=')start\.[a-z-]+(?=')/g) ?? [])
  expect([...new Set(codes)].sort()).toEqual(Object.keys(sentences).sort())
})

test('names what it speaks of', () => {
  const problem = { code: 'start.port-taken', params: { port: 4000 } }
  expect(sentence(problem, 'en')).toContain('Port 4000 is already in use')
  expect(sentence(problem, 'zh-CN')).toContain('端口 4000 已被占用')
})

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'C' }, 'en'],
])('a terminal with %j is spoken to in %s', (env, language) => {
  expect(terminalLanguage(env)).toBe(language)
})
