import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { usualPriority, type Waiting } from '@trailwright/shared/policy/decision.ts'
import { effectSchema } from '@trailwright/shared/step/effect.ts'
import { sql, type Kysely } from 'kysely'
import { given } from '../../database/bulk.ts'
import type { Tables } from '../../database/tables.ts'

/** By person: messages that were put off, will be tried again, and count to the caps. `people` each once. */
export const readWaiting = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly Waiting[]>> => {
  if (people.length === 0) return new Map()
  const wanted = people.map((person) => ({ bucket: bucketOf(workspace, person), person }))
  const deferred = await sql<{ bucket: number; id: string }>`select d.bucket, d.id
    from ${given(db, ['bucket', 'person'], wanted)} as wanted cross join delivery as d
    where d.bucket = wanted.bucket and d.workspace = ${workspace} and d.person = wanted.person
      and d.status = 'deferred' and d.counts_to_cap = 1`.execute(db)
  if (deferred.rows.length === 0) return new Map()
  const keys = new Set(deferred.rows.map(({ id }) => id))
  const passages = deferred.rows.map(({ bucket, id }) => ({
    bucket: Number(bucket),
    enrollment: id.split(':')[0] ?? '',
  }))
  const asked = await sql<{ person: string; effect: string }>`select distinct o.person, o.effect
    from ${given(db, ['bucket', 'enrollment'], passages)} as wanted cross join outbox as o
    where o.bucket = wanted.bucket and o.enrollment = wanted.enrollment and o.workspace = ${workspace}
      and o.type = 'send' and o.status = 'pending'`.execute(db)
  const waiting = asked.rows.flatMap((row) => {
    const effect = effectSchema.parse(JSON.parse(row.effect))
    if (effect.type !== 'send' || !keys.has(effect.key)) return []
    const { key, channel, category, priority = usualPriority } = effect
    return [{ person: row.person, waits: { key, channel, category, priority } }]
  })
  return new Map(
    [...Map.groupBy(waiting, ({ person }) => person)].map(([person, each]) => [person, each.map(({ waits }) => waits)]),
  )
}
