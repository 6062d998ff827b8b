import type { z } from 'zod'
import { error, type Finding } from '../problem/finding.ts'
import type { Json } from '../problem/json.ts'

/** What the codes of one part of a document are called: `config.missing` or `settings.missing`. */
export type Area = 'config' | 'settings' | 'document'

interface Where {
  readonly area: Area
  /** Of the value within the document. */
  readonly path: Finding['path']
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const documentPath = (path: readonly PropertyKey[]): Finding['path'] =>
  path.map((key) => (typeof key === 'number' ? key : String(key)))

/**
 * What a schema found wrong, as findings: a key it does not know, a value that is missing, a value that does not fit.
 * `field` is to be named by the translations: the first part of the path or, of a whole document, the path.
 */
export const schemaFindings = (value: Json, failure: z.ZodError, { area, path }: Where): readonly Finding[] =>
  failure.issues.flatMap((issue) => {
    const at = [...path, ...documentPath(issue.path)]
    const found = (code: string, where: Finding['path'], params: Finding['params']): Finding =>
      error(`${area}.${code}`, { path: where, params })
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const field = area === 'document' ? [...at, key].join('.') : key
        return found('unknown-key', [...at, key], { field })
      })
    }
    const field = area === 'document' ? at.join('.') : String(issue.path[0] ?? '')
    return isMissing(valueAt(value, issue.path))
      ? [found('missing', at, { field })]
      : [found('invalid', at, { field, reason: issue.message })]
  })
