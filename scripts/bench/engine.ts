import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { openSqlite } from '../../api/src/database/connection.ts'
import { createBreaker } from '../../api/src/engine/breaker.ts'
import { fireTimers, timersAtOnce } from '../../api/src/engine/timers.ts'
import { createPlaces } from '../../api/src/engine/places.ts'
import { createPrograms } from '../../api/src/engine/programs.ts'
import { createSegments } from '../../api/src/segments/index.ts'
import { runBare, writtenSteps } from './bare-statements.ts'
import { openFullStore, type Store } from './engine-store.ts'
import { median, printTable, timed } from './measure.ts'
import { shareByPart } from './profile.ts'

interface Figures {
  /** Steps a second. */
  readonly timers: number
  readonly bare: number
  readonly messages: number
  /** What the process grew by while it took the steps, bytes. */
  readonly memory: number
}

const stop = (fault: unknown): never => {
  throw fault
}

const fireAll = async ({ database, clock }: Store): Promise<void> => {
  const services = {
    db: database.db,
    clock,
    segments: createSegments(database.db),
    programs: createPrograms(),
    breaker: createBreaker(),
    places: createPlaces(database.db, () => null),
    report: stop,
  }
  while ((await fireTimers(services)) > 0);
}

const measureOnce = async (people: number, present: number): Promise<Figures> => {
  const store = await openFullStore(people, present - people)
  const { sqlite } = store.database
  if (sqlite === null) throw new Error('An SQLite store')
  sqlite.pragma('wal_checkpoint(truncate)')
  const copy = join(store.folder, 'copy.db')
  cpSync(store.file, copy)
  const since = store.clock.now()
  const before = process.memoryUsage().rss
  const timers = await timed(() => fireAll(store))
  const memory = process.memoryUsage().rss - before
  const steps = writtenSteps(sqlite, since)
  const bareStore = openSqlite(copy)
  const bare = await timed(() => {
    if (bareStore.sqlite === null) throw new Error('An SQLite store')
    const written = runBare(bareStore.sqlite, steps, timersAtOnce, since)
    if (written !== people) throw new Error(`${written} of ${people} written`)
  })
  await bareStore.close()
  const messages = await timed(() => store.engine.settle())
  if (store.sent() !== people) throw new Error(`${store.sent()} of ${people} sent`)
  await store.close()
  const rate = (ms: number): number => (1000 * people) / ms
  return { timers: rate(timers), bare: rate(bare), messages: rate(messages), memory }
}

const sized: readonly (readonly [people: number, present: number, rounds: number])[] = [
  [1000, 1000, 7],
  [10_000, 10_000, 3],
  [10_000, 100_000, 3],
  [10_000, 1_000_000, 3],
]

/**
 * Steps a second of the engine on a durable SQLite file, against the same statements bare, in the same run.
 * `pnpm bench engine 100000` leaves out the sizes beyond.
 */
export const benchEngine = async (): Promise<void> => {
  await measureOnce(1000, 1000) // warm-up
  const rows = [
    ['due', 'present', 'timer steps/s', 'bare steps/s', 'timer : bare', 'messages/s', 'message : timer', 'memory, MB'],
  ]
  const [, most = '1000000'] = process.argv.slice(2)
  for (const [people, present, rounds] of sized.filter((each) => each[1] <= Number(most))) {
    const figures: Figures[] = []
    for (let round = 0; round < rounds; round += 1) figures.push(await measureOnce(people, present))
    const of = (read: (each: Figures) => number): number => median(figures.map(read))
    rows.push([
      String(people),
      String(present),
      of(({ timers }) => timers).toFixed(0),
      of(({ bare }) => bare).toFixed(0),
      of(({ timers, bare }) => timers / bare).toFixed(3),
      of(({ messages }) => messages).toFixed(0),
      of(({ messages, timers }) => messages / timers).toFixed(3),
      of(({ memory }) => memory / 1e6).toFixed(0),
    ])
  }
  printTable(rows)
  console.log(
    '\ntimer: due timer → advance → row, history, outbox, counters. message: claim, policy, call, outcome, next wait.',
  )
  const store = await openFullStore(5000)
  for (const [title, act] of [
    ['timers', () => fireAll(store)],
    ['messages', () => store.engine.settle()],
  ] as const) {
    console.log(`\nwhere the time of ${title} goes`)
    const shares = await shareByPart(act)
    printTable(shares.map(([part, share]) => [part, `${(100 * share).toFixed(1)} %`]))
  }
  await store.close()
}
