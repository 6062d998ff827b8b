import type Sqlite from 'better-sqlite3'

/** Durable: WAL with full sync (a mail that went out is never forgotten). */
export const setUp = (sqlite: Sqlite.Database, readonly = false): void => {
  if (!readonly) {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
  }
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('temp_store = MEMORY')
}
