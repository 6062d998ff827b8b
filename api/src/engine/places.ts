/**
 * Where the engine looks for due work, and what one transaction may touch: the one place where the two databases differ.
 *
 *   SQLite       all buckets at once, by the index on the instant: one writer, one file
 *   PostgreSQL   one bucket a transaction, of the buckets that this process has a lease of (leases.ts); what lies in
 *                another bucket (an address's reservation) is read and written outside of it, by statements of its own
 *
 * The second is the shape that distributed PostgreSQL runs: each transaction stays on one shard.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { dialectOf } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'

/** The bucket in which to look; null: all at once. */
export type Place = number | null

/** What a handler works with within a transaction. */
export interface Hand {
  /** Whether buckets may live on different machines. */
  readonly apart: boolean
  readonly tx: Transaction<Tables>
  /** For rows of other buckets: the transaction itself where all buckets are one place. */
  readonly elsewhere: Kysely<Tables>
}

export interface Places {
  readonly apart: boolean
  /** So many transactions may be under way together: while one waits for its commit, another one works. */
  readonly atOnce: number
  hand(tx: Transaction<Tables>): Hand
  /** Where something in this table is due. */
  due(table: 'enrollment' | 'outbox' | 'inbox', now: number): Promise<readonly Place[]>
  /** A condition that lets an index that begins with the bucket serve a look at all of them. */
  inAnyBucket(): RawBuilder<unknown>
}

export const bucketCount = 1024

/** Rows looked at to find the buckets in which something is due. */
const mostLookedAt = 20_000

/** Rows that one transaction may touch together. */
export const together = <Row>(
  { apart }: Pick<Places, 'apart'>,
  rows: readonly Row[],
  bucketOf: (row: Row) => number,
): readonly Row[][] => (apart ? [...Map.groupBy(rows, bucketOf).values()] : rows.length === 0 ? [] : [[...rows]])

const allBuckets = Array.from({ length: bucketCount }, (_, bucket) => bucket)

/** `owned` says which buckets are this process's now. */
export const createPlaces = (db: Kysely<Tables>, owned: () => readonly number[] | null): Places => {
  if (dialectOf(db) === 'sqlite')
    return {
      apart: false,
      atOnce: 1,
      hand: (tx) => ({ apart: false, tx, elsewhere: tx }),
      due: async () => [null],
      inAnyBucket: () => sql`true`,
    }
  /** Where the last look ended when there was more: nobody waits for those with lower numbers. */
  const cursors = new Map<string, number>()
  return {
    apart: true,
    atOnce: 4,
    hand: (tx) => ({ apart: true, tx, elsewhere: db }),
    inAnyBucket: () => sql`bucket = any(${allBuckets}::int[])`,
    due: async (table, now) => {
      const mine = owned() ?? allBuckets
      const from = cursors.get(table) ?? 0
      const looked = async (buckets: readonly number[]): Promise<readonly number[]> => {
        if (buckets.length === 0) return []
        const isDue = table === 'inbox' ? sql`kind <> 'set-aside'` : sql`due_at is not null and due_at <= ${now}`
        const { rows } = await sql<{ bucket: number; n: number }>`select bucket, count(*) as n
          from (select bucket from ${sql.table(table)} where bucket = any(${[...buckets]}::int[]) and ${isDue}
            limit ${mostLookedAt}) as due group by bucket`.execute(db)
        const found = rows.map(({ bucket }) => bucket).toSorted((a, b) => a - b)
        const isAll = rows.reduce((sum, { n }) => sum + Number(n), 0) < mostLookedAt
        cursors.set(table, isAll ? 0 : (found.at(-1) ?? 0))
        return found
      }
      const above = await looked(from === 0 ? mine : mine.filter((bucket) => bucket >= from))
      return above.length > 0 || from === 0 ? above : looked(mine)
    },
  }
}

/** Lets `act` work in every place where something of this table is due; the sum of what it says. */
export const inPlaces = async (
  places: Places,
  table: Parameters<Places['due']>[0],
  now: number,
  act: (place: Place) => Promise<number>,
): Promise<number> => {
  const left = [...(await places.due(table, now))]
  let sum = 0
  const work = async (): Promise<void> => {
    for (let place = left.shift(); place !== undefined; place = left.shift()) {
      const moved = await act(place)
      sum += moved
    }
  }
  const ended = await Promise.allSettled(
    Array.from({ length: places.atOnce }, () =>
      work().catch((fault: unknown) => {
        left.length = 0
        throw fault
      }),
    ),
  )
  for (const each of ended) if (each.status === 'rejected') throw each.reason
  return sum
}
