import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inTransaction } from './bulk.ts'
import { type Database, openSqliteThreads } from './connection.ts'
import { migrate } from './migrate.ts'

let folder: string
let database: Database
let died: Error[]
const threads: Worker[] = []
const note = (thread: Worker): number => threads.push(thread)
beforeEach(async () => {
  died = []
  threads.length = 0
  process.on('worker', note)
  folder = mkdtempSync(join(tmpdir(), 'trailwright-threads-'))
  database = openSqliteThreads(join(folder, 'trailwright.db'), (fault) => died.push(fault))
  await migrate(database.db, database.dialect)
})
afterEach(async () => {
  await database.close()
  process.off('worker', note)
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

test.each([
  ['the writer', 0],
  ['a reader', 1],
])(
  '%s that dies is told once, and what waits for it or comes after it is refused with a code, not kept waiting',
  async (_who, which) => {
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const broken = inTransaction(database.db, async (tx) => {
      await tx.insertInto('meta').values({ key: 't1', value: '1' }).execute()
      begun.resolve()
      await gate.promise
      await tx.insertInto('meta').values({ key: 't2', value: '1' }).execute()
    })
    const settled = Promise.allSettled([broken, put('t3')])
    await begun.promise
    await threads[which]?.terminate()
    gate.resolve()
    const statuses = (await settled).map(({ status }) => status)
    expect(statuses).toEqual(which === 0 ? ['rejected', 'rejected'] : ['fulfilled', 'fulfilled'])
    expect(died).toMatchObject([{ code: 'SQLITE_THREAD' }])
    if (which === 0) await expect(put('t4')).rejects.toMatchObject({ code: 'SQLITE_THREAD' })
    else await expect(keys()).rejects.toMatchObject({ code: 'SQLITE_THREAD' })
  },
)

test('closing is no death, and leaves one file behind', async () => {
  await put('t1')
  await database.close()
  expect(died).toEqual([])
  expect(readdirSync(folder)).toEqual(['trailwright.db'])
})

test('a parameter that no thread can be handed is refused', async () => {
  await expect(sql`select ${sql.val(Symbol('none'))}`.execute(database.db)).rejects.toThrow('could not be cloned')
  await put('t1')
  expect(await keys()).toEqual(['t1'])
})

test('a process whose database thread dies says so and ends', async () => {
  const connection = new URL('./connection.ts', import.meta.url).href
  const program = `
    import { sql } from '${createRequire(import.meta.url).resolve('kysely')}'
    import { openSqliteThreads } from '${connection}'
    const threads = []
    process.on('worker', (thread) => threads.push(thread))
    const { db } = openSqliteThreads(${JSON.stringify(join(folder, 'own.db'))})
    await sql\`select 1\`.execute(db)
    await threads[0].terminate()
    await sql\`select 1\`.execute(db)
    await new Promise(() => setInterval(() => {}, 1000))`
  writeFileSync(join(folder, 'own.mjs'), program)
  const ended = promisify(execFile)(process.execPath, [join(folder, 'own.mjs')])
  await expect(ended).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('SQLITE_THREAD') })
})
