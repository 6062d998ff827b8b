import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { type Database, openPostgres, openSqlite } from './database/connection.ts'
import { type MasterKey, readMasterKey } from './database/master-key.ts'
import { migrate, migrations } from './database/migrate.ts'
import { type SecretStore, secretStore } from './database/secret-store.ts'
import { type Attempt, codeOf, failed } from './start-problem.ts'

export interface Store {
  readonly database: Database
  readonly master: MasterKey
  readonly secrets: SecretStore
}

const leastKeyLength = 32

/** Opens the data folder and the database and brings it to the newest shape; what stands in the way is a value. */
export const openStore = async (data: string, config: Config, clock: Clock): Promise<Attempt<Store>> => {
  if (config.secretKey !== null && config.secretKey.length < leastKeyLength) {
    return failed('start.secret-key-short', { least: leastKeyLength })
  }
  let database: Database | null = null
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    accessSync(data, constants.W_OK | constants.X_OK)
    database = config.databaseUrl === null ? openSqlite(join(data, 'trailwright.db')) : openPostgres(config.databaseUrl)
    const newer = await migrate(database.db, database.dialect)
    if (newer !== null) {
      await database.close()
      const known = migrations.at(-1)?.name ?? ''
      return failed('start.database-newer', { folder: data, found: newer.params.found, known })
    }
    const master = readMasterKey(data, config.secretKey, clock)
    const secrets = secretStore(database.db, clock, master)
    if (await secrets.hasForeignRows()) {
      await database.close()
      return failed('start.secret-key-missing', { folder: data })
    }
    return { ok: true, value: { database, master, secrets } }
  } catch (thrown) {
    await database?.close()
    const code = problemOf(codeOf(thrown), config.databaseUrl !== null)
    if (code === null) throw thrown
    return failed(code, { folder: data })
  }
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
    case 'ENOSPC':
    case 'SQLITE_FULL':
      return 'start.disk-full'
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return 'start.database-damaged'
    default:
      return isRemote && code !== '' ? 'start.database-unreachable' : null
  }
}
