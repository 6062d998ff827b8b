import { durationMs } from '../../time/duration.ts'
import { isInWindow, type TimeWindow } from '../../time/window.ts'
import { splitReference } from '../read.ts'
import type { AttributeLeaf, ClockLeaf, Condition, ConsentLeaf, JourneyLeaf, ReachableLeaf } from '../schema.ts'
import { join, negate, no, raw, sql, text, whole, yes, type Sql } from './fragment.ts'
import { byZone, type Frame, type Inexpressible, type Population } from './frame.ts'
import { eventValue, historySql } from './history-sql.ts'
import { jsonValue, listHas, listIsEmpty } from './json.ts'
import { testSql, type Tested } from './value-sql.ts'

export type { Inexpressible, Population } from './frame.ts'
export { templateOf, type Sql } from './fragment.ts'

/** Rows of the person at hand in another table. */
const ofPerson = (alias: Sql): Sql =>
  sql`${alias}.bucket = p.bucket and ${alias}.workspace = p.workspace and ${alias}.person = p.id`

const testedBy = (frame: Frame, { attribute }: AttributeLeaf): Tested => {
  const { root, path } = splitReference(attribute)
  if (root === 'person') return { sort: 'json', json: jsonValue(frame.population.dialect, sql`p.folded`, path) }
  if (root === 'event' && frame.event !== null) return eventValue(frame, frame.event.alias, path)
  return { sort: 'none' }
}

const consentSql = (frame: Frame, { consent, is }: ConsentLeaf): Sql => {
  const c = frame.alias('c')
  const state = is === 'withdrawn' ? raw(`'withdrawn'`) : raw(`'granted'`)
  const found = sql`exists (select 1 from consent ${c} where ${ofPerson(c)} and ${c}.channel = ${text(consent.channel)} and ${c}.category = ${text(consent.category)} and ${c}.state = ${state})`
  return is === 'notGranted' ? negate(found) : found
}

const reachableSql = (frame: Frame, { reachable }: ReachableLeaf): Sql => {
  const c = frame.alias('c')
  const channels = join(
    reachable.map((channel) => text(channel)),
    ', ',
  )
  return sql`exists (select 1 from contact_point ${c} where ${ofPerson(c)} and ${c}.channel in (${channels}) and ${c}.suppressed is null)`
}

const journeySql = (frame: Frame, { journey, is, within }: JourneyLeaf): Sql => {
  const n = frame.alias('n')
  const { at } = frame.population
  const passages = sql`select 1 from enrollment ${n} where ${ofPerson(n)} and ${n}.journey = ${text(journey)}`
  if (is === 'inside' || is === 'notInside') {
    const inside = sql`exists (${passages} and ${n}.status <> 'ended')`
    return is === 'inside' ? inside : negate(inside)
  }
  const back = within === undefined ? null : (durationMs(within) ?? -1)
  const since = back === null ? yes : sql`${n}.entered_at >= ${whole(at - back)}`
  const entered = sql`exists (${passages} and ${n}.entered_at <= ${whole(at)} and ${since})`
  return is === 'entered' ? entered : negate(entered)
}

const clockSql = (frame: Frame, leaf: ClockLeaf): Sql => {
  const window: TimeWindow = leaf.clock
  const isOpen = byZone(
    frame,
    leaf.zone,
    (zone) => isInWindow(frame.population.at, window, zone),
    (open) => whole(open ? 1 : 0),
  )
  return sql`(${isOpen} = 1)`
}

const conditionSql = (frame: Frame, condition: Condition): Sql => {
  const group = (parts: readonly Condition[], word: ' and ' | ' or ', empty: Sql): Sql =>
    parts.length === 0
      ? empty
      : sql`(${join(
          parts.map((part) => conditionSql(frame, part)),
          word,
        )})`
  if ('all' in condition) return group(condition.all, ' and ', yes)
  if ('any' in condition) return group(condition.any, ' or ', no)
  if ('not' in condition) return negate(conditionSql(frame, condition.not))
  if ('attribute' in condition) return testSql(frame, testedBy(frame, condition), condition.is, condition.value)
  if ('did' in condition) {
    const { where } = condition
    return historySql(frame, condition, (inner) => (where === undefined ? null : conditionSql(inner, where)))
  }
  if ('segment' in condition) {
    const m = frame.alias('m')
    const found = sql`exists (select 1 from membership ${m} where ${ofPerson(m)} and ${m}.segment = ${text(condition.segment)} and ${m}.member = 1)`
    return condition.is === 'in' ? found : negate(found)
  }
  if ('tag' in condition) {
    const found = listHas(frame.population.dialect, sql`p.tags`, condition.tag)
    return condition.is === 'has' ? found : negate(found)
  }
  if ('tags' in condition) {
    const empty = listIsEmpty(frame.population.dialect, sql`p.tags`)
    return condition.tags === 'none' ? empty : negate(empty)
  }
  if ('consent' in condition) return consentSql(frame, condition)
  if ('reachable' in condition) return reachableSql(frame, condition)
  if ('journey' in condition) return journeySql(frame, condition)
  if ('clock' in condition) return clockSql(frame, condition)
  frame.cannot('draw')
  return no
}

export type SqlOf =
  | { readonly ok: true; readonly sql: Sql }
  | { readonly ok: false; readonly inexpressible: readonly Inexpressible[] }

/**
 * The second evaluator: a condition as a boolean SQL expression, never null, over a row of `person` named `p`, for a
 * segment's count and members. It says what `compileCondition` says of each person at `population.at`, with no entry
 * and no event at hand (a property test holds the two equal on both databases). Day bounds are computed here, so that
 * the database knows nothing of zones.
 *
 * SQL does not say three things: a `draw`; a comparison with a value of the same person (`{ from: 'person.x' }`, or
 * `event.x` inside a `where`); a test of text on `event.at`. Then the caller reads facts and evaluates row by row.
 */
export const sqlOf = (condition: Condition, population: Population): SqlOf => {
  const cannot = new Set<Inexpressible>()
  let aliases = 0
  const frame: Frame = {
    population,
    event: null,
    alias: (letter) => {
      aliases += 1
      return raw(`${letter}${aliases}`)
    },
    cannot: (what) => {
      cannot.add(what)
    },
  }
  const expression = conditionSql(frame, condition)
  return cannot.size > 0 ? { ok: false, inexpressible: [...cannot].toSorted() } : { ok: true, sql: expression }
}
