import type { Counts } from '@trailwright/shared/wire/journeys.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { valueUnits } from '../counts.ts'

interface Counter {
  readonly node: string
  readonly what: string
  readonly name: string
  readonly n: number
}

interface Standing {
  readonly node: string
  readonly status: string
  readonly n: number
}

/** The counters of one version with who is inside now. The sums hold: both change in the step's transaction. */
export const readCounts = async (
  db: Kysely<Tables>,
  workspace: string,
  journey: string,
  version: number | null,
): Promise<Counts> => {
  const counters = await db
    .selectFrom('counter')
    .select(['node', 'what', 'name', (row) => row.fn.sum<number>('n').as('n')])
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('version', '=', version ?? 0)
    .groupBy(['node', 'what', 'name'])
    .execute()
  const standings = await db
    .selectFrom('enrollment')
    .select(['node', 'status', (row) => row.fn.countAll<number>().as('n')])
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('version', '=', version ?? 0)
    .where('status', '!=', 'ended')
    .groupBy(['node', 'status'])
    .execute()
  return countsOf(
    version,
    counters.map((row) => ({ ...row, n: Number(row.n) })),
    standings.map((row) => ({ ...row, n: Number(row.n) })),
  )
}

const sum = (rows: readonly { readonly n: number }[]): number => rows.reduce((total, row) => total + row.n, 0)

/** Counters and standings in the shape of the contract. */
export const countsOf = (
  version: number | null,
  counters: readonly Counter[],
  standings: readonly Standing[],
): Counts => {
  const of = (node: string, what: string): readonly Counter[] =>
    counters.filter((row) => row.node === node && row.what === what)
  const byReason = (node: string, what: string) => of(node, what).map(({ name, n }) => ({ reason: name, people: n }))
  const nodes = [...new Set([...counters.map((row) => row.node), ...standings.map((row) => row.node)])].filter(
    (node) => node !== '',
  )
  return {
    version,
    entered: sum(of('', 'entered')),
    inside: sum(standings),
    held: sum(standings.filter((row) => row.status === 'held')),
    holdout: sum(of('', 'holdout')),
    left: byReason('', 'left'),
    refused: of('', 'refused').map(({ name, n }) => ({ reason: name, times: n })),
    nodes: nodes.toSorted().map((node) => ({
      node,
      arrived: sum(of(node, 'arrived')),
      hereNow: sum(standings.filter((row) => row.node === node)),
      held: sum(standings.filter((row) => row.node === node && row.status === 'held')),
      ports: of(node, 'port').map(({ name, n }) => ({ port: name, people: n })),
      left: byReason(node, 'left'),
      skipped: byReason(node, 'skipped'),
    })),
    goals: of('', 'goal').map(({ name, n }) => ({
      goal: name,
      people: n,
      value: sum(of('', 'goal_value').filter((row) => row.name === name)) / valueUnits,
    })),
  }
}
