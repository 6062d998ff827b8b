import { sql, type Kysely, type Selectable } from 'kysely'
import { given } from '../../database/bulk.ts'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'

/** The steps at which each enrollment ever arrived, by its id. */
export const passedSteps = async (
  db: Kysely<Tables>,
  rows: readonly Pick<Selectable<EnrollmentTable>, 'bucket' | 'id'>[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const places = rows.map(({ bucket, id }) => ({ bucket, id }))
  const found = await sql<{ enrollment: string; node: string }>`select h.enrollment, h.node
    from ${given(db, ['bucket', 'id'], places)} as wanted cross join history as h
    where h.bucket = wanted.bucket and h.enrollment = wanted.id and h.code = 'arrived'`.execute(db)
  const passed = new Map<string, Set<string>>()
  for (const { enrollment, node } of found.rows) {
    const known = passed.get(enrollment)
    if (known === undefined) passed.set(enrollment, new Set([node]))
    else known.add(node)
  }
  return passed
}
