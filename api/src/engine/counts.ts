import type { CountChange } from '@trailwright/shared/run/count-changes.ts'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { dialectOf, insertionOf } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import type { Passage } from './passage.ts'

/** Sums of counter changes of one transaction, by counter. */
export type Tally = Map<string, TallyEntry>

export interface TallyEntry extends Omit<CountChange, 'what'> {
  readonly what: CountChange['what'] | 'refused' | 'holdout'
  readonly journey: string
  readonly version: number
}

export const tallyUp = (tally: Tally, change: TallyEntry): void => {
  const key = JSON.stringify([change.journey, change.version, change.node, change.what, change.name])
  const known = tally.get(key)
  tally.set(key, known === undefined ? change : { ...known, n: known.n + change.n })
}

/** Values of goals are kept as integers of 1e-4: the column holds no fraction. */
export const valueUnits = 10_000

/** By how much the column changes: each change is rounded by itself, so that a recount comes to the same sum. */
export const inUnits = ({ what, n }: Pick<CountChange, 'what' | 'n'>): number =>
  what === 'goal_value' ? Math.round(n * valueUnits) : n

/** Sums by the bucket whose counters they change. */
export type Tallies = Map<number, Tally>

/** Where the counters of somebody's bucket are: all in one place where buckets are one place. */
export const tallyOf = (tallies: Tallies, apart: boolean, bucket: number): Tally => {
  const place = apart ? bucket : 0
  const known = tallies.get(place)
  if (known !== undefined) return known
  const fresh: Tally = new Map()
  tallies.set(place, fresh)
  return fresh
}

/** Counters change in the same transaction as what they count, so that the sums always hold. Null: nothing changes. */
export const countingOf = (
  tx: Transaction<Tables>,
  workspace: string,
  tallies: Tallies,
  written: readonly Passage[],
): RawBuilder<unknown> | null => {
  const apart = dialectOf(tx) === 'postgres'
  for (const { bucket, now, counts } of written) {
    const tally = tallyOf(tallies, apart, bucket)
    for (const change of counts) tallyUp(tally, { ...change, journey: now.journey, n: inUnits(change) })
  }
  // In one order, so that two transactions never wait for each other.
  const entries = [...tallies]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([bucket, tally]) =>
      [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => ({ bucket, workspace, ...entry })),
    )
  return insertionOf(
    tx,
    'counter',
    entries,
    sql`on conflict (bucket, workspace, journey, version, node, what, name) do update set n = counter.n + excluded.n`,
  )
}
