/** What a thread that runs a SQLite connection is told and answers. */
export interface ThreadData {
  readonly file: string
  readonly readonly: boolean
}

export type Asked =
  | { readonly type: 'run'; readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly type: 'close' }

/** In place of a statement's number: it could not be opened. */
export const opening = -1

export type Answer =
  | { readonly id: number; readonly rows: readonly unknown[]; readonly changes: number | null }
  | { readonly id: number; readonly message: string; readonly code: string }
