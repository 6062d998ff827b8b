import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { GeneralProblem, ProblemBody } from '@trailwright/shared/wire/route.ts'

/**
 * An answer that is not a success, thrown by a handler: `code` is one of the route's `problems` or a general one
 * (any other is a bug and answers `fault`).
 */
export class AppError extends Error {
  readonly code: string
  readonly params: ProblemBody['params']
  readonly findings: readonly Finding[]

  constructor(code: string, params: ProblemBody['params'] = {}, findings: readonly Finding[] = []) {
    super(code)
    this.code = code
    this.params = params
    this.findings = findings
  }
}

const general = (code: GeneralProblem, findings: readonly Finding[] = []): AppError => new AppError(code, {}, findings)

/** The same for an id that is missing and one of another workspace. */
export const notFound = (): AppError => general('not_found')
export const invalid = (findings: readonly Finding[]): AppError => general('invalid', findings)
