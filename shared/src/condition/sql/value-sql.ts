import { addDays, dayBounds, localDate, startOfDay } from '../../time/day.ts'
import { EARLIEST, formatInstant, LATEST, type Instant } from '../../time/instant.ts'
import { dayOffset, isOperandList, shiftOf, withinMs, type LeafValue } from '../operand.ts'
import { positiveOf, type Order } from '../operator.ts'
import { splitReference } from '../read.ts'
import type { Operator } from '../schema.ts'
import { none, textOf, typed, type Typed } from '../typed.ts'
import { double, holds, join, negate, no, raw, sql, text, whole, yes, type Sql } from './fragment.ts'
import type { Frame } from './frame.ts'
import {
  containsText,
  endsWithText,
  inByteOrder,
  isDay,
  isInstant,
  oneOfTexts,
  startsWithText,
  type JsonValue,
} from './json.ts'

/** What is tested: a value in a folded JSON column, a number that is always there, or an instant that may be null. */
export type Tested =
  | { readonly sort: 'json'; readonly json: JsonValue }
  | { readonly sort: 'number'; readonly number: Sql }
  | { readonly sort: 'instant'; readonly ms: Sql }
  | { readonly sort: 'none' }

/** As instants stand in folded text; far ones at the ends of what is written with four digits of year. */
const written = (at: Instant): Sql => text(formatInstant(Math.min(Math.max(at, EARLIEST), LATEST)))

type Bounds = { readonly from?: Instant; readonly until?: Instant }

/** An instant in folded text lies from `from` to before `until`. */
const textWithin = (value: Sql, { from, until }: Bounds): Sql =>
  join(
    [
      ...(from === undefined ? [] : [sql`${value} >= ${written(from)}`]),
      ...(until === undefined ? [] : [sql`${value} < ${written(until)}`]),
    ],
    ' and ',
  )

const msWithin = (value: Sql, { from, until }: Bounds): Sql =>
  join(
    [
      ...(from === undefined ? [] : [sql`${value} >= ${whole(from)}`]),
      ...(until === undefined ? [] : [sql`${value} < ${whole(until)}`]),
    ],
    ' and ',
  )

/** What must hold of a day, each against one. */
type Days = readonly (readonly [Order | '=', string])[]

/** Bounds of instants and of days at once, whichever the value is. */
const isWithin = (frame: Frame, tested: Tested, bounds: Bounds, days: Days): Sql => {
  if (tested.sort === 'instant') return holds(sql`(${msWithin(tested.ms, bounds)})`)
  if (tested.sort !== 'json') return no
  const { dialect } = frame.population
  const value = tested.json.text
  const ordered = inByteOrder(dialect, value)
  const dayTests = join(
    days.map(([order, day]) => sql`${ordered} ${raw(order)} ${text(day)}`),
    ' and ',
  )
  return holds(
    sql`(case when ${isInstant(value)} then ${textWithin(ordered, bounds)} when ${isDay(dialect, value)} then ${dayTests} end)`,
  )
}

const boundsOf = (order: Order | '=', from: Instant, until: Instant): Bounds => {
  switch (order) {
    case '=':
      return { from, until }
    case '<':
      return { until: from }
    case '<=':
      return { until }
    case '>':
      return { from: until }
    case '>=':
      return { from }
  }
}

/** `=`, or an order, with an instant: days compare with the day on which it lies. */
const comparedWithInstant = (frame: Frame, tested: Tested, order: Order | '=', at: Instant): Sql =>
  isWithin(frame, tested, boundsOf(order, at, at + 1), [[order, localDate(at, frame.population.zone)]])

/** The same with a day: instants compare by the bounds of that day in the zone. */
const comparedWithDay = (frame: Frame, tested: Tested, order: Order | '=', day: string): Sql => {
  const { zone } = frame.population
  const bounds = boundsOf(order, startOfDay(day, zone), startOfDay(addDays(day, 1), zone))
  return isWithin(frame, tested, bounds, [[order, day]])
}

const comparedWithNumber = (tested: Tested, order: Order | '=', value: number): Sql => {
  if (tested.sort === 'number') return sql`(${tested.number} ${raw(order)} ${double(value)})`
  return tested.sort === 'json' ? holds(sql`${tested.json.number} ${raw(order)} ${double(value)}`) : no
}

const comparedWithText = (frame: Frame, tested: Tested, order: Order | '=', value: string): Sql => {
  if (tested.sort !== 'json') return no
  const { dialect } = frame.population
  const held = tested.json.text
  if (order === '=') return holds(sql`${held} = ${text(value)}`)
  const isOther = sql`(${isInstant(held)} or ${isDay(dialect, held)})`
  return holds(sql`(not ${isOther} and ${inByteOrder(dialect, held)} ${raw(order)} ${text(value)})`)
}

const compared = (frame: Frame, tested: Tested, order: Order | '=', operand: Typed): Sql => {
  switch (operand.sort) {
    case 'number':
      return comparedWithNumber(tested, order, operand.number)
    case 'text':
      return comparedWithText(frame, tested, order, operand.text)
    case 'instant':
      return comparedWithInstant(frame, tested, order, operand.at)
    case 'day':
      return comparedWithDay(frame, tested, order, operand.day)
    case 'flag':
      if (order !== '=' || tested.sort !== 'json') return no
      return holds(operand.flag ? tested.json.isTrue : tested.json.isFalse)
    default:
      return no
  }
}

