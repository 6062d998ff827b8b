import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { openSqlite } from '../../database/connection.ts'
import { masterKey } from '../../database/master-key.ts'
import { migrate } from '../../database/migrate.ts'
import { secretStore } from '../../database/secret-store.ts'
import { readSettings, writeSettings } from '../../database/workspace-settings.ts'
import { exit, node, openWorld, send, type World } from '../../engine/testing/world.ts'
import { databaseFile } from '../../open-store.ts'
import { checks } from './checks.ts'
import { checkIntegrity } from './file.ts'
import { type Patient } from './patient.ts'

const master = masterKey(Buffer.alloc(32, 7))
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

const mail = {
  id: 'mail',
  nodes: {
    t: node('trigger.event', { event: 'cart' }, { next: 'w' }),
    w: node('wait.for', { duration: 'PT1H', calendar: false, at: null, zone: 'journey' }, { next: 'm' }),
    m: send({ sent: 'x' }),
    x: exit('finished'),
  },
}

const shop = async (dialect: 'sqlite' | 'postgres'): Promise<World> => {
  const world = await openWorld(dialect, '2026-05-01T09:00:00Z', 'shop')
  open.push(world)
  const settings = await readSettings(world.database.db, 'shop')
  const smtp = { host: 'mail.example', port: 587, secure: 'starttls', user: null } as const
  const sender = { name: 'Shop', email: 'news@shop.example', replyTo: null, postalAddress: '' }
  await writeSettings(world.database.db, 'shop', { ...settings, smtp, sender, publicUrl: 'https://go.shop.example' })
  await world.publish(mail)
  await world.person('u1')
  await world.track('u1', 'cart')
  return world
}

/** What all checks find together, but for those of the file, which a database in memory does not have. */
const codes = async (world: World, more: Partial<Patient> = {}): Promise<readonly string[]> => {
  const { database, clock } = world
  const config = { publicUrl: null, privateHosts: [] }
  const patient = { database, clock, data: tmpdir(), master, config, ...more }
  const found = []
  for (const { name, run } of checks) {
    if (!['disk', 'wal', 'smtp'].includes(name)) found.push(...(await run(patient)))
  }
  return found.map(({ code }) => code)
}

