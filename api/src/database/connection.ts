import Sqlite from 'better-sqlite3'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { EmbeddedDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables.ts'

export type Dialect = 'sqlite' | 'postgres'

/** The store's database with the dialect that it speaks. */
export interface Database {
  readonly dialect: Dialect
  readonly db: Kysely<Tables>
  /** The raw SQLite connection, for prepared statements where it is hot and for better-auth; null on PostgreSQL. */
  readonly sqlite: Sqlite.Database | null
  readonly pool: pg.Pool | null
  close(): Promise<void>
}

/** Embedded SQLite in a file, or `:memory:`. Durable: WAL with full sync (a mail that went out is never forgotten). */
export const openSqlite = (file: string): Database => {
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('temp_store = MEMORY')
  const db = new Kysely<Tables>({ dialect: new EmbeddedDialect(sqlite) })
  return { dialect: 'sqlite', db, sqlite, pool: null, close: () => db.destroy() }
}

const int8 = 20

/** PostgreSQL by its URL. 64-bit integers come as numbers: none of ours is beyond 2^53. */
export const openPostgres = (url: string): Database => {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format),
  }
  const pool = new pg.Pool({ connectionString: url, max: 10, types })
  // A connection that breaks while nobody uses it is replaced; one in use fails its query, where it is seen.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { dialect: 'postgres', db, sqlite: null, pool, close: () => db.destroy() }
}
