import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { main } from '../main.ts'
import { testStart } from '../http/testing.ts'
import { virtualClock } from '../virtual-clock.ts'
import { backUp } from './backup.ts'
import { restore, type RestoreWish } from './restore.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const serve = async (data: string) => {
  const started = await main(
    { host: '127.0.0.1', port: 0, data, demo: 'empty' },
    { env: {}, clock: virtualClock(testStart) },
  )
  if (!started.ok) throw new Error(started.problem.code)
  return started
}
const data = (): string => join(folder, 'data')
const copy = (): string => join(folder, 'copy.db')
const note = (file: string, value: string): void => {
  const sqlite = new Sqlite(file)
  sqlite.prepare(`insert or replace into meta values ('note', ?)`).run(value)
  sqlite.close()
}
const noted = (file: string): unknown => {
  const sqlite = new Sqlite(file, { readonly: true })
  const row = sqlite.prepare<[], { value: string }>(`select value from meta where key = 'note'`).get()
  sqlite.close()
  return row?.value
}
const database = (): string => join(data(), 'trailwright.db')
const leftovers = (): readonly string[] => readdirSync(data()).filter((name) => /restoring|replaced/.test(name))
const wish = (more: Partial<RestoreWish> = {}): RestoreWish => ({
  data: data(),
  file: copy(),
  withKey: false,
  paused: false,
  secretKey: null,
  now: testStart + 5_000,
  ...more,
})

describe('a backup', () => {
  test('is taken while the server runs, is whole, and is for its owner only', async () => {
    const started = await serve(data())
    await started.settle()
    note(database(), 'first')
    expect(backUp(data(), copy(), false, testStart)).toMatchObject({ ok: true, value: { file: copy(), key: null } })
    await started.close()
    expect(noted(copy())).toBe('first')
    expect(statSync(copy()).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).toSorted()).toEqual(['copy.db', 'data'])
  })

  test('holds no key unless that is asked for', async () => {
    await (await serve(data())).close()
    const key = readFileSync(join(data(), 'secret.key'), 'utf8')
    backUp(data(), copy(), false, testStart)
    expect(readFileSync(copy(), 'latin1')).not.toContain(key.trim())
    const other = join(folder, 'other.db')
    expect(backUp(data(), other, true, testStart)).toMatchObject({ value: { key: `${other}.key` } })
    expect(readFileSync(`${other}.key`, 'utf8')).toBe(key)
    expect(statSync(`${other}.key`).mode & 0o777).toBe(0o600)
  })

  test('overwrites nothing, and leaves nothing half done', async () => {
    expect(backUp(data(), copy(), false, testStart)).toMatchObject({ problem: { code: 'backup.no-database' } })
    await (await serve(data())).close()
    writeFileSync(copy(), 'something')
    expect(backUp(data(), copy(), false, testStart)).toMatchObject({ problem: { code: 'backup.exists' } })
    expect(readFileSync(copy(), 'utf8')).toBe('something')
    const nowhere = join(folder, 'no/such/copy.db')
    expect(backUp(data(), nowhere, false, testStart)).toMatchObject({ problem: { code: 'backup.unwritable' } })
  })

  test('of a damaged database says so', async () => {
    await (await serve(data())).close()
    truncateSync(database(), Math.floor(statSync(database()).size / 2 / 4096) * 4096)
    expect(backUp(data(), copy(), false, testStart)).toMatchObject({ problem: { code: 'backup.damaged' } })
    expect(existsSync(copy())).toBe(false)
  })
})

