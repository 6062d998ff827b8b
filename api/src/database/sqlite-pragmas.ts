import type Sqlite from 'better-sqlite3'

/**
 * Pages (4 KB) that the journal gathers before they are brought into the file. People's rows lie all over it: at SQLite's
 * own 1,000 nearly every commit under load does that, and takes half as long again (`pnpm bench ingest`).
 */
const gatheredPages = 16_000

/** Durable: WAL with full sync (a mail that went out is never forgotten). */
export const setUp = (sqlite: Sqlite.Database, readonly = false): void => {
  if (!readonly) {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma(`wal_autocheckpoint = ${gatheredPages}`)
  }
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('temp_store = MEMORY')
}
