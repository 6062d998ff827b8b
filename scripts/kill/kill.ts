import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../api/src/clock.ts'
import { type Database, openPostgres, openSqlite } from '../../api/src/database/connection.ts'
import { startPostgres } from '../../api/src/database/testing/start-postgres.ts'
import { giveUpClaims } from '../../api/src/engine/outbox.ts'
import { openMailbox } from './mailbox.ts'
import { type Judgement, judge } from './judge.ts'
import { startLoad } from './load.ts'
import { openShop } from './shop.ts'
import { victim } from './victim.ts'

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/** Somebody else's system: remembers with which key it was asked how often. */
const openHooks = async () => {
  const hooks = new Map<string, { n: string; times: number }>()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'] ?? '')
      const { n } = JSON.parse(body) as { n: string }
      hooks.set(key, { n, times: (hooks.get(key)?.times ?? 0) + 1 })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { hooks, url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** A PostgreSQL with an empty database, or null for the file in the data folder. */
const openDatabase = async (dialect: 'sqlite' | 'postgres') => {
  if (dialect === 'sqlite') return null
  const server = await startPostgres(true)
  return { ...server, url: `postgres://trailwright@127.0.0.1:${server.port}/postgres` }
}

const random = (from: number, to: number): number => from + Math.random() * (to - from)

const tooLongMs = 20_000

/** Until so many more calls are acknowledged: a server that had nothing to do is not worth killing. */
const untilTaken = async (acknowledged: ReadonlySet<string>, more: number): Promise<void> => {
  const enough = acknowledged.size + more
  const since = performance.now()
  while (acknowledged.size < enough && performance.now() - since < tooLongMs) await sleep(10)
}

/**
 * A real server under a steady load, killed so many times at any moment, each time started again. In the middle the
 * database itself goes down at once, where it is one of its own. Then everything may run to its end, and is judged.
 */
export const killed = async (dialect: 'sqlite' | 'postgres', kills: number): Promise<Judgement> => {
  const data = mkdtempSync(join(tmpdir(), 'trailwright-kill-'))
  const [mailbox, hooks, postgres] = await Promise.all([openMailbox(), openHooks(), openDatabase(dialect)])
  const env = {
    TRAILWRIGHT_PRIVATE_HOSTS: '127.0.0.1',
    SECRET_KEY: 'a key of the kill proof, long enough for it',
    ...(postgres === null ? {} : { DATABASE_URL: postgres.url }),
  }
  await openShop(data, env, mailbox.port, hooks.url)
  const server = victim(data, env)
  const load = startLoad(server)
  for (let kill = 0; kill < kills; kill += 1) {
    // Every fifth does not get as far as to serve.
    if (kill % 5 === 4) await server.startFor(random(50, 800))
    else {
      await server.start()
      await untilTaken(load.acknowledged, random(1, 20))
      await sleep(random(0, 1500))
    }
    if (postgres !== null && kill === Math.floor(kills / 2)) {
      await postgres.restart()
      await sleep(2000)
    }
    await server.kill()
  }
  const open = () => (postgres === null ? openSqlite(join(data, 'trailwright.db')) : openPostgres(postgres.url))
  if (postgres !== null) await letLeasesRunOut(open())
  await server.start()
  await load.stop()
  await untilAllRests(open)
  await server.stop()
  const database = open()
  const mails = new Map<string, number>()
  for (const { subject = '' } of mailbox.mails) {
    const n = subject.replace('Number ', '')
    mails.set(n, (mails.get(n) ?? 0) + 1)
  }
  const judgement = await judge(database, { mails, hooks: hooks.hooks, acknowledged: load.acknowledged })
  await database.close()
  const tooFew = judgement.events < kills ? [`Only ${judgement.events} events: too few to prove anything`] : []
  hooks.close()
  await Promise.all([mailbox.close(), postgres?.stop() ?? Promise.resolve()])
  rmSync(data, { recursive: true, force: true })
  return { ...judgement, problems: [...judgement.problems, ...tooFew] }
}

/** Of several processes over one database none knows that another one died: its claims run out after minutes. */
const letLeasesRunOut = async (database: Database): Promise<void> => {
  await giveUpClaims(database.db, systemClock().now())
  await database.close()
}

/** So long may pass in which nobody comes to rest: then something is stuck, and the judge says what. */
const patienceMs = 30_000

const untilAllRests = async (open: () => ReturnType<typeof openSqlite>): Promise<void> => {
  const database = open()
  let fewest = Number.POSITIVE_INFINITY
  let since = performance.now()
  for (;;) {
    const active = await database.db
      .selectFrom('enrollment')
      .select((row) => row.fn.countAll<number>().as('n'))
      .where('status', '=', 'active')
      .executeTakeFirstOrThrow()
    const inbox = await database.db
      .selectFrom('inbox')
      .select((row) => row.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    const waiting = Number(active.n) + Number(inbox.n)
    if (waiting === 0) break
    if (waiting < fewest) {
      fewest = waiting
      since = performance.now()
    }
    if (performance.now() - since > patienceMs) break
    await sleep(500)
  }
  await database.close()
}
