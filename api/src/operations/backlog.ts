import { type Kysely, sql } from 'kysely'
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

/** By indexed reads only, so that asking costs next to nothing however many people are inside. */
export const readBacklog = async (db: Kysely<Tables>, now: number): Promise<Backlog> => {
  const timer = await db
    .selectFrom('enrollment')
    .select('due_at')
    .where('due_at', '<=', now)
    .where(isNotPaused('enrollment'))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  const effect = await db
    .selectFrom('outbox')
    .select('due_at')
    .where('due_at', '<=', now)
    .where('status', '=', 'pending')
    .where(isNotPaused('outbox'))
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst()
  const oldest = await db
    .selectFrom('inbox')
    .select('at')
    .where('kind', '!=', setAsideKind)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
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
    timerDueSince: timer?.due_at ?? null,
    effectDueSince: effect?.due_at ?? null,
    effects: await countUpTo(effects),
    inbox: await countUpTo(inbox),
    inboxSince: oldest?.at ?? null,
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
