import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { integerColumns } from './bulk.ts'
import { openSqlite } from './connection.ts'
import { migrate } from './migrate.ts'

test('the integer columns are exactly those of the tables', async () => {
  const database = openSqlite(':memory:')
  await migrate(database.db, database.dialect)
  const { rows } = await sql<{
    table: string
    name: string
    type: string
  }>`select t.name as "table", c.name, c.type from sqlite_master t
    join pragma_table_info(t.name) c where t.type = 'table' and t.name <> 'migration'`.execute(database.db)
  const isInteger = (type: string): boolean => /int/i.test(type)
  expect(rows.length).toBeGreaterThan(200)
  expect(new Set(rows.filter(({ type }) => isInteger(type)).map(({ name }) => name))).toEqual(integerColumns)
  const others = rows.filter(({ name, type }) => integerColumns.has(name) !== isInteger(type))
  // Written a row at a time, never in bulk.
  expect(others.map(({ table, name }) => `${table}.${name}`)).toEqual(['kept_draft.since'])
  await database.close()
})
