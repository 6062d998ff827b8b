import { sql, type Kysely } from 'kysely'
import type { Dialect } from './connection.ts'
import { first } from './migrations/0001-first.ts'
import { personChange } from './migrations/0002-person-change.ts'
import { queueOrder } from './migrations/0003-queue-order.ts'
import { liveChange } from './migrations/0004-live-change.ts'
import { errorInbox } from './migrations/0005-error-inbox.ts'
import { oneBucket } from './migrations/0006-one-bucket.ts'
import { archivedCount } from './migrations/0008-archived-count.ts'
import { engines } from './migrations/0010-engines.ts'
import { keptDrafts } from './migrations/0011-kept-drafts.ts'
import { together } from './migrations/0012-together.ts'
import { followUp } from './migrations/0013-follow-up.ts'
import { labels } from './migrations/0014-labels.ts'
import type { Migration, Spelling } from './migration.ts'
import type { Tables } from './tables.ts'

const spellings: { readonly [D in Dialect]: Spelling } = {
  sqlite: { clustered: 'without rowid', hot: '', apart: false },
  postgres: { clustered: '', hot: 'with (fillfactor = 80)', apart: true },
}

/** In order; a landed migration is never edited. */
export const migrations: readonly Migration[] = [
  first,
  personChange,
  queueOrder,
  liveChange,
  errorInbox,
  oneBucket,
  archivedCount,
  engines,
  keptDrafts,
  together,
  followUp,
  labels,
]

/** The database was made by a newer version of the product: it is left untouched. */
export interface NewerDatabase {
  readonly code: 'database.newer'
  readonly params: { readonly found: string }
}

/** Names of the migrations that this database has gone through; empty for one that is not ours. */
export const readApplied = async (database: Kysely<Tables>): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ name: string }>`select name from migration`.execute(database)
  return new Set(rows.map((row) => row.name))
}

/** Whether the database has exactly the shape that this program knows. */
export const isAtHead = async (database: Kysely<Tables>): Promise<boolean> => {
  const applied = await readApplied(database)
  return applied.size === migrations.length && migrations.every(({ name }) => applied.has(name))
}

/** Brings the database to the newest shape, each migration in a transaction of its own. */
export const migrate = async (database: Kysely<Tables>, dialect: Dialect): Promise<NewerDatabase | null> => {
  await sql`create table if not exists migration (name text primary key, applied integer not null)`.execute(database)
  const applied = await readApplied(database)
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = [...applied].find((name) => !known.has(name))
  if (newer !== undefined) return { code: 'database.newer', params: { found: newer } }
  for (const migration of migrations) {
    if (applied.has(migration.name)) continue
    await database.transaction().execute(async (transaction) => {
      for (const statement of migration.statements(spellings[dialect])) await sql.raw(statement).execute(transaction)
      await sql`insert into migration (name, applied) values (${migration.name}, 1)`.execute(transaction)
    })
  }
  return null
}
