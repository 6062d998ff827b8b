import type { z } from 'zod'
import { error, type Finding } from '@trailwright/shared/problem/finding.ts'

type Issue = z.core.$ZodIssue

/** Of a union that nothing fits, the branch that came nearest: deepest, then with the fewest complaints. */
const nearest = (branches: readonly (readonly Issue[])[]): readonly Issue[] => {
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length))
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
}

const place = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((step) => (typeof step === 'number' ? step : String(step)))

/**
 * What a schema refuses, as findings: `path` names the field, the code says what is wrong with it
 * (`invalid.unknown-key`, `invalid.type`, `invalid.too-small`, `invalid.too-big`, `invalid.format`, `invalid.value`).
 */
export const findingsOf = (issues: readonly Issue[], within: readonly (string | number)[]): Finding[] =>
  issues.flatMap((issue): Finding[] => {
    const path = [...within, ...place(issue.path)]
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => error('invalid.unknown-key', { path: [...path, key], params: { key } }))
      case 'invalid_type':
        return [error('invalid.type', { path, params: { expected: issue.expected } })]
      case 'too_small':
        return [error('invalid.too-small', { path, params: { least: Number(issue.minimum) } })]
      case 'too_big':
        return [error('invalid.too-big', { path, params: { most: Number(issue.maximum) } })]
      case 'invalid_format':
        return [error('invalid.format', { path, params: { format: issue.format } })]
      case 'invalid_union': {
        const branch = nearest(issue.errors)
        return branch.length > 0 ? findingsOf(branch, path) : [error('invalid.value', { path })]
      }
      case 'invalid_key':
      case 'invalid_element':
        return findingsOf(issue.issues, path)
      case 'invalid_value':
      case 'not_multiple_of':
        return [error('invalid.value', { path })]
      case 'custom':
        return [error('invalid.value', { path, params: { rule: issue.message } })]
    }
  })
