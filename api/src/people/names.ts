import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { givenPeople } from './contact.ts'
import { nameOf } from './person.ts'

/** What people are called, by id; '' for who has no name. Who does not exist is not in the map. */
export const namesOf = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
): Promise<Map<string, string>> => {
  const ids = [...new Set(people)]
  if (ids.length === 0) return new Map()
  const found = await sql<{ id: string; attributes: string }>`select p.id, p.attributes
    from ${givenPeople(db, workspace, ids)} as wanted cross join person as p
    where p.bucket = wanted.bucket and p.workspace = ${workspace} and p.id = wanted.person`.execute(db)
  return new Map(found.rows.map((row) => [row.id, nameOf(JSON.parse(row.attributes))]))
}
