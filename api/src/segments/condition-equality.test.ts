import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Facts } from '@trailwright/shared/condition/facts.ts'
import { operators } from '@trailwright/shared/condition/schema.ts'
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
import { matchesInMemory, matchesInSql, storeFacts } from './testing/both-evaluators.ts'

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

const fill = async (database: Database): Promise<void> => {
  await migrate(database.db, database.dialect)
  for (const [workspace, people] of populations.entries()) {
    for (const facts of people) await storeFacts(database, String(workspace), facts)
  }
}

/** Fails at the first condition on which the two differ; gives what was met on the way. */
const compareBoth = async (database: Database, numRuns: number) => {
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
        String(workspace),
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

  return {
    kindsNotSeen: leafKinds.filter((kind) => !seen.kinds.has(kind)),
    operatorsNotSeen: operators.filter((operator) => !seen.operators.has(operator)),
    mostlySaid: seen.said / seen.runs > 0.9,
    shareTrue: seen.true / seen.asked,
  }
}

const wellMixed = {
  kindsNotSeen: ['draw'],
  operatorsNotSeen: [],
  mostlySaid: true,
  shareTrue: expect.toSatisfy((share: number) => share > 0.2 && share < 0.8),
}

describe('SQLite says of a population what the closure says of each person', () => {
  const database = openSqlite(':memory:')
  beforeAll(() => fill(database))
  afterAll(() => database.close())

  test('over random conditions, people and instants', async () => {
    expect(await compareBoth(database, 2000)).toEqual(wellMixed)
  })
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

  test('over random conditions, people and instants', async () => {
    expect(await compareBoth(database, 600)).toEqual(wellMixed)
  })
})
