import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checks } from '../../api/src/operations/doctor/checks.ts'
import type { FileProblem } from '../../api/src/operations/sqlite-file.ts'
import { sentences } from './sentences.ts'

test.each(Object.entries(sentences))('%s says the same things in both languages', (_code, text) => {
  const places = (language: 'en' | 'zh-CN'): string[] => [...text[language].matchAll(/\{\w+\}/g)].map(String).sort()
  expect(places('zh-CN')).toEqual(places('en'))
  expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
})

const written = (): readonly string[] => {
  const root = join(import.meta.dirname, '..', '..')
  const commands = ['scripts/{backup,restore,doctor,recount}.ts', 'scripts/operate/*.ts']
  const code = /(?<=')(operate|backup|restore|doctor|recount)\.[a-z-]+(?=')/g
  return globSync(['api/src/operations/**/*.ts', ...commands], { cwd: root })
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('sentences.ts'))
    .flatMap((file) => readFileSync(join(root, file), 'utf8').match(code) ?? [])
    .concat(problems.map((problem) => `restore.${problem}`))
}

/** What is wrong with a file is named by `problemOfFile`. */
const problems = ['missing', 'not-ours', 'damaged', 'newer'] satisfies FileProblem['code'][]

test('every code that is written out has a sentence', () => {
  const codes = written()
  expect(codes.length).toBeGreaterThan(20)
  expect([...new Set(codes)].filter((code) => sentences[code] === undefined)).toEqual([])
})

test.each(checks)('the doctor can say that $name is well', ({ name }) => {
  expect(sentences[`doctor.ok-${name}`]).toBeDefined()
})

test('no sentence is there that nobody says', () => {
  const said = new Set([...written(), ...checks.map(({ name }) => `doctor.ok-${name}`)])
  expect(Object.keys(sentences).filter((code) => !said.has(code))).toEqual([])
})
