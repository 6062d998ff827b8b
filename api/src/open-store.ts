import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { type Database, openPostgres, openSqliteThreads } from './database/connection.ts'
import { type MasterKey, readMasterKey } from './database/master-key.ts'
import { migrate, migrations } from './database/migrate.ts'
import { type SecretStore, secretStore } from './database/secret-store.ts'
import { type Attempt, codeOf, failed, isDiskFull, type StartProblem } from './start-problem.ts'

export interface Store {
  readonly database: Database
  readonly master: MasterKey
  readonly secrets: SecretStore
}

export const leastKeyLength = 32

/** Where the embedded database lies. */
export const databaseFile = (data: string): string => join(data, 'trailwright.db')

/** Opens the data folder and the database and brings it to the newest shape; what stands in the way is a value. */
export const openStore = async (data: string, config: Config, clock: Clock): Promise<Attempt<Store>> => {
  if (config.secretKey !== null && config.secretKey.length < leastKeyLength) {
    return failed('start.secret-key-short', { least: leastKeyLength })
  }
  let database: Database | null = null
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    accessSync(data, constants.W_OK | constants.X_OK)
    database = config.databaseUrl === null ? openFile(databaseFile(data)) : openPostgres(config.databaseUrl)
    if (await holdsOtherTables(database)) {
      await database.close()
      return failed('start.database-damaged', { folder: data })
    }
    const newer = await migrate(database.db, database.dialect)
    if (newer !== null) {
      await database.close()
      const known = migrations.at(-1)?.name ?? ''
      return failed('start.database-newer', { folder: data, found: newer.params.found, known })
    }
    const master = readMasterKey(data, config.secretKey, clock)
    if (master === null) {
      await database.close()
      return failed('start.secret-key-damaged', { folder: data })
    }
    const secrets = secretStore(database.db, clock, master)
    if (await secrets.hasForeignRows()) {
      await database.close()
      return failed('start.secret-key-missing', { folder: data })
    }
    return { ok: true, value: { database, master, secrets } }
  } catch (thrown) {
    await database?.close()
    return standsInTheWay(thrown, data, config)
  }
}

/** What the system or the database says against starting, as a value; anything else is a bug and thrown on. */
export const standsInTheWay = (
  thrown: unknown,
  data: string,
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
): { ok: false; problem: StartProblem } => {
  const code = isDiskFull(thrown) ? 'start.disk-full' : problemOf(codeOf(thrown), databaseUrl !== null)
  if (code === null) throw thrown
  return failed(code, { folder: data })
}

/** For the eyes of its owner only; what SQLite puts beside it takes the same rights. */
const openFile = (file: string): Database => {
  closeSync(openSync(file, 'a', 0o600))
  return openSqliteThreads(file)
}

/** A database of another program has tables, and none of them tells our migrations. */
const holdsOtherTables = async ({ db, dialect }: Database): Promise<boolean> => {
  if (dialect !== 'sqlite') return false
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
  return rows.length > 0 && rows.every(({ name }) => name !== 'migration')
}

const problemOf = (code: string, isRemote: boolean): string | null => {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return 'start.data-unwritable'
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return 'start.database-damaged'
    default:
      return isRemote && code !== '' ? 'start.database-unreachable' : null
  }
}