describe('a restore', () => {
  const backedUp = async (): Promise<void> => {
    await (await serve(data())).close()
    note(database(), 'then')
    expect(backUp(data(), copy(), true, testStart).ok).toBe(true)
    note(database(), 'now')
  }

  test('puts the copy in place, keeps what was there, and the server goes on with it', async () => {
    await backedUp()
    const replaced = `${database()}.replaced-${testStart + 5_000}`
    expect(restore(wish())).toEqual({
      ok: true,
      value: { madeAt: testStart, replaced, pausedJourneys: 0, lacksKey: false },
    })
    expect([noted(database()), noted(replaced)]).toEqual(['then', 'now'])
    expect(statSync(database()).mode & 0o777).toBe(0o600)
    await (await serve(data())).close()
    expect(noted(database())).toBe('then')
    expect(noted(copy())).toBe('then')
  })

  test('takes what the killed server had not yet moved into the file along with what it keeps', async () => {
    await backedUp()
    const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/holder.ts'), database(), 'late'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(existsSync(`${database()}-wal`)).toBe(true)
    expect(restore(wish())).toMatchObject({ ok: true })
    expect(noted(`${database()}.replaced-${testStart + 5_000}`)).toBe('late')
    expect(noted(database())).toBe('then')
  })

  test('is refused while somebody has the data open', async () => {
    await backedUp()
    const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/holder.ts'), database(), 'held'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    expect(restore(wish())).toMatchObject({ problem: { code: 'restore.in-use', params: { folder: data() } } })
    child.kill()
    await once(child, 'exit')
    expect(noted(database())).toBe('held')
    expect(leftovers()).toEqual([])
  })

  test('into an empty folder, with the key, is a move to another machine', async () => {
    await backedUp()
    const elsewhere = join(folder, 'elsewhere')
    expect(restore(wish({ data: elsewhere, withKey: true }))).toMatchObject({
      value: { replaced: null, lacksKey: false },
    })
    expect(readFileSync(join(elsewhere, 'secret.key'))).toEqual(readFileSync(join(data(), 'secret.key')))
    await (await serve(elsewhere)).close()
  })

  test('says when the key of its secrets is missing', async () => {
    await backedUp()
    const sqlite = new Sqlite(copy())
    sqlite.exec(`insert into secret values ('w', 'crm', 'example.com', 'x', 'otherkey.a.b.c', 1)`)
    sqlite.close()
    expect(restore(wish())).toMatchObject({ value: { lacksKey: true } })
  })

  test('with its live journeys paused, so that somebody may look first', async () => {
    await backedUp()
    const sqlite = new Sqlite(copy())
    const journey = sqlite.prepare(`insert into journey values ('w', ?, '{}', ?, 1, null, 1, 'u', 1)`)
    journey.run('a', 'live')
    journey.run('b', 'stopped')
    sqlite.close()
    expect(restore(wish({ paused: true }))).toMatchObject({ value: { pausedJourneys: 1 } })
    const restored = new Sqlite(database())
    expect(restored.prepare('select id, status, paused_at from journey order by id').all()).toEqual([
      { id: 'a', status: 'paused', paused_at: testStart + 5_000 },
      { id: 'b', status: 'stopped', paused_at: null },
    ])
    restored.close()
  })

  test('takes the place of a database that is none any more', async () => {
    await backedUp()
    writeFileSync(database(), 'no database at all, and longer than a header has to be. '.repeat(30))
    expect(restore(wish())).toMatchObject({ ok: true })
    expect(noted(database())).toBe('then')
  })

  test.each([
    ['restore.missing', () => rmSync(copy())],
    ['restore.not-ours', () => writeFileSync(copy(), 'hello '.repeat(1000))],
    [
      'restore.not-ours',
      () => {
        rmSync(copy())
        const other = new Sqlite(copy())
        other.exec('create table person (name text)')
        other.close()
      },
    ],
    ['restore.damaged', () => truncateSync(copy(), Math.floor(statSync(copy()).size / 2 / 4096) * 4096)],
    [
      'restore.newer',
      () => {
        const later = new Sqlite(copy())
        later.exec(`insert into migration values ('9999-later', 1)`)
        later.close()
      },
    ],
  ])('%s, and nothing is changed', async (code, spoil) => {
    await backedUp()
    spoil()
    expect(restore(wish())).toMatchObject({ ok: false, problem: { code } })
    expect(noted(database())).toBe('now')
    expect(leftovers()).toEqual([])
  })
})
