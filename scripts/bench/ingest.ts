import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, printTable, timed } from './measure.ts'

const batchSize = 100
const people = 10_000
/** Senders at a time. */
const together = 16
const secondsEach = 8
const rounds = 3
/** A key may send a thousand events a second: enough of them that this is not what is measured. */
const keyCount = 60
const journeyCount = 10

interface Served {
  readonly url: string
  /** Makes the first account; the product's only. */
  readonly ownerLink: string | null
  stop(): Promise<void>
}

const serve = (script: string, ...args: readonly string[]): Promise<Served> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (!said.endsWith('\n')) return
      const { url, ownerLink = null } = JSON.parse(said)
      const stop = (): Promise<void> =>
        new Promise((done) => {
          child.once('exit', () => done())
          child.kill('SIGTERM')
        })
      resolve({ url, ownerLink, stop })
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })

let sent = 0
const chance = (below: number): number => Math.floor(Math.random() * below)
/** One batch as Segment's server clients send it: message ids are random, and so is who did something next. */
const batchText = (): string => {
  const timestamp = new Date().toISOString()
  const batch = Array.from({ length: batchSize }, () => {
    const n = sent++
    return {
      type: 'track',
      messageId: randomUUID(),
      userId: `user-${chance(people)}`,
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

/** Somebody signed in on the product's pages. */
interface Owner {
  get(path: string): Promise<void>
  post(path: string, body: object): Promise<unknown>
}

const ownerOf = async ({ url, ownerLink }: Served): Promise<Owner> => {
  const ask = async (path: string, body: object | null, cookie: string): Promise<Response> => {
    const answer = await fetch(url + path, {
      method: body === null ? 'GET' : 'POST',
      headers: { origin: url, cookie, 'content-type': 'application/json' },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}: ${await answer.text()}`)
    return answer
  }
  const made = await ask(
    '/api/v1/setup/owner',
    {
      token: new URL(ownerLink ?? '').searchParams.get('token'),
      name: 'Bench',
      email: 'bench@example.com',
      password: 'long enough to sign in',
      language: 'en',
      zone: 'UTC',
      demo: false,
      workspaceName: 'Bench',
    },
    '',
  )
  await made.arrayBuffer()
  const cookie = made.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  return {
    get: async (path) => void (await (await ask(path, null, cookie)).arrayBuffer()),
    post: async (path, body) => (await ask(path, body, cookie)).json(),
  }
}

/** Events a second that are taken at full speed, and what happens meanwhile. */
const flood = async (
  url: string,
  keys: readonly string[],
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

/** Below the product's own limit of 600 calls a minute. */
const pageEveryMs = 110
const pageRounds = 5

/** Milliseconds of each path's requests, one after the other for so long, as somebody who looks around. */
const look = async (owner: Owner, paths: readonly string[], seconds: number): Promise<readonly number[][]> => {
  const times = paths.map((): number[] => [])
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    for (const [index, path] of paths.entries()) times[index]?.push(await timed(() => owner.get(path)))
    await new Promise((done) => setTimeout(done, pageEveryMs))
  }
  return times
}

/** Events in, against a route that only parses and inserts, in the same run; and pages while events come at full speed. */
export const benchIngest = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'trailwright-bench-'))
  const routes: Served[] = []
  try {
    routes.push(await serve('ingest-server.ts', join(folder, 'data')))
    for (const what of ['event', 'rows']) routes.push(await serve('bare-ingest.ts', join(folder, `${what}.db`), what))
    await measure(routes)
  } finally {
    await Promise.all(routes.map(({ stop }) => stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The product first, then the routes that it is measured against. */
const measure = async (routes: readonly Served[]): Promise<void> => {
  const [product] = routes
  if (product === undefined) throw new Error('The product is to be served')
  const owner = await ownerOf(product)
  const keys: string[] = []
  for (let n = 0; n < keyCount; n += 1) {
    const made = await owner.post('/api/v1/write-keys', { name: `Bench ${n}`, kind: 'server' })
    if (typeof made !== 'object' || made === null || !('key' in made)) throw new Error('A key')
    keys.push(String(made.key))
  }
  for (let n = 0; n < journeyCount; n += 1)
    await owner.post('/api/v1/journeys', { name: { en: `Journey ${n}` }, starter: null })

  for (const { url } of routes) await flood(url, keys, 3)
  const taken = routes.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { url }] of routes.entries()) taken[index]?.push(await flood(url, keys, secondsEach))
  const [own = 0, limit = 0, same = 0] = taken.map(median)
  printTable([
    ['events a second', 'ours', 'ours of it'],
    ['parse, insert one row with two indexes', limit.toFixed(0), (own / limit).toFixed(3)],
    ['parse, insert the same durable rows', same.toFixed(0), (own / same).toFixed(3)],
    ['ours', own.toFixed(0), '1'],
  ])

  const built = existsSync(join(import.meta.dirname, '../../dist/web/favicon.svg'))
  const paths = ['/api/v1/journeys', ...(built ? ['/favicon.svg'] : [])]
  await new Promise((done) => setTimeout(done, 3000))
  await look(owner, paths, 2)
  const quiet = paths.map((): number[] => [])
  const busy = paths.map((): number[] => [])
  const note = (all: readonly number[][], times: readonly number[][]): void => {
    for (const [index, own] of times.entries()) all[index]?.push(...own)
  }
  // By turns: what else the machine does meanwhile meets both alike.
  for (let round = 0; round < pageRounds; round += 1) {
    note(quiet, await look(owner, paths, secondsEach))
    await flood(product.url, keys, secondsEach, async () => note(busy, await look(owner, paths, secondsEach)))
    await new Promise((done) => setTimeout(done, 1000))
  }
  console.log('')
  const compared = (path: string, index: number, name: string, share: number): readonly string[] => {
    const [calm, loud] = [percentile(quiet[index] ?? [], share), percentile(busy[index] ?? [], share)]
    return [`${path} ${name}`, calm.toFixed(1), loud.toFixed(1), (loud / calm).toFixed(2)]
  }
  printTable([
    ['ms', 'quiet', 'while ingesting', 'times'],
    ...paths.flatMap((path, index) => [compared(path, index, 'p50', 0.5), compared(path, index, 'p99', 0.99)]),
  ])
  if (!built) console.log('A static file is measured once the pages are built.')
}
