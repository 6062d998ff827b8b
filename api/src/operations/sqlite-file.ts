import Sqlite from 'better-sqlite3'
import { existsSync, rmSync, statSync } from 'node:fs'
import { migrations } from '../database/migrate.ts'
import { codeOf } from '../start-problem.ts'

/** What is wrong with a file that should be our database. */
export type FileProblem =
  | { readonly code: 'missing' }
  | { readonly code: 'not-ours' }
  | { readonly code: 'damaged'; readonly detail: string }
  | { readonly code: 'newer'; readonly found: string; readonly known: string }

/** For the eyes of its owner only. */
export const ownerOnly = 0o600

/** Files that SQLite keeps beside a database. */
export const besides = (file: string): readonly string[] => [`${file}-wal`, `${file}-shm`, `${file}-journal`]

export const removeDatabase = (file: string): void => {
  for (const each of [file, ...besides(file)]) rmSync(each, { force: true })
}

/** Bytes of the file and of what has not been moved into it yet. */
export const sizeOf = (file: string): { readonly bytes: number; readonly walBytes: number } => ({
  bytes: statSync(file).size,
  walBytes: existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0,
})

/** What SQLite itself finds wrong in the file; empty: nothing. Reads all of it. */
export const integrityOf = (sqlite: Sqlite.Database): readonly string[] => {
  try {
    const rows = sqlite.pragma('integrity_check(20)') as { readonly integrity_check: string }[]
    return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } catch (thrown) {
    // So badly that it cannot even be checked.
    if (codeOf(thrown).startsWith('SQLITE_CORRUPT')) return [codeOf(thrown)]
    throw thrown
  }
}

/** Looks at a database file without changing it: ours, whole, and not of a newer version. Null: all is well. */
export const problemOfFile = (file: string): FileProblem | null => {
  if (!existsSync(file)) return { code: 'missing' }
  let sqlite: Sqlite.Database | null = null
  try {
    sqlite = new Sqlite(file, { readonly: true })
    const tables = sqlite.prepare<[], { name: string }>(`select name from sqlite_master where type = 'table'`).all()
    if (!tables.some(({ name }) => name === 'migration')) return { code: 'not-ours' }
    const wrong = integrityOf(sqlite)
    if (wrong.length > 0) return { code: 'damaged', detail: wrong.slice(0, 3).join('; ') }
    const known = new Set(migrations.map(({ name }) => name))
    const applied = sqlite.prepare<[], { name: string }>('select name from migration order by name').all()
    const newer = applied.find(({ name }) => !known.has(name))
    return newer === undefined ? null : { code: 'newer', found: newer.name, known: migrations.at(-1)?.name ?? '' }
  } catch (thrown) {
    if (codeOf(thrown).startsWith('SQLITE_NOTADB')) return { code: 'not-ours' }
    if (codeOf(thrown).startsWith('SQLITE_CORRUPT')) return { code: 'damaged', detail: codeOf(thrown) }
    throw thrown
  } finally {
    sqlite?.close()
  }
}
