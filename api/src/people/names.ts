import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { nameOf } from './person.ts'

/** What these people are called, by id. */
export const namesOf = async (
  db: Kysely<Tables>,
  workspace: string,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  const distinct = [...new Set(ids)]
  if (distinct.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'attributes'])
    .where('bucket', 'in', [...new Set(distinct.map((id) => bucketOf(workspace, id)))])
    .where('workspace', '=', workspace)
    .where('id', 'in', distinct)
    .execute()
  return new Map(rows.map((row) => [row.id, nameOf(JSON.parse(row.attributes))]))
}
