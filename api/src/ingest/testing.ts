import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { type Database, openPostgres, openSqlite, openSqliteThreads } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { postgresForTests } from '../database/testing/postgres.ts'
import { type VirtualClock, virtualClock } from '../virtual-clock.ts'
import { firstSettings } from '../database/workspace-settings.ts'
import { ingest, type Ingested } from './ingest.ts'

export const dialects = ['sqlite', 'postgres'] as const
/** `file` is SQLite as the product runs it: in threads. */
export const homes = [...dialects, 'file'] as const

export const at = (text: string): Instant => Date.parse(text)

export interface Store {
  readonly database: Database
  readonly db: Database['db']
  readonly clock: VirtualClock
  /** A new, empty workspace; the country is China. */
  workspace(country?: string): Promise<string>
  /** Takes calls in as a batch with a server key, or whatever `as` says. */
  send(
    workspace: string,
    calls: readonly unknown[],
    as?: { kind?: 'server' | 'browser'; sentAt?: string },
  ): Promise<Ingested>
  close(): Promise<void>
}

/** A store on one of the databases, with a clock that stands at 2026-05-01T09:00:00Z until it is moved. */
export const openStore = async (dialect: (typeof homes)[number]): Promise<Store> => {
  const server = dialect === 'postgres' ? await postgresForTests() : null
  const folder = dialect === 'file' ? mkdtempSync(join(tmpdir(), 'trailwright-ingest-')) : null
  const database =
    server !== null
      ? openPostgres(server.url)
      : folder === null
        ? openSqlite(':memory:')
        : openSqliteThreads(join(folder, 'trailwright.db'))
  await migrate(database.db, database.dialect)
  const { db } = database
  const clock = virtualClock(at('2026-05-01T09:00:00Z'))
  let made = 0
  return {
    database,
    db,
    clock,
    async workspace(country = 'CN') {
      made += 1
      const id = `workspace-${made}`
      const settings = JSON.stringify({ ...firstSettings('Test', 'Asia/Shanghai', 'en'), country })
      await db.insertInto('workspace').values({ id, name: id, settings, has_demo: 0, created_at: 0 }).execute()
      return id
    },
    send: (workspace, calls, { kind = 'server', sentAt } = {}) =>
      ingest({ db, clock }, workspace, calls, {
        kind,
        name: 'test',
        sentAt: sentAt === undefined ? null : at(sentAt),
      }),
    async close() {
      await database.close()
      await server?.close()
      if (folder !== null) rmSync(folder, { recursive: true })
    },
  }
}
