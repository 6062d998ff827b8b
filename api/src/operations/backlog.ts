import { bucketCount } from '@trailwright/shared/hash/hash.ts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { dialectOf } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { isNotPaused, setAsideKind } from '../engine/index.ts'

/** What waits, and since when. Ages are instants of the oldest one; null: nothing waits. */
export interface Backlog {
  /** Since when the oldest timer of a running journey is due. */
  readonly timerDueSince: number | null
  /** Since when the oldest effect of a running journey could have gone. */
  readonly effectDueSince: number | null
  /** Effects that are not done yet, those of the future and of paused journeys too; at most `mostCounted`. */
  readonly effects: number
  readonly inbox: number
  readonly inboxSince: number | null
  readonly setAside: number
  readonly held: number
  readonly openBreakers: number
}

/** A queue longer than this is long; counting on would only cost. */
export const mostCounted = 100_000

const countUpTo = async (query: { execute(): Promise<readonly { readonly n: number }[]> }): Promise<number> =>
  Number((await query.execute())[0]?.n ?? 0)

/**
 * The first of these rows in the order of its queue. On PostgreSQL the first of each bucket, since every index begins with
 * the bucket there: a thousand short looks, however many rows there are.
 */
const earliest = async (
  db: Kysely<Tables>,
  column: 'due_at' | 'at',
  rows: RawBuilder<unknown>,
): Promise<number | null> => {
  const order = sql.ref(column === 'at' ? 'seq' : 'due_at')
  const first = (more: RawBuilder<unknown>) =>
    sql`select ${sql.ref(column)} as since from ${rows} ${more} order by ${order} limit 1`
  const query =
    dialectOf(db) === 'sqlite'
      ? sql<{ since: number | null }>`${first(sql``)}`
      : sql<{
          since: number | null
        }>`select min(since) as since from generate_series(0, ${sql.lit(bucketCount - 1)}) as place
          cross join lateral (${first(sql`and bucket = place`)}) as earliest`
  const { rows: found } = await query.execute(db)
  return found[0]?.since ?? null
}

/** By indexed reads only, so that asking costs next to nothing however many people are inside. */
export const readBacklog = async (db: Kysely<Tables>, now: number): Promise<Backlog> => {
  const timer = await earliest(db, 'due_at', sql`enrollment where due_at <= ${now} and ${isNotPaused('enrollment')}`)
  const effect = await earliest(
    db,
    'due_at',
    sql`outbox where due_at <= ${now} and status = 'pending' and ${isNotPaused('outbox')}`,
  )
  const oldest = await earliest(db, 'at', sql`inbox where kind <> ${sql.lit(setAsideKind)}`)
  const some = sql.lit(mostCounted)
  const effects = db
    .selectFrom(sql<object>`(select 1 from outbox where due_at is not null limit ${some})`.as('waiting'))
    .select((row) => row.fn.countAll<number>().as('n'))
  const inbox = db
    .selectFrom(sql<object>`(select 1 from inbox where kind <> ${sql.lit(setAsideKind)} limit ${some})`.as('waiting'))
    .select((row) => row.fn.countAll<number>().as('n'))
  const aside = db
    .selectFrom(sql<object>`(select 1 from inbox where kind = ${sql.lit(setAsideKind)} limit ${some})`.as('aside'))
    .select((row) => row.fn.countAll<number>().as('n'))
  const held = db
    .selectFrom(sql<object>`(select 1 from enrollment where status = 'held' limit ${some})`.as('held'))
    .select((row) => row.fn.countAll<number>().as('n'))
  const breakers = db.selectFrom('breaker').select((row) => row.fn.countAll<number>().as('n'))
  return {
    timerDueSince: timer,
    effectDueSince: effect,
    effects: await countUpTo(effects),
    inbox: await countUpTo(inbox),
    inboxSince: oldest,
    setAside: await countUpTo(aside),
    held: await countUpTo(held),
    openBreakers: await countUpTo(breakers),
  }
}

/** Bytes of the database: of the file on SQLite, of the whole database on PostgreSQL. */
export const readSize = async (db: Kysely<Tables>, dialect: 'sqlite' | 'postgres'): Promise<number> => {
  const query =
    dialect === 'sqlite'
      ? sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
      : sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`
  const { rows } = await query.execute(db)
  return Number(rows[0]?.bytes ?? 0)
}
