/**
 * Pause is one row of the journey. Nothing of a paused journey is due, and however much of it has come due, what looks
 * for due rows does not walk over it each time:
 *
 *   a row that is met when it is due, of a paused journey ──► parked: its instant is moved far beyond all others
 *   the journey goes on (or is stopped)                   ──► brought back, bucket after bucket: the instant as it was
 *
 * Only rows that come due during the pause are ever touched, each once. `state` keeps its own wake and says nothing of
 * this, and a step that moves somebody in the meantime (an exit, a move to another version) writes her row as always,
 * unparked. Resuming with a choice therefore reads `state` (or `dueOf` for the outbox), changes who is to be changed,
 * and calls `resumed`, which brings back the rest. A process that dies while it does starts over at its next start.
 *
 * Whoever parks may have read that the journey is paused just before it went on, and write after everything was brought
 * back. So it looks again once its rows are parked: either it sees that the journey goes on, or what goes on sees its rows.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { given, inBuckets, inTransaction } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { queueAgain } from './door-queue.ts'
import { parkedMs } from './parked.ts'
import type { EngineServices } from './services.ts'

type Parking = 'enrollment' | 'outbox'

/** For those who look without moving anything: rows of paused journeys that were not met yet are not due either. */
export const isNotPaused = (table: Parking): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from journey where journey.workspace = ${sql.ref(`${table}.workspace`)}
    and journey.id = ${sql.ref(`${table}.journey`)} and journey.status = 'paused')`

interface Row {
  readonly bucket: number
  readonly workspace: string
  readonly journey: string
  readonly due_at: number | null
}

/** Which of these rows are of a paused journey. */
export const pausedJourneys = async (
  db: Kysely<Tables>,
  rows: readonly Pick<Row, 'workspace' | 'journey'>[],
): Promise<(row: Pick<Row, 'workspace' | 'journey'>) => boolean> => {
  if (rows.length === 0) return () => false
  const paused = await db
    .selectFrom('journey')
    .select(['workspace', 'id'])
    .where('workspace', 'in', [...new Set(rows.map(({ workspace }) => workspace))])
    .where('status', '=', 'paused')
    .execute()
  const names = new Set(paused.map(({ workspace, id }) => JSON.stringify([workspace, id])))
  return ({ workspace, journey }) => names.has(JSON.stringify([workspace, journey]))
}

const keysOf = { enrollment: ['bucket', 'id'], outbox: ['bucket', 'enrollment', 'visit', 'n'] } as const

/** These rows wait for their journey to go on. */
export const park = async (tx: Transaction<Tables>, table: Parking, rows: readonly Row[]): Promise<void> => {
  if (rows.length === 0) return
  const keys = keysOf[table]
  const cells = rows.map((row) => ({ ...row }))
  await sql`update ${sql.table(table)} set due_at = ${sql.ref(`${table}.due_at`)} + ${parkedMs}
    from ${given(tx, keys, cells)} as met
    where ${sql.join(
      keys.map((key) => sql`${sql.ref(`${table}.${key}`)} = ${sql.ref(`met.${key}`)}`),
      sql` and `,
    )} and ${sql.ref(`${table}.due_at`)} < ${parkedMs} and ${inBuckets(tx, `${table}.bucket`, rows)}`.execute(tx)
}

/** Journeys of which a transaction parked rows. */
export type Parked = Pick<Row, 'workspace' | 'journey'>

/** After that transaction: what went on meanwhile is brought back. */
export const lookAgain = async (services: EngineServices, parked: readonly Parked[]): Promise<void> => {
  const journeys = new Map(parked.map((row) => [JSON.stringify([row.workspace, row.journey]), row]))
  if (journeys.size === 0) return
  const isStillPaused = await pausedJourneys(services.db, parked)
  for (const row of journeys.values()) if (!isStillPaused(row)) await bringBack(services, row.workspace, row.journey)
}

/**
 * What of this journey was parked is due again, a bucket a transaction; again from the start does no harm. Those at its
 * door take new turns first, where it lets people in at a pace.
 */
export const bringBack = async (services: EngineServices, workspace: string, journey: string): Promise<void> => {
  await queueAgain(services, workspace, journey)
  for (const table of ['enrollment', 'outbox'] as const) {
    const isParked = sql`workspace = ${workspace} and journey = ${journey} and due_at >= ${parkedMs}`
    const { rows } = await sql<{ bucket: number }>`select distinct bucket from ${sql.table(table)}
      where ${services.places.inAnyBucket()} and ${isParked}`.execute(services.db)
    for (const { bucket } of rows)
      await inTransaction(services.db, (tx) =>
        sql`update ${sql.table(table)} set due_at = due_at - ${parkedMs} where bucket = ${bucket} and ${isParked}`.execute(
          tx,
        ),
      )
  }
}

/** Journeys of which something is parked though they are not paused: whoever was to bring it back died. */
export const bringBackAll = async (services: EngineServices): Promise<void> => {
  for (const { workspace, journey } of await leftParked(services)) await bringBack(services, workspace, journey)
}

const leftParked = async ({
  db,
  places,
}: EngineServices): Promise<readonly { workspace: string; journey: string }[]> => {
  const found = (table: Parking) =>
    sql<{ workspace: string; journey: string }>`select distinct workspace, journey from ${sql.table(table)}
      where ${places.inAnyBucket()} and due_at >= ${parkedMs} and ${isNotPaused(table)}`.execute(db)
  return [...(await found('enrollment')).rows, ...(await found('outbox')).rows]
}
