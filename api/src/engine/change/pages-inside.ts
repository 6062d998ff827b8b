import { type Kysely, type Selectable, sql } from 'kysely'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'

const pageSize = 1000

/** Everybody inside a journey, a page at a time, so that none of it holds the process up. */
export async function* pagesInside(
  db: Kysely<Tables>,
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
      .where('status', '!=', 'ended')
      .where(sql<boolean>`(bucket, id) > (${bucket}, ${id})`)
      .orderBy('bucket')
      .orderBy('id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    ;[bucket, id] = [last.bucket, last.id]
  }
}
