import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openPostgres, openSqlite } from '../../api/src/database/connection.ts'
import { startPostgres } from '../../api/src/database/testing/start-postgres.ts'
import { median, printTable } from './measure.ts'
import { fillStore } from './postgres-store.ts'

const people = 20_000
const rounds = 3

/** One process; `go` starts it and gives the milliseconds until nothing of its buckets is due any more. */
const worker = async (url: string, index: number, of: number): Promise<() => Promise<void>> => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'postgres-worker.ts'), url, String(index), String(of)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const said = (word: string): Promise<void> =>
    new Promise((resolve, reject) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes(word)) resolve()
      })
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}`))))
    })
  await said('ready')
  return async () => {
    const done = said('done')
    child.stdin.write('go\n')
    await done
  }
}

/** What was written agrees: one step, one message asked, one count for everybody. */
const check = async ({ db }: Database): Promise<void> => {
  const count = async (table: 'outbox' | 'enrollment'): Promise<number> =>
    Number(
      (
        await db
          .selectFrom(table)
          .select((row) => row.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const moved = await db
    .selectFrom('enrollment')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('node', '=', 'm')
    .executeTakeFirstOrThrow()
  const arrived = await db
    .selectFrom('history')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('node', '=', 'm')
    .where('code', '=', 'arrived')
    .executeTakeFirstOrThrow()
  const counted = await db
    .selectFrom('counter')
    .select((row) => row.fn.sum<number>('n').as('n'))
    .where('node', '=', 'm')
    .where('what', '=', 'arrived')
    .executeTakeFirstOrThrow()
  const all = [await count('outbox'), Number(moved.n), Number(arrived.n), Number(counted.n)]
  if (all.some((n) => n !== people)) throw new Error(`They disagree: ${all.join(', ')} of ${people}`)
}

/** Steps a second of so many processes over one database. */
const measure = async (url: string, open: () => Database, processes: number): Promise<number> => {
  const filling = open()
  await fillStore(filling, people)
  await filling.close()
  const go = await Promise.all(Array.from({ length: processes }, (_, index) => worker(url, index, processes)))
  const began = performance.now()
  await Promise.all(go.map((start) => start()))
  const ms = performance.now() - began
  const checking = open()
  await check(checking)
  await checking.close()
  return (1000 * people) / ms
}

/** The engine on PostgreSQL, by one process, two and four, beside SQLite in the same run; nothing may disagree. */
export const benchPostgres = async (): Promise<void> => {
  const server = await startPostgres(true)
  const base = `postgres://trailwright@127.0.0.1:${server.port}`
  const folder = mkdtempSync(join(tmpdir(), 'trailwright-bench-'))
  let made = 0
  const onSqlite = async (): Promise<number> => {
    const file = join(folder, `${made++}.db`)
    return measure(file, () => openSqlite(file), 1)
  }
  const onPostgres = async (processes: number): Promise<number> => {
    const name = `bench_${made++}`
    const admin = openPostgres(`${base}/postgres`)
    await admin.pool?.query(`create database ${name}`)
    await admin.close()
    return measure(`${base}/${name}`, () => openPostgres(`${base}/${name}`), processes)
  }
  const rates = { sqlite: [] as number[], one: [] as number[], two: [] as number[], four: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    rates.sqlite.push(await onSqlite())
    rates.one.push(await onPostgres(1))
    rates.two.push(await onPostgres(2))
    rates.four.push(await onPostgres(4))
  }
  const sqlite = median(rates.sqlite)
  const row = (name: string, values: readonly number[], before: number): string[] => {
    const rate = median(values)
    return [name, rate.toFixed(0), (rate / sqlite).toFixed(2), (rate / before).toFixed(2)]
  }
  printTable([
    ['', 'steps/s', 'of SQLite', 'of the line before'],
    row('SQLite', rates.sqlite, sqlite),
    row('PostgreSQL, one process', rates.one, sqlite),
    row('two', rates.two, median(rates.one)),
    row('four', rates.four, median(rates.two)),
  ])
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
