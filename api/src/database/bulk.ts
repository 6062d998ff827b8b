import { type Kysely, PostgresAdapter, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Dialect } from './connection.ts'
import { isolationOf } from './isolation.ts'
import type { Tables } from './tables.ts'
import { tellAll, toldIn } from './told.ts'

/** Columns that hold integers, in whatever table; all others hold text. */
export const integerColumns: ReadonlySet<string> = new Set(
  [
    'bucket n seq rev visit attempt version number count live_version at since wake member test counts_to_cap has_demo',
    'created_at updated_at received_at first_seen_at last_seen_at last_used_at revoked_at entered_at arrived_at ended_at',
    'total done gone started_at slice',
    'due_at claimed_at next_at paused_at published_at saved_at joined_at expires_at used_at',
    'asked_at changed_at decided_at edited_at resolved_at size',
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

/**
 * In which buckets the rows are that a join on given ones finds: by it PostgreSQL takes the part of the index, and a
 * distributed one the shard, that it cannot tell from JSON.
 */
export const inBuckets = (
  db: Kysely<Tables>,
  column: string,
  rows: readonly { readonly bucket: number }[],
): RawBuilder<unknown> => {
  if (dialectOf(db) === 'sqlite') return sql`true`
  const [first = -1, ...others] = new Set(rows.map(({ bucket }) => bucket))
  return others.length === 0
    ? sql`${sql.ref(column)} = ${first}`
    : sql`${sql.ref(column)} = any(${[first, ...others]}::int[])`
}

/** The statement that inserts all rows, or null when there are none. `conflict` is the clause from `on conflict` on. */
export const insertionOf = <Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
  conflict: RawBuilder<unknown> = sql``,
): RawBuilder<unknown> | null => {
  const [first] = rows
  if (first === undefined) return null
  const columns = Object.keys(first)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  // Every column of a table holds text, an integer or null.
  const cells = rows as unknown as Rows
  const insert = sql`insert into ${sql.table(table)} (${names}) select ${names} from ${given(db, columns, cells)} as given`
  return sql`${insert} where true ${conflict}`
}

/** Inserts all rows by one statement; how many were written. */
export const insertRows = async <Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Tables[Table][],
  conflict?: RawBuilder<unknown>,
): Promise<number> => {
  const insertion = insertionOf(db, table, rows, conflict)
  return insertion === null ? 0 : Number((await insertion.execute(db)).numAffectedRows ?? 0n)
}

/**
 * Statements that each change another table, in one round trip on PostgreSQL; how many rows the first one changed.
 * None of them sees what the others do.
 */
export const runTogether = async (
  db: Kysely<Tables>,
  counted: RawBuilder<unknown> | null,
  others: readonly (RawBuilder<unknown> | null)[],
): Promise<number> => {
  const rest = others.filter((each) => each !== null)
  if (dialectOf(db) === 'sqlite') {
    const changed = counted === null ? 0 : Number((await counted.execute(db)).numAffectedRows ?? 0n)
    for (const each of rest) await each.execute(db)
    return changed
  }
  if (counted === null && rest.length === 0) return 0
  const named = [
    ...(counted === null ? [] : [sql`counted as (${counted} returning 1)`]),
    ...rest.map((each, index) => sql`${sql.ref(`w${index}`)} as (${each})`),
  ]
  const count = counted === null ? sql`select 0 as n` : sql`select count(*) as n from counted`
  const { rows } = await sql<{ n: number }>`with ${sql.join(named)} ${count}`.execute(db)
  return Number(rows[0]?.n ?? 0)
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

/** Many: where transactions are kept far apart, small tables count as read whole, and whoever is slower begins again. */
const mostAttempts = 100

/**
 * A transaction that sees one state of the database, as if it ran alone with the rows it changes: on PostgreSQL as far
 * apart from others as the database was opened for, repeatable read by default (run again when another one was faster),
 * the only writer on SQLite. `work` has no other side effects.
 */
export const inTransaction = async <T>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> => {
  const isAlone = dialectOf(db) === 'sqlite'
  const begin = isAlone ? db.transaction() : db.transaction().setIsolationLevel(isolationOf(db))
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
