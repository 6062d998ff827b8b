import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../api/src/database/connection.ts'
import { openShop, shopWorkspace } from '../kill/shop.ts'
import { median, printTable } from './measure.ts'

const batchSize = 100
const people = 10_000
const together = 4
const secondsEach = 8
const rounds = 3
/** A key may send a thousand events a second: enough of them that this is not what is measured. */
const keys = Array.from({ length: 60 }, (_, index) => `bench-write-key-${index}`)

interface Served {
  readonly url: string
  stop(): Promise<void>
}

const serve = (script: string, argument: string): Promise<Served> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, script), argument], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const url = /"url":"([^"]+)"/.exec(said)?.[1]
      if (url === undefined) return
      const stop = (): Promise<void> =>
        new Promise((done) => {
          child.once('exit', () => done())
          child.kill('SIGTERM')
        })
      resolve({ url, stop })
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })

let sent = 0
/** One batch as Segment's server clients send it. */
const batchText = (): string => {
  const timestamp = new Date().toISOString()
  const batch = Array.from({ length: batchSize }, () => {
    const n = sent++
    return {
      type: 'track',
      messageId: `bench-${n}`,
      userId: `user-${n % people}`,
      event: 'Product Viewed',
      timestamp,
      properties: { product: `p-${n % 500}`, price: 12.5, currency: 'EUR', list: 'home', position: n % 20 },
      context: { library: { name: 'bench', version: '1' } },
    }
  })
  return JSON.stringify({ batch })
}

const send = async (url: string, key: string): Promise<boolean> => {
  const answer = await fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    },
    body: batchText(),
  })
  await answer.arrayBuffer()
  return answer.status === 200
}

/** Events a second that are taken at full speed, and what happens meanwhile. */
const flood = async (
  url: string,
  seconds: number,
  meanwhile: () => Promise<void> = async () => {},
): Promise<number> => {
  const until = performance.now() + seconds * 1000
  let events = 0
  let turn = 0
  const senders = Array.from({ length: together }, async () => {
    while (performance.now() < until) {
      turn += 1
      if (await send(url, keys[turn % keys.length] ?? '')) events += batchSize
    }
  })
  await Promise.all([...senders, meanwhile()])
  return events / seconds
}

const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const pageEveryMs = 20

/** Milliseconds of requests of a page that asks the database, one after the other for so long. */
const pages = async (url: string, seconds: number): Promise<readonly number[]> => {
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    const start = performance.now()
    const answer = await fetch(`${url}/readyz`)
    await answer.arrayBuffer()
    times.push(performance.now() - start)
    await new Promise((done) => setTimeout(done, pageEveryMs))
  }
  return times
}

/** Events in, against a route that only parses and inserts, in the same run; and pages while events come at full speed. */
export const benchIngest = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'trailwright-bench-'))
  const data = join(folder, 'data')
  await openShop(data, {}, 1, 'http://127.0.0.1:1')
  const store = openSqlite(join(data, 'trailwright.db'))
  for (const key of keys)
    await store.db
      .insertInto('write_key')
      .values({
        workspace: shopWorkspace,
        id: key,
        kind: 'server',
        name: key,
        hash: createHash('sha256').update(key).digest('hex'),
        prefix: key.slice(0, 8),
        created_at: 0,
        revoked_at: null,
        last_used_at: null,
      })
      .execute()
  await store.close()
  const product = await serve('../kill/server.ts', data)
  const bare = await serve('bare-ingest.ts', join(folder, 'bare.db'))
  await flood(product.url, 3)
  await flood(bare.url, 2)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await flood(product.url, secondsEach))
    theirs.push(await flood(bare.url, secondsEach))
  }
  const [own, limit] = [median(ours), median(theirs)]
  printTable([
    ['events a second', 'bare route', 'of it'],
    [own.toFixed(0), limit.toFixed(0), (own / limit).toFixed(3)],
  ])
  await new Promise((done) => setTimeout(done, 3000))
  const quiet = percentile(await pages(product.url, secondsEach), 0.99)
  let busyTimes: readonly number[] = []
  await flood(product.url, secondsEach, async () => {
    busyTimes = await pages(product.url, secondsEach)
  })
  const busy = percentile(busyTimes, 0.99)
  console.log('')
  printTable([
    ['a page, p99 in ms', 'while ingesting', 'times'],
    [quiet.toFixed(1), busy.toFixed(1), (busy / quiet).toFixed(2)],
  ])
  await Promise.all([product.stop(), bare.stop()])
  rmSync(folder, { recursive: true, force: true })
}
