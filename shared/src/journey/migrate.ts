import { error, type Result } from '../problem/finding.ts'
import type { JsonObject } from '../problem/json.ts'
import { dslVersion } from './schema.ts'

export type Migration = (document: JsonObject) => JsonObject

/** migrations[n] turns a document of DSL version n + 1 into one of n + 2. */
export const migrations: readonly Migration[] = []

/** The document in the present version of the DSL. Kinds upgrade their own configs (see `canonicalConfig`). */
export const migrate = (
  document: JsonObject,
  { steps, present }: { readonly steps: readonly Migration[]; readonly present: number } = {
    steps: migrations,
    present: dslVersion,
  },
): Result<JsonObject> => {
  const version = document['dsl']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return { ok: false, findings: [error('document.no-version', { path: ['dsl'] })] }
  if (version > present)
    return { ok: false, findings: [error('document.newer', { path: ['dsl'], params: { version, present } })] }
  const upgraded = steps.slice(version - 1).reduce((older, step) => step(older), document)
  return { ok: true, value: { ...upgraded, dsl: present } }
}
