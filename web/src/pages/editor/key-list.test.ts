import { expect, test } from 'vitest'
import { keyList } from './key-list.ts'

const files = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The keys that a file binds, as `tinykeys` takes them. */
function boundIn(source: string): readonly string[] {
  return source
    .split('tinykeys(')
    .slice(1)
    .flatMap((call) => {
      const bindings = call.slice(0, call.indexOf('ignore:'))
      return [
        ...bindings.matchAll(/^ *(?:window, *\{ *)?(?:'([^']+)'|(\w+)): /gm),
        ...bindings.matchAll(/^\s*window, \{ (?:'([^']+)'|(\w+)): /gm),
      ].map(([, quoted, plain]) => quoted ?? plain ?? '')
    })
}

test('every key that the code binds is in the sheet, and the sheet names no other', () => {
  const bound = new Set(Object.values(files).flatMap(boundIn))
  const named = new Set<string>(
    keyList.flatMap(({ lines }) => lines.flatMap((line) => ('binds' in line ? line.binds : []))),
  )
  expect(bound.size).toBeGreaterThan(20)
  expect([...bound].filter((key) => !named.has(key))).toEqual([])
  expect([...named].filter((key) => !bound.has(key))).toEqual([])
})
