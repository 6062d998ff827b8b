import type { Condition } from '@trailwright/shared/condition/schema.ts'
import type { Facts } from '@trailwright/shared/condition/facts.ts'
import { compileCondition } from '@trailwright/shared/condition/evaluate.ts'
import { foldJson } from '@trailwright/shared/condition/fold.ts'
import { sqlOf, templateOf, type Population } from '@trailwright/shared/condition/sql/sql-of.ts'
import { sql } from 'kysely'
import type { Database } from '../../database/connection.ts'

/** Writes the facts of a person as rows, for tests that ask both evaluators. The bucket is of no matter here. */
export const storeFacts = async ({ db }: Database, workspace: string, facts: Facts): Promise<void> => {
  const owner = { bucket: 7, workspace, person: facts.person.id }
  const { id, zone, attributes, tags } = facts.person
  await db
    .insertInto('person')
    .values({
      bucket: 7,
      workspace,
      id,
      created_at: 0,
      updated_at: 0,
      last_seen_at: null,
      zone,
      zone_raw: zone,
      language: null,
      attributes: JSON.stringify(attributes),
      folded: JSON.stringify(foldJson(attributes)),
      tags: JSON.stringify(tags),
      identities: '[]',
      search: '',
      rev: 0,
      merged_into: null,
    })
    .execute()
  const events = Object.values(facts.events).flatMap((known) => (known === 'unknown' ? [] : known))
  for (const { properties, ...event } of events) {
    const folded = JSON.stringify(foldJson(properties))
    const row = { ...owner, ...event, type: 'track', received_at: 0, properties: JSON.stringify(properties), folded }
    await db.insertInto('event').values(row).execute()
  }
  for (const [segment, member] of Object.entries(facts.segments)) {
    await db
      .insertInto('membership')
      .values({ ...owner, segment, member: member === true ? 1 : 0, since: 0, wake: null })
      .execute()
  }
  for (const point of facts.contactPoints) {
    await db
      .insertInto('contact_point')
      .values({ ...owner, ...point, since: 0 })
      .execute()
  }
  for (const consent of facts.consents) {
    await db
      .insertInto('consent')
      .values({ ...owner, ...consent })
      .execute()
  }
  const passages = facts.passages === 'unknown' ? [] : facts.passages
  for (const [index, { journey, key, enteredAt, endedAt, status }] of passages.entries()) {
    const row = { ...owner, id: `${id}e${index}`, journey, key, status, version: 1, node: 'n', due_at: null, rev: 0 }
    const times = { entered_at: enteredAt, arrived_at: enteredAt, ended_at: endedAt, state: '{}', reason: null }
    await db
      .insertInto('enrollment')
      .values({ ...row, ...times })
      .execute()
  }
}

/** Ids of the people for whom SQL says true; undefined if it cannot say. */
export const matchesInSql = async (
  { db }: Database,
  condition: Condition,
  population: Population,
  workspace: string,
): Promise<readonly string[] | undefined> => {
  const expression = sqlOf(condition, population)
  if (!expression.ok) return undefined
  const found = await db
    .selectFrom('person as p')
    .select('p.id')
    .where('p.workspace', '=', workspace)
    .where(sql<boolean>(templateOf(expression.sql), ...expression.sql.parameters))
    .execute()
  return found.map(({ id }) => id).toSorted()
}

export const matchesInMemory = (condition: Condition, people: readonly Facts[], at: number): readonly string[] => {
  const evaluate = compileCondition(condition)
  return people
    .filter((facts) => evaluate({ facts }, at).value === true)
    .map(({ person }) => person.id)
    .toSorted()
}
