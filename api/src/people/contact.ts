import type { ConsentFact } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { given, inBuckets } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import type { Point } from './person.ts'

export const groupBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

/** The people as a table expression with bucket and person. */
export const givenPeople = (db: Kysely<Tables>, workspace: string, people: readonly string[]): RawBuilder<unknown> =>
  given(
    db,
    ['bucket', 'person'],
    people.map((person) => ({ bucket: bucketOf(workspace, person), person })),
  )

/** The buckets of these people (`inBuckets`). */
export const inPeoplesBuckets = (
  db: Kysely<Tables>,
  column: string,
  workspace: string,
  people: readonly string[],
): RawBuilder<unknown> =>
  inBuckets(
    db,
    column,
    people.map((person) => ({ bucket: bucketOf(workspace, person) })),
  )

// Databases sort text each in their own way.
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
const byAge = (a: Point, b: Point): number => compare(a.since, b.since) || compare(a.address, b.address)
const byName = (a: ConsentFact, b: ConsentFact): number =>
  compare(a.channel, b.channel) || compare(a.category, b.category)

/** Contact points by person, the oldest first. */
export const readPoints = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
): Promise<Map<string, Point[]>> => {
  if (people.length === 0) return new Map()
  const found = await sql<Point & { person: string }>`select c.person, c.channel, c.address, c.suppressed, c.since
    from ${givenPeople(db, workspace, people)} as wanted cross join contact_point as c
    where c.bucket = wanted.bucket and c.workspace = ${workspace} and c.person = wanted.person
      and ${inPeoplesBuckets(db, 'c.bucket', workspace, people)}`.execute(db)
  const points = groupBy(found.rows, (row) => row.person)
  return new Map(
    [...points].map(
      ([person, rows]) => [person, rows.map(({ person: _, ...point }) => point).toSorted(byAge)] as const,
    ),
  )
}

/** Current consents by person. */
export const readConsents = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
): Promise<Map<string, ConsentFact[]>> => {
  if (people.length === 0) return new Map()
  const found = await sql<
    ConsentFact & { person: string }
  >`select c.person, c.channel, c.category, c.state, c.at, c.source
    from ${givenPeople(db, workspace, people)} as wanted cross join consent as c
    where c.bucket = wanted.bucket and c.workspace = ${workspace} and c.person = wanted.person
      and ${inPeoplesBuckets(db, 'c.bucket', workspace, people)}`.execute(db)
  const consents = groupBy(found.rows, (row) => row.person)
  return new Map(
    [...consents].map(
      ([person, rows]) => [person, rows.map(({ person: _, ...consent }) => consent).toSorted(byName)] as const,
    ),
  )
}
