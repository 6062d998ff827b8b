import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { readDefinitions, type Definition } from './definitions.ts'
import { evaluateFor } from './evaluate.ts'
import type { MembershipChange, Segments, Touched } from './segments.ts'

const isTouchedBy = (definition: Definition, touched: Touched): boolean =>
  touched.data || definition.touches.events.some((name) => touched.events.includes(name))

/** Segments made of touched ones are touched, too. */
const withDependants = (all: readonly Definition[], touched: ReadonlySet<string>): readonly Definition[] => {
  const found = new Set(touched)
  // In order of use, so one pass is enough.
  return all.filter((definition) => {
    const isHit = found.has(definition.id) || definition.touches.segments.some((used) => found.has(used))
    if (isHit) found.add(definition.id)
    return isHit
  })
}

export const createSegments = (db: Kysely<Tables>): Segments => ({
  refresh: async (tx, workspace, people, at) => {
    if (people.size === 0) return []
    const all = await readDefinitions(tx, workspace)
    const touched = new Set(
      all
        .filter((definition) => [...people.values()].some((each) => isTouchedBy(definition, each)))
        .map(({ id }) => id),
    )
    return evaluateFor(tx, workspace, withDependants(all, touched), [...people.keys()], at)
  },
  wake: async (tx, at, limit) => {
    const due = await tx
      .selectFrom('membership')
      .select(['workspace', 'person', 'segment'])
      .where('wake', '<=', at)
      .orderBy('wake')
      .limit(limit)
      .execute()
    const changes: (MembershipChange & { workspace: string })[] = []
    for (const [workspace, rows] of Map.groupBy(due, (row) => row.workspace)) {
      const all = await readDefinitions(tx, workspace)
      const wanted = withDependants(all, new Set(rows.map((row) => row.segment)))
      const found = await evaluateFor(tx, workspace, wanted, [...new Set(rows.map((row) => row.person))], at)
      changes.push(...found.map((change) => ({ ...change, workspace })))
      await forgetDeleted(tx, workspace, all, rows, at)
    }
    return { woken: due.length, changes }
  },
  nextWake: async () => {
    const row = await db
      .selectFrom('membership')
      .select('wake')
      .where('wake', 'is not', null)
      .orderBy('wake')
      .limit(1)
      .executeTakeFirst()
    return row?.wake ?? null
  },
})

/** Rows of a segment that is gone, or of a person who is, would be due for ever. */
const forgetDeleted = async (
  tx: Kysely<Tables>,
  workspace: string,
  all: readonly Definition[],
  rows: readonly { person: string; segment: string }[],
  at: number,
): Promise<void> => {
  const gone = [...new Set(rows.map((row) => row.segment))].filter(
    (id) => !all.some((definition) => definition.id === id),
  )
  if (gone.length > 0)
    await tx.deleteFrom('membership').where('workspace', '=', workspace).where('segment', 'in', gone).execute()
  await tx
    .deleteFrom('membership')
    .where('bucket', 'in', [...new Set(rows.map((row) => bucketOf(workspace, row.person)))])
    .where('workspace', '=', workspace)
    .where('wake', '<=', at)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('person')
            .select('person.id')
            .whereRef('person.bucket', '=', 'membership.bucket')
            .whereRef('person.workspace', '=', 'membership.workspace')
            .whereRef('person.id', '=', 'membership.person')
            .where('person.merged_into', 'is', null),
        ),
      ),
    )
    .execute()
}