/** The operand where it is the same for everybody; undefined where it is not, which SQL does not say. */
const operandFor = (frame: Frame, value: LeafValue): Typed | undefined => {
  if (value === undefined || isOperandList(value)) return none
  if (typeof value !== 'object') return typed(value)
  if ('now' in value) {
    const shift = shiftOf(value.now)
    return shift === undefined ? none : { sort: 'instant', at: frame.population.at + shift }
  }
  const { root } = splitReference(value.from)
  // Nobody has entered anything: no payload, no context, no key, and no event outside a `where`.
  if (root !== 'person' && (root !== 'event' || frame.event === null)) return none
  frame.cannot('reference')
  return undefined
}

type TextTest = 'contains' | 'startsWith' | 'endsWith'

const textTested = (frame: Frame, tested: Tested, test: TextTest, operand: Typed): Sql => {
  const { dialect } = frame.population
  const part = textOf(operand)
  if (part === undefined || tested.sort === 'none' || tested.sort === 'number') return no
  if (tested.sort === 'instant') {
    frame.cannot('textOfInstant')
    return no
  }
  const held = tested.json.text
  switch (test) {
    case 'contains':
      return sql`(${holds(containsText(dialect, held, text(part)))} or ${holds(tested.json.hasItem(part))})`
    case 'startsWith':
      return holds(startsWithText(held, text(part)))
    case 'endsWith':
      return holds(endsWithText(dialect, held, text(part)))
  }
}

const oneOf = (frame: Frame, tested: Tested, value: LeafValue): Sql => {
  if (!isOperandList(value)) {
    const operand = operandFor(frame, value)
    return operand === undefined ? no : compared(frame, tested, '=', operand)
  }
  const operands = value.map((item) => typed(item))
  const texts = operands.flatMap((operand) => (operand.sort === 'text' ? [operand.text] : []))
  const others = operands
    .filter((operand) => operand.sort !== 'text' && operand.sort !== 'none')
    .map((operand) => compared(frame, tested, '=', operand))
  const ofTexts = tested.sort === 'json' && texts.length > 0 ? [holds(oneOfTexts(tested.json.text, texts))] : []
  const tests = [...ofTexts, ...others]
  return tests.length === 0 ? no : sql`(${join(tests, ' or ')})`
}

const isKnown = (tested: Tested): Sql => {
  switch (tested.sort) {
    case 'json':
      return tested.json.isKnown
    case 'number':
      return yes
    case 'instant':
      return sql`(${tested.ms} is not null)`
    case 'none':
      return no
  }
}

const within = (frame: Frame, tested: Tested, back: number | undefined, ahead: number | undefined): Sql => {
  if (back === undefined || ahead === undefined) return no
  const { at, zone } = frame.population
  const from = at - back
  const to = at + ahead
  const days: Days = [
    ['>=', localDate(from, zone)],
    ['<=', localDate(to, zone)],
  ]
  return isWithin(frame, tested, { from, until: to + 1 }, days)
}

const positive = (
  frame: Frame,
  tested: Tested,
  is: ReturnType<typeof positiveOf>['positive'],
  value: LeafValue,
): Sql => {
  switch (is) {
    case '=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const operand = operandFor(frame, value)
      return operand === undefined ? no : compared(frame, tested, is, operand)
    }
    case 'contains':
    case 'startsWith':
    case 'endsWith': {
      const operand = operandFor(frame, value)
      return operand === undefined ? no : textTested(frame, tested, is, operand)
    }
    case 'oneOf':
      return oneOf(frame, tested, value)
    case 'known':
      return isKnown(tested)
    case 'true':
      return tested.sort === 'json' ? holds(tested.json.isTrue) : no
    case 'false':
      return tested.sort === 'json' ? holds(tested.json.isFalse) : no
    case 'withinLast':
      return within(frame, tested, withinMs(value), 0)
    case 'withinNext':
      return within(frame, tested, 0, withinMs(value))
    case 'onDay': {
      const offset = dayOffset(value)
      if (offset === undefined) return no
      const { at, zone } = frame.population
      const day = addDays(localDate(at, zone), offset)
      return isWithin(frame, tested, dayBounds(at, zone, offset), [['=', day]])
    }
  }
}

/** The test of one value, never null. The same meaning as `compileTest`. */
export const testSql = (frame: Frame, tested: Tested, is: Operator, value: LeafValue): Sql => {
  const operator = positiveOf(is)
  const test = positive(frame, tested, operator.positive, value)
  return operator.negated ? negate(test) : test
}

/** Only what the operator needs said without its negation, for tests inside a subquery that may find no row. */
export const positiveTest = (
  frame: Frame,
  tested: Tested,
  is: Operator,
  value: LeafValue,
): { readonly test: Sql; readonly negated: boolean } => {
  const operator = positiveOf(is)
  return { test: positive(frame, tested, operator.positive, value), negated: operator.negated }
}
