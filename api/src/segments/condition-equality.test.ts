import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compileCondition } from '@trailwright/shared/condition/evaluate.ts'
import type { Facts } from '@trailwright/shared/condition/facts.ts'
import { foldJson } from '@trailwright/shared/condition/fold.ts'
import { operators, type Condition } from '@trailwright/shared/condition/schema.ts'
import { sqlOf, templateOf, type Population } from '@trailwright/shared/condition/sql/sql-of.ts'
import {
  factsArbitrary,
  instantArbitrary,
  peopleZones,
  populationCondition,
  workspaceZone,
} from '@trailwright/shared/condition/testing/arbitrary.ts'
import { kindOfLeaf, leafKinds, leavesOf } from '@trailwright/shared/condition/walk.ts'
import { openPostgres, openSqlite, type Database } from '../database/connection.ts'
import { migrate } from '../database/migrate.ts'
import { postgresForTests, type PostgresDatabase } from '../database/testing/postgres.ts'

const seed = 20_260_329
const peopleEach = 15
const workspaces = 20
/** Zones of people that are not among those asked for fall back, as does a person without one. */
const zones = peopleZones.slice(0, 3)

const populationOf = (workspace: number): fc.Arbitrary<Facts[]> =>
  fc.tuple(...Array.from({ length: peopleEach }, (_, person) => factsArbitrary(`w${workspace}p${person}`)))

/** The people of each workspace: the same on every run. */
const populations = Array.from({ length: workspaces }, (_, workspace) =>
  fc.sample(populationOf(workspace), { numRuns: 1, seed: seed + workspace }).flat(),
).map((people) =>
  people.map((facts) => {
    const isAsked = zones.some((zone) => zone === facts.person.zone)
    return { ...facts, person: { ...facts.person, zone: isAsked ? facts.person.zone : null } }
  }),
)

const store = async ({ db }: Database, workspace: string, facts: Facts): Promise<void> => {
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

const fill = async (database: Database): Promise<void> => {
  await migrate(database.db, database.dialect)
  for (const [workspace, people] of populations.entries()) {
    for (const facts of people) await store(database, String(workspace), facts)
  }
}

/** Ids of the people for whom SQL says true; undefined if it cannot say. */
const matchesInSql = async (
  { db }: Database,
  condition: Condition,
  population: Population,
  workspace: number,
): Promise<readonly string[] | undefined> => {
  const expression = sqlOf(condition, population)
  if (!expression.ok) return undefined
  const found = await db
    .selectFrom('person as p')
    .select('p.id')
    .where('p.workspace', '=', String(workspace))
    .where(sql<boolean>(templateOf(expression.sql), ...expression.sql.parameters))
    .execute()
  return found.map(({ id }) => id).toSorted()
}

const matchesInMemory = (condition: Condition, people: readonly Facts[], at: number): readonly string[] => {
  const evaluate = compileCondition(condition)
  return people
    .filter((facts) => evaluate({ facts }, at).value === true)
    .map(({ person }) => person.id)
    .toSorted()
}

const agree = async (database: Database, numRuns: number): Promise<void> => {
  const seen = { kinds: new Set<string>(), operators: new Set<string>(), true: 0, asked: 0, said: 0, runs: 0 }
  const property = fc.asyncProperty(
    populationCondition,
    instantArbitrary,
    fc.nat({ max: workspaces - 1 }),
    async (condition, at, workspace) => {
      const people = populations[workspace] ?? []
      const inSql = await matchesInSql(
        database,
        condition,
        { dialect: database.dialect, at, zone: workspaceZone, zones },
        workspace,
      )
      seen.runs += 1
      if (inSql === undefined) return
      const inMemory = matchesInMemory(condition, people, at)
      seen.said += 1
      seen.asked += people.length
      seen.true += inMemory.length
      for (const leaf of leavesOf(condition)) {
        seen.kinds.add(kindOfLeaf(leaf))
        if ('attribute' in leaf || 'did' in leaf) seen.operators.add(leaf.is)
      }
      expect(inSql).toEqual(inMemory)
    },
  )
  await fc.assert(property, { seed, numRuns })

  expect(leafKinds.filter((kind) => !seen.kinds.has(kind))).toEqual(['draw'])
  expect(operators.filter((operator) => !seen.operators.has(operator))).toEqual([])
  expect(seen.said / seen.runs).toBeGreaterThan(0.9)
  expect(seen.true / seen.asked).toBeGreaterThan(0.2)
  expect(seen.true / seen.asked).toBeLessThan(0.8)
}

describe('SQLite says of a population what the closure says of each person', () => {
  const database = openSqlite(':memory:')
  beforeAll(() => fill(database))
  afterAll(() => database.close())

  test('over random conditions, people and instants', () => agree(database, 2000))
})

describe('PostgreSQL says of a population what the closure says of each person', () => {
  let server: PostgresDatabase
  let database: Database
  beforeAll(async () => {
    server = await postgresForTests()
    database = openPostgres(server.url)
    await fill(database)
  })
  afterAll(async () => {
    await database.close()
    await server.close()
  })

  test('over random conditions, people and instants', () => agree(database, 600))
})
