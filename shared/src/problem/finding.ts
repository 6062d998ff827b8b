import { z } from 'zod'
import { jsonScalarSchema } from './json.ts'

/**
 * What is wrong with a document. The code says what, `path` where in the document,
 * `node` on which step of the canvas; the sentence for people comes from the translations.
 */
export const findingSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z-]*(\.[a-z][a-z-]*)+$/),
  level: z.enum(['error', 'warning']),
  node: z.string().exactOptional(),
  path: z.array(z.union([z.string(), z.number()])),
  params: z.record(z.string(), jsonScalarSchema),
})
export type Finding = z.infer<typeof findingSchema>

type FindingDetails = Partial<Pick<Finding, 'node' | 'path' | 'params'>>

export const error = (code: string, details: FindingDetails = {}): Finding => ({
  code,
  level: 'error',
  path: [],
  params: {},
  ...details,
})

export const warning = (code: string, details: FindingDetails = {}): Finding => ({
  ...error(code, details),
  level: 'warning',
})

/** A value, or every reason why there is none. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly findings: readonly Finding[] }