describe.each(['sqlite', 'postgres'] as const)('on %s', (dialect) => {
  test('a copy that works has nothing to say, neither at rest nor in the middle of it', async () => {
    const world = await shop(dialect)
    expect(await codes(world)).toEqual([])
    await world.runTo('2026-05-01T12:00:00Z')
    expect(await codes(world)).toEqual([])
  })

  test('what waits and nobody looks at', async () => {
    const world = await shop(dialect)
    const { db } = world.database
    const late = { ...world.clock, now: () => world.clock.now() + 2 * 3_600_000 }
    expect(await codes(world, { clock: late })).toEqual(['doctor.timers-late'])
    const row = (seq: number, kind: string) => {
      const person = `p${seq}`
      const at = world.clock.now()
      return { bucket: bucketOf('shop', person), workspace: 'shop', person, seq, at, kind, body: '{}' }
    }
    await db
      .insertInto('inbox')
      .values([row(1, 'changed'), row(2, 'set-aside')])
      .execute()
    expect(await codes(world, { clock: late })).toEqual(['doctor.timers-late', 'doctor.inbox-late', 'doctor.set-aside'])
  })

  test('held people by what holds them, and what a dead process had in hand', async () => {
    const world = await shop(dialect)
    world.answer = () => ({ type: 'held', cause: 'credentials', detail: {} })
    await world.runTo('2026-05-01T12:00:00Z')
    expect(await codes(world)).toEqual(['doctor.held-credentials'])
    const { db } = world.database
    await db
      .updateTable('outbox')
      .set({ status: 'claimed', due_at: world.clock.now() - 600_000 })
      .execute()
    expect(await codes(world)).toEqual(['doctor.claims-stuck', 'doctor.held-credentials'])
  })

  test('counters that do not add up, and a history that leads elsewhere', async () => {
    const world = await shop(dialect)
    const { db } = world.database
    await db.updateTable('counter').set({ n: 7 }).where('what', '=', 'entered').execute()
    expect(await codes(world)).toEqual(['doctor.counters-off'])
    await db.updateTable('enrollment').set({ node: 'm' }).execute()
    const found = []
    for (let moment = 0; moment < 64; moment += 1) {
      const clock = { ...world.clock, now: () => world.clock.now() + moment }
      found.push(...(await codes(world, { clock })))
    }
    expect(new Set(found)).toEqual(new Set(['doctor.counters-off', 'doctor.history-off']))
  })

  test('data from the future', async () => {
    const world = await shop(dialect)
    const behind = { ...world.clock, now: () => world.clock.now() - 3_600_000 }
    expect(await codes(world, { clock: behind })).toEqual(['doctor.clock'])
  })

  test('secrets without their key', async () => {
    const world = await shop(dialect)
    const secret = { host: 'crm.example', header: 'x-key', value: 'canary' }
    await secretStore(world.database.db, world.clock, master).put('shop', 'crm', secret)
    expect(await codes(world)).toEqual([])
    expect(await codes(world, { master: null })).toEqual(['doctor.key-missing'])
    expect(await codes(world, { master: masterKey(Buffer.alloc(32, 8)) })).toEqual(['doctor.secrets-closed'])
  })

  test('live journeys that have no way to write to anybody', async () => {
    const world = await shop(dialect)
    const { db } = world.database
    const settings = await readSettings(db, 'shop')
    await writeSettings(db, 'shop', { ...settings, sender: null, publicUrl: null })
    expect(await codes(world)).toEqual(['doctor.no-sender', 'doctor.no-public-url'])
    expect(await codes(world, { config: { publicUrl: 'https://j.example', privateHosts: [] } })).toEqual([
      'doctor.no-sender',
    ])
    await writeSettings(db, 'shop', { ...settings, smtp: null })
    expect(await codes(world)).toEqual(['doctor.no-smtp'])
    await world.setStatus('mail', 'stopped')
    expect(await codes(world)).toEqual([])
  })
})

test('a mail server that does not answer, or is in the private network', async () => {
  const world = await shop('sqlite')
  const { database, clock } = world
  const settings = await readSettings(database.db, 'shop')
  const smtp = { host: '127.0.0.1', port: 1, secure: 'none', user: null } as const
  await writeSettings(database.db, 'shop', { ...settings, smtp })
  const check = checks.find(({ name }) => name === 'smtp')
  const found = async (privateHosts: readonly string[]) =>
    check?.run({ database, clock, data: '', master, config: { publicUrl: null, privateHosts } })
  expect(await found([])).toMatchObject([{ code: 'doctor.smtp', params: { detail: 'egress.private' } }])
  expect(await found(['127.0.0.1'])).toMatchObject([{ code: 'doctor.smtp', params: { detail: 'ESOCKET' } }])
})

test('a file of which a part was lost', async () => {
  const data = mkdtempSync(join(tmpdir(), 'doctor-'))
  const made = openSqlite(databaseFile(data))
  await migrate(made.db, 'sqlite')
  made.sqlite?.exec(
    `insert into meta select value, value from json_each('[${Array.from({ length: 4000 }, (_, n) => n).join()}]')`,
  )
  made.sqlite?.pragma('wal_checkpoint(truncate)')
  await made.close()
  const bytes = readFileSync(databaseFile(data))
  const last = bytes.length - 3 * 4096
  writeFileSync(
    databaseFile(data),
    Buffer.concat([bytes.subarray(0, last), Buffer.alloc(4096, 0xff), bytes.subarray(last + 4096)]),
  )
  const database = openSqlite(databaseFile(data))
  const config = { publicUrl: null, privateHosts: [] }
  const clock = (await shop('sqlite')).clock
  const found = await checkIntegrity({ database, data, clock, master, config })
  expect(found.map(({ code }) => code)).toEqual(['doctor.damaged'])
  await database.close()
  rmSync(data, { recursive: true })
})
