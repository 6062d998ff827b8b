import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import Sqlite from 'better-sqlite3'
import { main, type MainOptions, type Started } from './main.ts'
import { virtualClock } from './virtual-clock.ts'
import { postgresForTests } from './database/testing/postgres.ts'
import { testStart } from './http/testing.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'start-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

const start = (options: Partial<MainOptions>, env: Readonly<Record<string, string>> = {}): Promise<Started> =>
  main(
    { host: '127.0.0.1', port: 0, data: folder(), demo: 'empty', ...options },
    { env, clock: virtualClock(testStart) },
  )

const running = async (starting: Promise<Started>) => {
  const started = await starting
  if (!started.ok) throw new Error(started.problem.code)
  return started
}

describe('a start', () => {
  test('makes the data folder, offers the first account once, and keeps what is in it', async () => {
    const data = join(folder(), 'deep/data')
    const first = await running(start({ data }))
    expect(first.ownerLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/first-run\?token=/)
    const token = new URL(first.ownerLink ?? '').searchParams.get('token')
    const made = await fetch(`${first.url}/api/v1/setup/owner`, {
      method: 'POST',
      headers: { origin: first.url, 'content-type': 'application/json' },
      body: JSON.stringify({
        token,
        name: 'Lin',
        email: 'lin@example.com',
        password: 'seven slow otters drift',
        language: 'en',
        zone: 'Asia/Shanghai',
        demo: false,
        workspaceName: 'Pear Tree',
      }),
    })
    expect(made.status).toBe(200)
    await first.close()
    expect(statSync(data).mode & 0o777).toBe(0o700)
    expect(statSync(join(data, 'secret.key')).mode & 0o777).toBe(0o600)
    expect(statSync(join(data, 'trailwright.db')).mode & 0o777).toBe(0o600)

    const second = await running(start({ data }, { TRAILWRIGHT_RESET_OWNER: 'LIN@example.com' }))
    expect(second.ownerLink).toBeNull()
    expect(second.resetLink).toMatch(/\/reset\?token=/)
    await second.close()
  })

  test('runs on PostgreSQL when DATABASE_URL names one', async () => {
    const postgres = await postgresForTests()
    const started = await running(start({}, { DATABASE_URL: postgres.url }))
    const answer = await fetch(`${started.url}/api/v1/setup`)
    expect(await answer.json()).toMatchObject({ needsOwner: true })
    await started.close()
    await postgres.close()
  })

  test('says when others on the network can read along', async () => {
    const exposed = await running(start({ host: '0.0.0.0' }))
    expect(exposed).toMatchObject({ isExposed: true, url: expect.stringMatching(/^http:\/\/localhost:/) })
    await exposed.close()
    const behindTls = await running(start({ host: '0.0.0.0' }, { TRAILWRIGHT_URL: 'https://journeys.example.com' }))
    expect(behindTls).toMatchObject({ isExposed: false, url: 'https://journeys.example.com' })
    await behindTls.close()
  })

  test('is ready when its engine runs, and tells what happens in it', async () => {
    const started = await running(start({}))
    const ready = await fetch(`${started.url}/readyz`)
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ok: true, database: true, migrations: true, engine: true },
    ])
    const page = await (await fetch(`${started.url}/metrics`)).text()
    expect(page).toContain('trailwright_engine_up 1')
    expect(page).toContain('trailwright_database_up 1')
    expect(page).toContain(
      'trailwright_http_request_duration_seconds_count{method="GET",route="/readyz",status="200"} 1',
    )
    await started.close()
  })

  test('of nobody known resets nothing', async () => {
    const started = await running(start({}, { TRAILWRIGHT_RESET_OWNER: 'who@example.com' }))
    expect(started.resetLink).toBeNull()
    await started.close()
  })
})

describe('what stands in the way is said by a code', () => {
  test('a taken port', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    expect(await start({ port })).toEqual({
      ok: false,
      problem: { code: 'start.port-taken', params: { host: '127.0.0.1', port } },
    })
    await new Promise((closed) => other.close(closed))
  })

  test('an address of another machine', async () => {
    expect(await start({ host: '192.0.2.1' })).toMatchObject({ problem: { code: 'start.host-unknown' } })
  })

  test('a folder that cannot be one', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    expect(await start({ data: join(file, 'data') })).toMatchObject({ problem: { code: 'start.data-unwritable' } })
    expect(await start({ data: file })).toMatchObject({ problem: { code: 'start.data-unwritable' } })
  })

  test('a file that is no database', async () => {
    const data = folder()
    writeFileSync(
      join(data, 'trailwright.db'),
      'not a database, but long enough to be read as the head of one'.repeat(20),
    )
    expect(await start({ data })).toMatchObject({
      problem: { code: 'start.database-damaged', params: { folder: data } },
    })
  })

  test('a database of another program, which stays untouched', async () => {
    const data = folder()
    const file = new Sqlite(join(data, 'trailwright.db'))
    file.exec('create table person (name text)')
    expect(await start({ data })).toMatchObject({ problem: { code: 'start.database-damaged' } })
    expect(file.prepare('select name from sqlite_master').all()).toEqual([{ name: 'person' }])
    file.close()
  })

  test('a disk that fills up late, when the database is open and the app is served', async () => {
    const full = (): never => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    }
    const clock = { ...virtualClock(testStart), token: full }
    const starting = main({ host: '127.0.0.1', port: 0, data: folder(), demo: 'empty' }, { env: {}, clock })
    expect(await starting).toMatchObject({ ok: false, problem: { code: 'start.disk-full' } })
  })

  test('half a key', async () => {
    const data = folder()
    writeFileSync(join(data, 'secret.key'), '')
    expect(await start({ data })).toMatchObject({ problem: { code: 'start.secret-key-damaged' } })
  })

  test('a database of a newer version, which stays untouched', async () => {
    const data = folder()
    await (await running(start({ data }))).close()
    const file = new Sqlite(join(data, 'trailwright.db'))
    file.exec(`insert into migration (name, applied) values ('9999-later', 1)`)
    file.close()
    expect(await start({ data })).toMatchObject({
      problem: { code: 'start.database-newer', params: { folder: data, found: '9999-later' } },
    })
  })

  test('secrets without their key, and a key that is too short', async () => {
    const data = folder()
    await (await running(start({ data }))).close()
    const file = new Sqlite(join(data, 'trailwright.db'))
    file.exec(`insert into secret values ('w', 'crm', 'example.com', 'x', 'otherkey.a.b.c', 1)`)
    file.close()
    expect(await start({ data })).toMatchObject({ problem: { code: 'start.secret-key-missing' } })
    expect(await start({ data }, { SECRET_KEY: 'short' })).toMatchObject({
      problem: { code: 'start.secret-key-short' },
    })
  })

  test('a PostgreSQL that does not answer', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expect(await start({}, env)).toMatchObject({ problem: { code: 'start.database-unreachable' } })
  })
})
