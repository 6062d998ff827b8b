import { type RawBuilder, sql } from 'kysely'

/** Pause is one row of the journey, which whatever takes due rows honours: nothing of a paused journey is due. */
export const isNotPaused = (table: 'enrollment' | 'outbox'): RawBuilder<boolean> =>
  sql<boolean>`not exists (select 1 from journey where journey.workspace = ${sql.ref(`${table}.workspace`)}
    and journey.id = ${sql.ref(`${table}.journey`)} and journey.status = 'paused')`
