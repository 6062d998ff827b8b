import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import type { Role } from '@trailwright/shared/wire/route.ts'
import type { Kysely, Selectable } from 'kysely'
import type { PersonTable, Tables } from '../database/tables.ts'
import { maskAddress } from './mask.ts'
import { cityOf, nameOf, personOf, valueOf } from './person.ts'

/** A person as lists show her; who may only view sees addresses masked. */
export const personRow = (row: Selectable<PersonTable>, role: Role): PersonRow => {
  const person = personOf(row)
  const shown = (address: string | null): string | null =>
    address === null || role !== 'viewer' ? address : maskAddress(address)
  return {
    id: person.id,
    name: nameOf(person.attributes),
    email: shown(valueOf(person, 'email')),
    phone: shown(valueOf(person, 'phone')),
    city: cityOf(person.attributes),
    createdAt: person.createdAt,
    lastSeenAt: person.lastSeenAt,
    tags: [...person.tags],
  }
}

/** These people as lists show them, in the order of the ids; who is gone is left out. */
export const personRows = async (
  db: Kysely<Tables>,
  workspace: string,
  ids: readonly string[],
  role: Role,
): Promise<PersonRow[]> => {
  const distinct = [...new Set(ids)]
  if (distinct.length === 0) return []
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where('bucket', 'in', [...new Set(distinct.map((id) => bucketOf(workspace, id)))])
    .where('workspace', '=', workspace)
    .where('id', 'in', distinct)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, personRow(row, role)]))
  return distinct.flatMap((id) => byId.get(id) ?? [])
}
