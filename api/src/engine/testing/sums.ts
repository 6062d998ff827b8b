import { countsOfTrace } from '@trailwright/shared/run/count-changes.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import { expect } from 'vitest'
import { valueUnits } from '../counts.ts'
import type { World } from './world.ts'

/** The counters are what the history says, and for each version and step nobody is missing and nobody is there twice. */
export const expectSums = async ({ database: { db } }: World, journey: string): Promise<void> => {
  const history = await db.selectFrom('history').selectAll().where('journey', '=', journey).orderBy('seq').execute()
  const recount = new Map<string, number>()
  for (const row of history) {
    const entry: TraceEntry = JSON.parse(row.entry)
    for (const { version, node, what, name, n } of countsOfTrace(row.version, [entry])) {
      const key = [version, node, what, name].join('|')
      recount.set(key, (recount.get(key) ?? 0) + (what === 'goal_value' ? Math.round(n * valueUnits) : n))
    }
  }
  const counted = await db
    .selectFrom('counter')
    .select(['version', 'node', 'what', 'name', (row) => row.fn.sum<number>('n').as('n')])
    .where('journey', '=', journey)
    .where('what', 'not in', ['refused', 'holdout'])
    .groupBy(['version', 'node', 'what', 'name'])
    .execute()
  const counters = new Map(counted.map((row) => [[row.version, row.node, row.what, row.name].join('|'), Number(row.n)]))
  expect(counters).toEqual(recount)

  const inside = await db
    .selectFrom('enrollment')
    .select(['version', 'node'])
    .where('journey', '=', journey)
    .where('status', '!=', 'ended')
    .execute()
  const sum = (prefix: string): number =>
    [...recount].filter(([key]) => key.startsWith(prefix)).reduce((total, [, n]) => total + n, 0)
  const places = new Set(counted.map(({ version, node }) => `${version}|${node}`))
  for (const place of places) {
    const [version, node = ''] = place.split('|')
    const here = inside.filter((row) => String(row.version) === version && (node === '' || row.node === node)).length
    const came = node === '' ? sum(`${place}|entered|`) : sum(`${place}|arrived|`)
    expect(came, `${place}: who came`).toBe(here + sum(`${place}|left|`) + (node === '' ? 0 : sum(`${place}|port|`)))
  }
}
