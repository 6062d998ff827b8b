import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PostgresDatabase, postgresForTests } from './postgres.ts'

let database: PostgresDatabase
let other: PostgresDatabase
let client: pg.Client

beforeAll(async () => {
  database = await postgresForTests()
  other = await postgresForTests()
  client = new pg.Client(database.url)
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.close()
  await other.close()
})

test('is a real PostgreSQL 18', async () => {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  expect(rows[0]?.server_version).toMatch(/^18\./)
})

test('keeps the databases of two test files apart', async () => {
  await client.query('create table person (name text)')
  const stranger = new pg.Client(other.url)
  await stranger.connect()
  await expect(stranger.query('select * from person')).rejects.toMatchObject({ code: '42P01' })
  await stranger.end()
})

test('holds Chinese text, and sorts as a language does, not by bytes', async () => {
  const { rows } = await client.query<{ name: string }>(
    "select name from (values ('b'), ('A'), ('旅程'), ('a')) as t(name) order by name",
  )
  expect(rows.map(({ name }) => name)).toEqual(['a', 'A', 'b', '旅程'])
})
