import { type Kysely, PostgresAdapter } from 'kysely'
import type { Tables } from './tables.ts'

export type Isolation = 'repeatable read' | 'serializable'

/** PostgreSQL whose transactions are kept apart otherwise than by default. */
export class IsolatingAdapter extends PostgresAdapter {
  readonly isolation: Isolation

  constructor(isolation: Isolation) {
    super()
    this.isolation = isolation
  }
}

/** How far transactions are kept apart on this PostgreSQL. */
export const isolationOf = (db: Kysely<Tables>): Isolation => {
  const { adapter } = db.getExecutor()
  return adapter instanceof IsolatingAdapter ? adapter.isolation : 'repeatable read'
}
