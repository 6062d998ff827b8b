import { expect, test } from 'vitest'
import { routes } from '@trailwright/shared/wire/index.ts'
import { generalProblems } from '@trailwright/shared/wire/route.ts'
import { problem } from './en/problem.ts'

/** Text at `setup.token` of nested texts. */
function at(texts: unknown, code: string): unknown {
  return code
    .split('.')
    .reduce<unknown>(
      (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
      texts,
    )
}

test('every problem code of the contract has a sentence', () => {
  const codes = new Set([...Object.keys(generalProblems), ...routes.flatMap((route) => Object.keys(route.problems))])
  expect(codes.size).toBeGreaterThan(15)
  expect([...codes].filter((code) => typeof at(problem, code) !== 'string')).toEqual([])
})
