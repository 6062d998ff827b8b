import { existsSync } from 'node:fs'
import { type Database, openPostgres, openSqlite } from '../database/connection.ts'
import { migrations, readApplied } from '../database/migrate.ts'
import { databaseFile } from '../open-store.ts'
import { type Attempt, codeOf, failed } from '../start-problem.ts'

/** The database of a data folder, for a command that looks into it while a server may run; it is not brought up to date. */
export const openForCommand = async (data: string, databaseUrl: string | null): Promise<Attempt<Database>> => {
  if (databaseUrl === null && !existsSync(databaseFile(data))) return failed('operate.no-database', { folder: data })
  let database: Database | null = null
  try {
    database = databaseUrl === null ? openSqlite(databaseFile(data)) : openPostgres(databaseUrl)
    const applied = await readApplied(database.db)
    const known = migrations.map(({ name }) => name)
    const newer = [...applied].find((name) => !known.includes(name))
    const missing = known.find((name) => !applied.has(name))
    if (newer === undefined && missing === undefined) return { ok: true, value: database }
    await database.close()
    return newer === undefined
      ? failed('operate.older', { missing: missing ?? '' })
      : failed('operate.newer', { found: newer, known: known.at(-1) ?? '' })
  } catch (thrown) {
    await database?.close()
    const code = codeOf(thrown)
    if (databaseUrl !== null && code !== '') return failed('operate.unreachable', {})
    if (code.startsWith('SQLITE_')) return failed('operate.unreadable', { folder: data, detail: code })
    throw thrown
  }
}
