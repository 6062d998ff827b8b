import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'

const pageSize = 500

/** Words for the partial index: a parameter in place of 'ended' would not find it. */
export const isInside: RawBuilder<boolean> = sql<boolean>`status <> 'ended'`

export const after = (bucket: number, id: string): RawBuilder<boolean> =>
  sql<boolean>`(bucket, id) > (${bucket}, ${id})`

export interface Reading {
  readonly database: { readonly db: Kysely<Tables> }
  readonly clock: Pick<Clock, 'breathe'>
}

/** Everybody inside a journey, a page at a time; between two pages others have their turn. */
export async function* pagesInside(
  { database: { db }, clock }: Reading,
  workspace: string,
  journey: string,
): AsyncGenerator<readonly Selectable<EnrollmentTable>[]> {
  let [bucket, id] = [-1, '']
  for (;;) {
    const rows = await db
      .selectFrom('enrollment')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .where(isInside)
      .where(after(bucket, id))
      .orderBy('bucket')
      .orderBy('id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    ;[bucket, id] = [last.bucket, last.id]
    await clock.breathe()
  }
}
