import { dayBounds } from '../../time/day.ts'
import { durationMs } from '../../time/duration.ts'
import { parseInstant } from '../../time/instant.ts'
import { largestAmount, unitsPerOne } from '../amount.ts'
import { splitReference } from '../read.ts'
import type { EventWindow, HistoryLeaf } from '../schema.ts'
import { double, join, negate, no, raw, sql, text, whole, type Sql } from './fragment.ts'
import { byZone, type Frame } from './frame.ts'
import { jsonValue } from './json.ts'
import { positiveTest, testSql, type Tested } from './value-sql.ts'

/** The value of an event, by an `event.` reference. */
export const eventValue = (frame: Frame, alias: Sql, path: readonly string[]): Tested =>
  path.length === 1 && path[0] === 'at'
    ? { sort: 'instant', ms: sql`${alias}.at` }
    : { sort: 'json', json: jsonValue(frame.population.dialect, sql`${alias}.folded`, path) }

const bound = (at: Sql, comparison: '>=' | '<=', instant: string | undefined): readonly Sql[] | undefined => {
  if (instant === undefined) return []
  const ms = parseInstant(instant)
  return ms === undefined ? undefined : [sql`${at} ${raw(comparison)} ${whole(ms)}`]
}

/** Which events lie in the window; undefined if none can. */
const inWindow = (frame: Frame, at: Sql, window: EventWindow | undefined): readonly Sql[] | undefined => {
  const { population } = frame
  const happened = sql`${at} <= ${whole(population.at)}`
  if (window === undefined) return [happened]
  if ('last' in window) {
    const ms = durationMs(window.last)
    return ms === undefined || ms < 0 ? undefined : [sql`${at} >= ${whole(population.at - ms)}`, happened]
  }
  if ('day' in window) {
    // A calendar day counts whole: what is dated later today is today's.
    const bounds = (end: 'from' | 'until') =>
      byZone(frame, window.zone, (zone) => dayBounds(population.at, zone, window.day)[end], whole)
    return [sql`${at} >= ${bounds('from')}`, sql`${at} < ${bounds('until')}`]
  }
  // Nobody of a population has entered.
  if ('since' in window) return undefined
  const from = bound(at, '>=', window.from)
  const to = bound(at, '<=', window.to)
  return from === undefined || to === undefined ? undefined : [...from, ...to, happened]
}

/** What a person did, measured over a window. `where` says a condition of the event at hand. */
export const historySql = (frame: Frame, leaf: HistoryLeaf, where: (inner: Frame) => Sql | null): Sql => {
  const alias = frame.alias('e')
  const inner: Frame = { ...frame, event: { alias } }
  const instant = sql`${alias}.at`
  const window = inWindow(frame, instant, leaf.window)
  const condition = where(inner)
  const source = sql`event ${alias} where ${join(
    [
      sql`${alias}.bucket = p.bucket`,
      sql`${alias}.workspace = p.workspace`,
      sql`${alias}.person = p.id`,
      sql`${alias}.name = ${text(leaf.did)}`,
      ...(window ?? [no]),
      ...(condition === null ? [] : [condition]),
    ],
    ' and ',
  )}`

  if (leaf.measure === 'count') {
    const number = sql`cast((select count(*) from ${source}) as double precision)`
    return testSql(frame, { sort: 'number', number }, leaf.is, leaf.value)
  }
  const { root, path } = splitReference(leaf.of ?? 'event.at')
  const measured = root === 'event' ? path : null
  if (leaf.measure === 'sum') {
    const value = measured === null ? null : eventValue(inner, alias, measured)
    if (value?.sort !== 'json') return testSql(frame, { sort: 'number', number: double(0) }, leaf.is, leaf.value)
    const units = sql`floor(${value.json.number} * ${double(unitsPerOne)} + ${double(0.5)})`
    const counted = sql`case when abs(${value.json.number}) <= ${double(largestAmount)} then cast(${units} as bigint) end`
    const total = sql`coalesce((select sum(${counted}) from ${source}), 0)`
    const number = sql`(cast(${total} as double precision) / ${double(unitsPerOne)})`
    return testSql(frame, { sort: 'number', number }, leaf.is, leaf.value)
  }
  const found = frame.alias('f')
  const order = leaf.measure === 'first' ? raw('asc') : raw('desc')
  const tested: Tested = measured === null ? { sort: 'none' } : eventValue(inner, found, measured)
  const { test, negated } = positiveTest(frame, tested, leaf.is, leaf.value)
  const one = sql`select ${alias}.at, ${alias}.folded from ${source} order by ${alias}.at ${order}, ${alias}.seq ${order} limit 1`
  const exists = sql`exists (select 1 from (${one}) ${found} where ${test})`
  return negated ? negate(exists) : exists
}
