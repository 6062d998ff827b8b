import { foldText } from '@trailwright/shared/condition/fold.ts'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import type { Role } from '@trailwright/shared/wire/route.ts'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { givenPeople, readPoints } from './contact.ts'
import { maskAddress } from './mask.ts'
import { cityOf, nameOf } from './person.ts'

type Row = Pick<Tables['person'], 'id' | 'created_at' | 'last_seen_at' | 'attributes' | 'tags'>

/** Rows of lists, in the order of the ids; addresses masked for viewers. Who does not exist is left out. */
export const personRows = async (
  db: Kysely<Tables>,
  workspace: string,
  ids: readonly string[],
  role: Role,
): Promise<PersonRow[]> => {
  if (ids.length === 0) return []
  const found = await sql<Row>`select p.id, p.created_at, p.last_seen_at, p.attributes, p.tags
    from ${givenPeople(db, workspace, ids)} as wanted cross join person as p
    where p.bucket = wanted.bucket and p.workspace = ${workspace} and p.id = wanted.person`.execute(db)
  const rows = new Map(found.rows.map((row) => [row.id, row]))
  const points = await readPoints(db, workspace, ids)
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (row === undefined) return []
    const address = (channel: string): string | null => {
      const point = points.get(id)?.find((each) => each.channel === channel)
      if (point === undefined) return null
      return role === 'viewer' ? maskAddress(point.address) : point.address
    }
    const attributes = JSON.parse(row.attributes)
    return [
      {
        id,
        name: nameOf(attributes),
        email: address('email'),
        phone: address('sms'),
        city: cityOf(attributes),
        createdAt: row.created_at,
        lastSeenAt: row.last_seen_at,
        tags: JSON.parse(row.tags),
      },
    ]
  })
}

export interface ListQuery {
  readonly cursor?: string
  readonly limit?: number
  readonly search?: string
  readonly segment?: string
}

const usualPage = 50

const likePattern = (search: string): string => {
  const looksLikePhone = /^[\d\s+()-]{4,}$/.test(search)
  const wanted = looksLikePhone ? search.replaceAll(/[\s()-]/g, '') : foldText(search.trim())
  return `%${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

/** A page of people, those whose data changed last first; `total` with the first page. */
export const listPeople = async (
  db: Kysely<Tables>,
  workspace: string,
  { cursor, limit = usualPage, search, segment }: ListQuery,
  role: Role,
): Promise<{ items: PersonRow[]; next: string | null; total: number | null }> => {
  const members = sql<boolean>`exists (select 1 from membership as m where m.bucket = person.bucket
    and m.workspace = person.workspace and m.person = person.id and m.segment = ${segment ?? ''} and m.member = 1)`
  const wanted = db
    .selectFrom('person')
    .where('workspace', '=', workspace)
    .where('merged_into', 'is', null)
    .$if(search !== undefined && search.trim() !== '', (query) =>
      query.where(sql<boolean>`search like ${likePattern(search ?? '')} escape '\\'`),
    )
    .$if(segment !== undefined, (query) => query.where(members))
  const [beforeAt, beforeId] = (cursor ?? '').split(' ')
  const rows = await wanted
    .select(['id', 'updated_at'])
    .$if(beforeId !== undefined, (query) =>
      query.where((row) =>
        row.or([
          row('updated_at', '<', Number(beforeAt)),
          row.and([row('updated_at', '=', Number(beforeAt)), row('id', '<', beforeId ?? '')]),
        ]),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const ids = page.map((row) => row.id)
  const count = wanted.select((each) => each.fn.countAll<number>().as('n'))
  return {
    items: await personRows(db, workspace, ids, role),
    next: rows.length > limit && last !== undefined ? `${last.updated_at} ${last.id}` : null,
    total: cursor === undefined ? Number((await count.executeTakeFirstOrThrow()).n) : null,
  }
}
