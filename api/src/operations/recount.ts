/**
 * Counts everything anew from the history and compares:
 *
 *   history (in pages) and sums of what was forgotten of it
 *                      ──countsOfTrace──► sums ◄──── compared ────► the counter table
 *                                          │
 *                                          └── entered = inside + left, arrived = here + gone by a port + left from here
 *                                                        ▲
 *   enrollments ──────────────────────────────────────────┘
 *
 * All of it sees one state of the database. Memory holds the sums and one page, however long the history is. Refusals are
 * not counted anew: only the last one of each person is kept.
 */
import { countsOfTrace } from '@trailwright/shared/run/count-changes.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import { type Kysely, sql, type Transaction } from 'kysely'
import { dialectOf, inTransaction, insertRows } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { inUnits } from '../engine/index.ts'

export interface CounterKey {
  readonly workspace: string
  readonly journey: string
  readonly version: number
  /** '' for the journey as a whole. */
  readonly node: string
  readonly what: string
  readonly name: string
}

/** A counter that says something else than the history. */
export interface WrongCounter {
  readonly type: 'counter'
  readonly counter: CounterKey
  readonly counted: number
  readonly real: number
}
/** A place where people are missing, or are twice: `came` is not `here` + `gone`. */
export interface WrongSum {
  readonly type: 'sum'
  readonly place: Pick<CounterKey, 'workspace' | 'journey' | 'version' | 'node'>
  readonly came: number
  readonly here: number
  readonly gone: number
}
/** People kept out for comparison: counted, and known by name. */
export interface WrongHoldout {
  readonly type: 'holdout'
  readonly place: Pick<CounterKey, 'workspace' | 'journey'>
  readonly counted: number
  readonly real: number
}
export type Difference = WrongCounter | WrongSum | WrongHoldout

export interface Recount {
  readonly entries: number
  /** Entries that cannot be read, and are not counted. */
  readonly unreadable: number
  readonly counters: number
  readonly differences: readonly Difference[]
}

const pageSize = 1_000

/** `progress` hears how many entries of the history are done, page by page. */
export const recount = (db: Kysely<Tables>, progress: (entries: number) => void = () => {}): Promise<Recount> =>
  inOneView(db, async (tx) => {
    const real = await readArchived(tx)
    const { entries, unreadable } = await sumHistory(tx, real, progress)
    const counted = await readCounters(tx)
    const differences = [
      ...wrongCounters(counted, real),
      ...wrongSums(real, await readStandings(tx)),
      ...(await wrongHoldouts(tx, counted)),
    ]
    return { entries, unreadable, counters: counted.size, differences }
  })

/** Nothing that is written meanwhile is seen, and nobody has to wait. */
const inOneView = <T>(db: Kysely<Tables>, look: (tx: Transaction<Tables>) => Promise<T>): Promise<T> =>
  dialectOf(db) === 'sqlite'
    ? db.transaction().execute(look)
    : db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look)

/** What is counted, by the key of its counter. */
export type Sums = Map<string, number>

const keyOf = ({ workspace, journey, version, node, what, name }: CounterKey): string =>
  JSON.stringify([workspace, journey, version, node, what, name])

const counterOf = (key: string): CounterKey => {
  // As keyOf wrote it.
  const [workspace, journey, version, node, what, name] = JSON.parse(key) as [
    string,
    string,
    number,
    string,
    string,
    string,
  ]
  return { workspace, journey, version, node, what, name }
}

const add = (sums: Sums, key: string, n: number): void => void sums.set(key, (sums.get(key) ?? 0) + n)

interface Place {
  readonly bucket: number
  readonly enrollment: string
  readonly seq: number
}

const sumHistory = async (
  tx: Transaction<Tables>,
  sums: Sums,
  progress: (entries: number) => void,
): Promise<{ entries: number; unreadable: number }> => {
  let entries = 0
  let unreadable = 0
  let after: Place = { bucket: -1, enrollment: '', seq: 0 }
  for (;;) {
    const rows = await tx
      .selectFrom('history')
      .select(['bucket', 'enrollment', 'seq', 'workspace', 'journey', 'version', 'entry'])
      .where(sql<boolean>`(bucket, enrollment, seq) > (${after.bucket}, ${after.enrollment}, ${after.seq})`)
      .orderBy('bucket')
      .orderBy('enrollment')
      .orderBy('seq')
      .limit(pageSize)
      .execute()
    for (const { workspace, journey, version, entry } of rows) {
      const changes = countsOf(version, entry)
      if (changes === null) unreadable += 1
      for (const change of changes ?? []) add(sums, keyOf({ workspace, journey, ...change }), inUnits(change))
    }
    entries += rows.length
    progress(entries)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return { entries, unreadable }
    after = last
  }
}

const countsOf = (version: number, text: string): ReturnType<typeof countsOfTrace> | null => {
  try {
    const entry: TraceEntry = JSON.parse(text)
    return countsOfTrace(version, [entry])
  } catch {
    return null
  }
}

