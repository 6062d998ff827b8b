/** Each forgets one kind of thing that is older than `before`, in short transactions of one bucket each. */
import { bucketCount } from '@trailwright/shared/hash/hash.ts'
import { countsOfTrace } from '@trailwright/shared/run/count-changes.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { type Kysely, sql, type Transaction } from 'kysely'
import { given, inTransaction, insertRows } from '../../database/bulk.ts'
import type { CounterTable, Tables } from '../../database/tables.ts'
import { inUnits } from '../../engine/index.ts'

export interface Forgetting {
  readonly db: Kysely<Tables>
  readonly workspace: string
  readonly before: Instant
  /** Between two pieces: whatever else waits has its turn. True: it is time to stop. */
  readonly breathe: () => Promise<boolean>
}

/** Rows of one transaction. */
const piece = 1_000

/** Calls as they arrived. They belong to no bucket: their key is the order of arrival. How many. */
export const forgetReceived = async ({ db, workspace, before, breathe }: Forgetting): Promise<number> => {
  let forgotten = 0
  for (;;) {
    const { numAffectedRows } = await sql`delete from received where workspace = ${workspace} and seq in (
      select seq from received where workspace = ${workspace} and seq < ${before * 1000} order by seq limit ${piece})`.execute(
      db,
    )
    const n = Number(numAffectedRows ?? 0n)
    forgotten += n
    if (n < piece || (await breathe())) return forgotten
  }
}

/** Drafts as they once were, whatever was published of them: versions stay. How many. */
export const forgetDrafts = async ({ db, workspace, before }: Forgetting): Promise<number> => {
  const { numDeletedRows } = await db
    .deleteFrom('kept_draft')
    .where('workspace', '=', workspace)
    .where('saved_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Events, by when they came in. How many. */
export const forgetEvents = (forgetting: Forgetting): Promise<number> =>
  inEachBucket(forgetting, async (tx, bucket, { workspace, before }) => {
    const { numAffectedRows } = await sql`delete from event where bucket = ${bucket} and workspace = ${workspace}
      and (person, name, at, seq) in (select person, name, at, seq from event where bucket = ${bucket}
        and workspace = ${workspace} and received_at < ${before} limit ${piece})`.execute(tx)
    const forgotten = Number(numAffectedRows ?? 0n)
    return { forgotten, isAll: forgotten < piece }
  })

/** What messages said; the row that somebody was written to stays, with its reason and evidence. How many. */
export const forgetBodies = async ({ db, workspace, before, breathe }: Forgetting, since: Instant): Promise<number> => {
  let forgotten = 0
  for (;;) {
    const rows = await db
      .selectFrom('delivery')
      .select(['bucket', 'id'])
      .where('workspace', '=', workspace)
      .where('at', '>=', since)
      .where('at', '<', before)
      .where('rendered', 'is not', null)
      .orderBy('at')
      .limit(piece)
      .execute()
    for (const [bucket, own] of Map.groupBy(rows, (row) => row.bucket)) {
      const ids = own.map(({ id }) => id)
      await db
        .updateTable('delivery')
        .set({ rendered: null, headers: '[]' })
        .where('bucket', '=', bucket)
        .where('workspace', '=', workspace)
        .where('id', 'in', ids)
        .execute()
    }
    forgotten += rows.length
    if (rows.length < piece || (await breathe())) return forgotten
  }
}

const peopleAtOnce = 100

/**
 * How people went through a journey that they have left. What it counts is kept as sums, in the same transaction, so that
 * a recount comes to the same. How many entries.
 */
export const forgetHistory = (forgetting: Forgetting): Promise<number> =>
  inEachBucket(forgetting, async (tx, bucket, { workspace, before }) => {
    const { rows: left } = await sql<{ id: string }>`select id from enrollment as e where bucket = ${bucket}
      and workspace = ${workspace} and status = 'ended' and ended_at < ${before}
      and exists (select 1 from history as h where h.bucket = e.bucket and h.enrollment = e.id)
      order by id limit ${peopleAtOnce}`.execute(tx)
    if (left.length === 0) return { forgotten: 0, isAll: true }
    const places = left.map(({ id }) => ({ bucket, id }))
    const { rows } =
      await sql<Entry>`select h.journey, h.version, h.entry from ${given(tx, ['bucket', 'id'], places)} as gone
      cross join history as h where h.bucket = gone.bucket and h.enrollment = gone.id`.execute(tx)
    await keepSums(tx, bucket, workspace, rows)
    await tx
      .deleteFrom('history')
      .where('bucket', '=', bucket)
      .where(
        'enrollment',
        'in',
        left.map(({ id }) => id),
      )
      .execute()
    return { forgotten: rows.length, isAll: left.length < peopleAtOnce }
  })

interface Entry {
  readonly journey: string
  readonly version: number
  readonly entry: string
}

/** One that cannot be read never counted. */
const countsOf = (version: number, text: string): ReturnType<typeof countsOfTrace> => {
  try {
    const entry: TraceEntry = JSON.parse(text)
    return countsOfTrace(version, [entry])
  } catch {
    return []
  }
}

const keepSums = async (
  tx: Transaction<Tables>,
  bucket: number,
  workspace: string,
  entries: readonly Entry[],
): Promise<void> => {
  const sums = new Map<string, CounterTable>()
  for (const { journey, version, entry } of entries) {
    for (const change of countsOf(version, entry)) {
      const { node, what, name } = change
      const key = JSON.stringify([journey, change.version, node, what, name])
      const n = (sums.get(key)?.n ?? 0) + inUnits(change)
      sums.set(key, { bucket, workspace, journey, version: change.version, node, what, name, n })
    }
  }
  await insertRows(
    tx,
    'archived_count',
    [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    sql`on conflict (bucket, workspace, journey, version, node, what, name) do update set n = archived_count.n + excluded.n`,
  )
}

interface Piece {
  readonly forgotten: number
  readonly isAll: boolean
}

/** Bucket after bucket, a piece a transaction, until none is left. */
const inEachBucket = async (
  forgetting: Forgetting,
  forget: (tx: Transaction<Tables>, bucket: number, forgetting: Forgetting) => Promise<Piece>,
): Promise<number> => {
  let sum = 0
  for (let bucket = 0; bucket < bucketCount; bucket += 1) {
    for (let isAll = false; !isAll;) {
      const done = await inTransaction(forgetting.db, (tx) => forget(tx, bucket, forgetting))
      sum += done.forgotten
      isAll = done.isAll
      if (await forgetting.breathe()) return sum
    }
  }
  return sum
}
