import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { type ProblemBody, problemSchema } from '@trailwright/shared/wire/route.ts'

/** An answer of the api that is not a success, or the reason why there was none. `code` names its sentence. */
export class ApiProblem extends Error {
  readonly code: string
  readonly params: ProblemBody['params']
  readonly findings: readonly Finding[]
  /** Names the log entry of a server fault. */
  readonly reference: string | null
  /** HTTP status; 0 when nothing answered. */
  readonly status: number

  constructor(status: number, body: Partial<ProblemBody> & { code: string }) {
    super(body.code)
    this.name = 'ApiProblem'
    this.status = status
    this.code = body.code
    this.params = body.params ?? {}
    this.findings = body.findings ?? []
    this.reference = body.reference ?? null
  }
}

/** The problem in a body, or one that the status alone tells. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const read = problemSchema.safeParse(body)
  if (read.success) return new ApiProblem(status, read.data)
  return new ApiProblem(status, { code: codeOfStatus(status) })
}

function codeOfStatus(status: number): string {
  switch (status) {
    case 400:
    case 422:
      return 'invalid'
    case 401:
      return 'signed_out'
    case 403:
      return 'forbidden'
    case 404:
      return 'not_found'
    case 413:
      return 'too_large'
    case 429:
      return 'too_many'
    default:
      return 'fault'
  }
}

/** Anything thrown, as a problem; a bug of ours keeps its words as the reference. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem(0, { code: 'fault', reference: error instanceof Error ? error.message : String(error) })
}
