import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inTransaction } from './bulk.ts'
import { type Database, openSqliteThreads } from './connection.ts'
import { migrate } from './migrate.ts'

let folder: string
let database: Database
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailwright-threads-'))
  database = openSqliteThreads(join(folder, 'trailwright.db'))
  await migrate(database.db, database.dialect)
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

const put = (key: string, value = '1') => database.db.insertInto('meta').values({ key, value }).execute()
const keys = async (): Promise<readonly string[]> =>
  (await database.db.selectFrom('meta').select('key').where('key', 'like', 't%').orderBy('key').execute()).map(
    ({ key }) => key,
  )

test('a select sees what was written before it, and nothing of a transaction that is not over', async () => {
  await put('t1')
  const gate = Promise.withResolvers<void>()
  const inside = Promise.withResolvers<void>()
  const writing = inTransaction(database.db, async (tx) => {
    await tx.insertInto('meta').values({ key: 't2', value: '1' }).execute()
    inside.resolve()
    await gate.promise
    return tx.selectFrom('meta').select('key').where('key', '=', 't2').execute()
  })
  await inside.promise
  expect(await keys()).toEqual(['t1'])
  gate.resolve()
  expect(await writing).toHaveLength(1)
  expect(await keys()).toEqual(['t1', 't2'])
})

test('transactions run one after the other, and one that fails leaves nothing', async () => {
  const order: string[] = []
  const act = (name: string, fails = false) =>
    inTransaction(database.db, async (tx) => {
      order.push(`${name} begins`)
      await tx
        .insertInto('meta')
        .values({ key: `t${name}`, value: '1' })
        .execute()
      if (fails) throw new Error('no')
      order.push(`${name} ends`)
    })
  const all = await Promise.allSettled([act('a'), act('b', true), act('c'), put('td')])
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends'])
  expect(await keys()).toEqual(['ta', 'tc', 'td'])
})

test('faults of the database keep their code, and what comes after them goes on', async () => {
  await put('t1')
  await expect(put('t1')).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
  await expect(sql`select * from nowhere`.execute(database.db)).rejects.toMatchObject({ code: 'SQLITE_ERROR' })
  await put('t2')
  expect(await keys()).toEqual(['t1', 't2'])
})

test('how many rows a statement changed is told', async () => {
  await put('t1')
  await put('t2')
  const { numUpdatedRows } = await database.db
    .updateTable('meta')
    .set({ value: '2' })
    .where('key', 'like', 't%')
    .executeTakeFirstOrThrow()
  expect(numUpdatedRows).toBe(2n)
  const taken = await sql<{ key: string }>`delete from meta where key = 't1' returning key`.execute(database.db)
  expect(taken.rows).toEqual([{ key: 't1' }])
})

test('a file that is no database is refused with its code', async () => {
  const file = join(folder, 'other.db')
  writeFileSync(file, 'this is no database at all, but a text that is long enough to be looked at')
  const other = openSqliteThreads(file)
  await expect(sql`select 1`.execute(other.db)).rejects.toMatchObject({ code: 'SQLITE_NOTADB' })
  await other.close()
})