/** The counter table; buckets added up. */
export const readCounters = (tx: Kysely<Tables>): Promise<Sums> => readSums(tx, 'counter')

/** What the history said that was forgotten since (retention/). */
const readArchived = (tx: Kysely<Tables>): Promise<Sums> => readSums(tx, 'archived_count')

const readSums = async (tx: Kysely<Tables>, table: 'counter' | 'archived_count'): Promise<Sums> => {
  const rows = await tx
    .selectFrom(table)
    .select(['workspace', 'journey', 'version', 'node', 'what', 'name', (row) => row.fn.sum<number>('n').as('n')])
    .groupBy(['workspace', 'journey', 'version', 'node', 'what', 'name'])
    .execute()
  return new Map(rows.map(({ n, ...key }) => [keyOf(key), Number(n)]))
}

/** Counted elsewhere than in the history. */
const outside: ReadonlySet<string> = new Set(['refused', 'holdout'])

const wrongCounters = (counted: Sums, real: Sums): readonly WrongCounter[] =>
  [...new Set([...counted.keys(), ...real.keys()])]
    .toSorted()
    .map((key) => ({
      type: 'counter' as const,
      counter: counterOf(key),
      counted: counted.get(key) ?? 0,
      real: real.get(key) ?? 0,
    }))
    .filter(({ counter, counted: n, real: should }) => n !== should && !outside.has(counter.what))

/** People inside, by place: once for the journey as a whole, once for the node. */
export const readStandings = async (tx: Kysely<Tables>): Promise<Sums> => {
  const rows = await tx
    .selectFrom('enrollment')
    .select(['workspace', 'journey', 'version', 'node', (row) => row.fn.countAll<number>().as('n')])
    .where('status', '!=', 'ended')
    .groupBy(['workspace', 'journey', 'version', 'node'])
    .execute()
  const here: Sums = new Map()
  for (const { workspace, journey, version, node, n } of rows) {
    for (const place of ['', node]) add(here, JSON.stringify([workspace, journey, version, place]), Number(n))
  }
  return here
}

/** Places where people are missing, or are twice. */
export const wrongSums = (real: Sums, standings: Sums): readonly WrongSum[] => {
  const came: Sums = new Map()
  const gone: Sums = new Map()
  for (const [key, n] of real) {
    const { workspace, journey, version, node, what } = counterOf(key)
    const place = JSON.stringify([workspace, journey, version, node])
    if (what === (node === '' ? 'entered' : 'arrived')) add(came, place, n)
    if (what === 'left' || (what === 'port' && node !== '')) add(gone, place, n)
  }
  return [...new Set([...came.keys(), ...gone.keys(), ...standings.keys()])].toSorted().flatMap((key) => {
    const [workspace, journey, version, node] = JSON.parse(key) as [string, string, number, string]
    const sum = { came: came.get(key) ?? 0, here: standings.get(key) ?? 0, gone: gone.get(key) ?? 0 }
    return sum.came === sum.here + sum.gone
      ? []
      : [{ type: 'sum' as const, place: { workspace, journey, version, node }, ...sum }]
  })
}

/** Who is held out is written down by name, not by version. */
const wrongHoldouts = async (tx: Transaction<Tables>, counted: Sums): Promise<readonly WrongHoldout[]> => {
  const sums: Sums = new Map()
  for (const [key, n] of counted) {
    const { workspace, journey, what } = counterOf(key)
    if (what === 'holdout') add(sums, JSON.stringify([workspace, journey]), n)
  }
  const rows = await tx
    .selectFrom('holdout')
    .select(['workspace', 'journey', (row) => row.fn.countAll<number>().as('n')])
    .groupBy(['workspace', 'journey'])
    .execute()
  const real = new Map(rows.map(({ workspace, journey, n }) => [JSON.stringify([workspace, journey]), Number(n)]))
  return [...new Set([...sums.keys(), ...real.keys()])].toSorted().flatMap((key) => {
    const [workspace, journey] = JSON.parse(key) as [string, string]
    const difference = { counted: sums.get(key) ?? 0, real: real.get(key) ?? 0 }
    return difference.counted === difference.real
      ? []
      : [{ type: 'holdout' as const, place: { workspace, journey }, ...difference }]
  })
}

/**
 * Sets wrong counters right, by what they are wrong by: whatever was counted since they were looked at stays. Sums cannot
 * be repaired here: there the history itself misses something. How many were set right.
 */
export const repairCounters = async (db: Kysely<Tables>, differences: readonly Difference[]): Promise<number> => {
  const wrong = differences.filter((difference) => difference.type === 'counter')
  await inTransaction(db, (tx) =>
    insertRows(
      tx,
      'counter',
      wrong.map(({ counter, counted, real }) => ({ bucket: 0, ...counter, n: real - counted })),
      sql`on conflict (bucket, workspace, journey, version, node, what, name) do update set n = counter.n + excluded.n`,
    ),
  )
  return wrong.length
}
