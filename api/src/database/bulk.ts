import { type Kysely, PostgresAdapter, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Dialect } from './connection.ts'
import type { Tables } from './tables.ts'
import { tellAll, toldIn } from './told.ts'

/** Columns that hold integers, in whatever table; all others hold text. */
export const integerColumns: ReadonlySet<string> = new Set(
  [
    'bucket n seq rev visit attempt version number count live_version at since wake member test counts_to_cap has_demo',
    'created_at updated_at received_at first_seen_at last_seen_at last_used_at revoked_at entered_at arrived_at ended_at',
    'total done gone started_at slice',
    'due_at claimed_at next_at paused_at published_at saved_at joined_at expires_at used_at',
  ].flatMap((names) => names.split(' ')),
)

export const dialectOf = (db: Kysely<Tables>): Dialect =>
  db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'

export type Cell = string | number | null
export type Rows = readonly Readonly<Record<string, Cell>>[]

/**
 * Rows handed in as one JSON parameter, as a table expression without alias: one statement for a whole batch on both
 * databases. Join it with `cross join` and `where`: a plain join makes SQLite scan the other table once a row.
 */
export const given = (db: Kysely<Tables>, columns: readonly string[], rows: Rows): RawBuilder<unknown> => {
  const json = JSON.stringify(rows.map((row) => columns.map((column) => row[column] ?? null)))
  const isPostgres = dialectOf(db) === 'postgres'
  const cells = columns.map((column, index) => {
    const cell = sql`value ->> ${sql.lit(index)}`
    const typed = isPostgres && integerColumns.has(column) ? sql`(${cell})::bigint` : cell
    return sql`${typed} as ${sql.ref(column)}`
  })
  const source = isPostgres ? sql`json_array_elements(${json}::json)` : sql`json_each(${json})`
  return sql`(select ${sql.join(cells)} from ${source})`
}

/** Inserts all rows by one statement; how many were written. `conflict` is the clause from `on conflict` on. */
export const insertRows = async <Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
  conflict: RawBuilder<unknown> = sql``,
): Promise<number> => {
  const [first] = rows
  if (first === undefined) return 0
  const columns = Object.keys(first)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  // Every column of a table holds text, an integer or null.
  const cells = rows as unknown as Rows
  const insert = sql`insert into ${sql.table(table)} (${names}) select ${names} from ${given(db, columns, cells)} as given`
  const { numAffectedRows } = await sql`${insert} where true ${conflict}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** `on conflict (keys) do update`: every other column takes the new value. */
export const replacing = (keys: readonly string[], columns: readonly string[]): RawBuilder<unknown> => {
  const changes = columns
    .filter((column) => !keys.includes(column))
    .map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`)
  return sql`on conflict (${sql.join(keys.map((key) => sql.ref(key)))}) do update set ${sql.join(changes)}`
}

/** A row is not any more as it was read: the transaction has to run again. PostgreSQL's own code for it. */
export class MovedMeanwhile extends Error {
  readonly code = '40001'
}

/** Serialization failure or deadlock on PostgreSQL: nothing was done, the transaction may run again. */
const mayRunAgain = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault.code === '40001' || fault.code === '40P01')

const mostAttempts = 20

/**
 * A transaction that sees one state of the database, as if it ran alone with the rows it changes: repeatable read on
 * PostgreSQL (run again when another one was faster), the only writer on SQLite. `work` has no other side effects.
 */
export const inTransaction = async <T>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> => {
  const isAlone = dialectOf(db) === 'sqlite'
  const begin = isAlone ? db.transaction() : db.transaction().setIsolationLevel('repeatable read')
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { result, told } = await begin.execute(async (tx) => ({ result: await work(tx), told: toldIn(tx) }))
      tellAll(db, told)
      return result
    } catch (fault) {
      if (isAlone || !mayRunAgain(fault) || attempt === mostAttempts) throw fault
    }
  }
}
