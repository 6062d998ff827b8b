import Sqlite from 'better-sqlite3'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import pg from 'pg'
import { type Isolation, IsolatingAdapter } from './isolation.ts'
import { EmbeddedDialect } from './sqlite-dialect.ts'
import { preparing } from './postgres-prepared.ts'
import { setUp } from './sqlite-pragmas.ts'
import { ThreadedDialect } from './sqlite-threads.ts'
import type { Tables } from './tables.ts'

export type Dialect = 'sqlite' | 'postgres'

/** The store's database with the dialect that it speaks. */
export interface Database {
  readonly dialect: Dialect
  readonly db: Kysely<Tables>
  /** The raw SQLite connection, for who works in this very thread; null on PostgreSQL and when threads run it. */
  readonly sqlite: Sqlite.Database | null
  readonly pool: pg.Pool | null
  close(): Promise<void>
}

/**
 * Without one of its threads the database answers nobody any more: the process ends and says why. That is safe at any
 * instant, and whoever watches over it starts it anew.
 */
const endProcess = (fault: Error): void => {
  process.nextTick(() => {
    throw fault
  })
}

/** Embedded SQLite in a file, off the main thread: the home of the product. */
export const openSqliteThreads = (file: string, died: (fault: Error) => void = endProcess): Database => {
  const db = new Kysely<Tables>({ dialect: new ThreadedDialect(file, died) })
  return { dialect: 'sqlite', db, sqlite: null, pool: null, close: () => db.destroy() }
}

/** SQLite in this very thread: in memory, which no two threads share, or a file that one command looks into. */
export const openSqlite = (file: string): Database => {
  const sqlite = new Sqlite(file)
  setUp(sqlite)
  const db = new Kysely<Tables>({ dialect: new EmbeddedDialect(sqlite) })
  return { dialect: 'sqlite', db, sqlite, pool: null, close: () => db.destroy() }
}

const int8 = 20

/** Kysely's own, with the isolation of transactions that `inTransaction` asks for. */
export class IsolatingDialect extends PostgresDialect {
  readonly #isolation: Isolation

  constructor(pool: PostgresPool, isolation: Isolation) {
    super({ pool })
    this.#isolation = isolation
  }

  override createAdapter(): IsolatingAdapter {
    return new IsolatingAdapter(this.#isolation)
  }
}

/** PostgreSQL by its URL. 64-bit integers come as numbers: none of ours is beyond 2^53. */
export const openPostgres = (url: string, isolation: Isolation = 'repeatable read'): Database => {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format),
  }
  const pool = new pg.Pool({ connectionString: url, max: 10, types })
  // A connection that breaks while nobody uses it is replaced; one in use fails its query, where it is seen.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new IsolatingDialect(preparing(pool), isolation) })
  return { dialect: 'postgres', db, sqlite: null, pool, close: () => db.destroy() }
}
