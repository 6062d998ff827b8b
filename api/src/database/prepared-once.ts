import type Sqlite from 'better-sqlite3'
import type { SqliteDatabase } from 'kysely'

const mostStatements = 500

/**
 * Kysely prepares a statement each time it runs; SQLite takes longer for that than for most statements of ours. Here the
 * same text is prepared once; the text not used for longest makes room.
 */
export const preparedOnce = (sqlite: Sqlite.Database): SqliteDatabase => {
  const statements = new Map<string, Sqlite.Statement>()
  return {
    close: () => void sqlite.close(),
    prepare(text) {
      const known = statements.get(text)
      const statement = known ?? sqlite.prepare(text)
      if (known !== undefined) statements.delete(text)
      else if (statements.size >= mostStatements) statements.delete(statements.keys().next().value ?? '')
      statements.set(text, statement)
      return statement
    },
  }
}
