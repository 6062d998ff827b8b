import type Sqlite from 'better-sqlite3'
import { type Driver, SqliteDialect, SqliteDriver } from 'kysely'
import { preparedOnce } from './prepared-once.ts'

/**
 * Kysely's dialect, whose rollback asks first whether there is anything to roll back: SQLite ends the transaction by
 * itself when the disk is full, and a failing rollback would hide that.
 */
export class EmbeddedDialect extends SqliteDialect {
  readonly #sqlite: Sqlite.Database

  constructor(sqlite: Sqlite.Database) {
    super({ database: preparedOnce(sqlite) })
    this.#sqlite = sqlite
  }

  override createDriver(): Driver {
    const sqlite = this.#sqlite
    const driver = new SqliteDriver({ database: preparedOnce(sqlite) })
    const rollback = driver.rollbackTransaction.bind(driver)
    driver.rollbackTransaction = (connection) => (sqlite.inTransaction ? rollback(connection) : Promise.resolve())
    return driver
  }
}
