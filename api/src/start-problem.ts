/** Why the app cannot start; the sentence for it is with the start script. */
export interface StartProblem {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: StartProblem }

export const failed = (code: string, params: StartProblem['params'] = {}): { ok: false; problem: StartProblem } => ({
  ok: false,
  problem: { code, params },
})

const fullCodes: ReadonlySet<string> = new Set(['ENOSPC', 'SQLITE_FULL', '53100'])

/** Whether the system, SQLite or PostgreSQL says that there is no room left. */
export const isDiskFull = (thrown: unknown): boolean => fullCodes.has(codeOf(thrown))

/** The code of a system or database error, such as EACCES or SQLITE_FULL; empty when it has none. */
export const codeOf = (thrown: unknown): string =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : ''
