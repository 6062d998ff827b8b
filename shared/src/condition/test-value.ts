import type { JsonScalar } from '../problem/json.ts'
import { dayBounds } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import type { Scope } from './answer.ts'
import { dayAt, dayFrom } from './days.ts'
import { foldText } from './fold.ts'
import { dayOffset, isOperandList, shiftOf, withinMs, type LeafValue } from './operand.ts'
import { orderHolds, positiveOf, type Order } from './operator.ts'
import { compileRead } from './read.ts'
import type { Operator } from './schema.ts'
import { compareTyped, equalTyped, none, textOf, typed, type Typed } from './typed.ts'

/** Whether a test holds, and until when at least if the tested value stays. `Infinity`: for ever. */
export interface Verdict {
  readonly holds: boolean
  readonly until: number
}
export type ValueTest = (actual: Typed, scope: Scope, at: Instant) => Verdict

const holdsForever: Verdict = { holds: true, until: Infinity }
const failsForever: Verdict = { holds: false, until: Infinity }
const forever = (holds: boolean): Verdict => (holds ? holdsForever : failsForever)

/** The first of the turning points after `at`, in which they are given. */
const nextOf = (at: Instant, ...turns: readonly number[]): number => turns.find((turn) => turn > at) ?? Infinity

type Compare = (actual: Typed, operand: Typed, zone: Zone) => boolean

const compileOrder = (order: Order): Compare => {
  const holds = orderHolds[order]
  return (actual, operand, zone) => {
    const sign = compareTyped(actual, operand, zone)
    return sign !== undefined && holds(sign)
  }
}

/** When a comparison of `actual` with now + shift can change: as now passes the instant, or its day. */
const turnOfMoving = (actual: Typed, shift: number, zone: Zone, at: Instant): number => {
  if (actual.sort === 'instant') return nextOf(at, actual.at - shift, actual.at - shift + 1)
  if (actual.sort !== 'day') return Infinity
  const { from, until } = dayFrom(actual.day, 0, zone)
  return nextOf(at, from - shift, until - shift)
}

const compileComparison = (compare: Compare, value: LeafValue): ValueTest => {
  if (value === undefined || isOperandList(value)) return () => failsForever
  if (typeof value !== 'object') {
    const operand = typed(value)
    return (actual, scope) => forever(compare(actual, operand, scope.facts.zone))
  }
  if ('from' in value) {
    const read = compileRead(value.from)
    return (actual, scope) => forever(compare(actual, typed(read(scope)), scope.facts.zone))
  }
  const shift = shiftOf(value.now)
  if (shift === undefined) return () => failsForever
  return (actual, scope, at) => {
    const { zone } = scope.facts
    const holds = compare(actual, { sort: 'instant', at: at + shift }, zone)
    return { holds, until: turnOfMoving(actual, shift, zone, at) }
  }
}

const contains: Compare = (actual, operand) => {
  const part = textOf(operand)
  if (part === undefined) return false
  if (actual.sort === 'list') return actual.items.some((item) => typeof item === 'string' && foldText(item) === part)
  return textOf(actual)?.includes(part) ?? false
}
const startsWith: Compare = (actual, operand) => {
  const part = textOf(operand)
  return part !== undefined && (textOf(actual)?.startsWith(part) ?? false)
}
const endsWith: Compare = (actual, operand) => {
  const part = textOf(operand)
  return part !== undefined && (textOf(actual)?.endsWith(part) ?? false)
}

/** Texts by a set, since a list may be long; the few dates one by one, since a day may equal an instant. */
const compileOneOf = (items: readonly JsonScalar[]): ValueTest => {
  const operands = items.map((item) => typed(item))
  const texts = new Set(operands.flatMap((operand) => (operand.sort === 'text' ? [operand.text] : [])))
  const others = operands.filter((operand) => operand.sort !== 'text' && operand.sort !== 'none')
  return (actual, scope) =>
    forever(
      actual.sort === 'text'
        ? texts.has(actual.text)
        : others.some((operand) => equalTyped(actual, operand, scope.facts.zone)),
    )
}

const oneOfRead: Compare = (actual, operand, zone) =>
  operand.sort === 'list'
    ? operand.items.some((item) => equalTyped(actual, typed(item), zone))
    : equalTyped(actual, operand, zone)

/**
 * From `back` before now to `ahead` after it, both ends closed. A day counts if it is one of those on which that
 * stretch begins, goes on or ends.
 */
const compileWithin = (back: number, ahead: number): ValueTest => {
  return (actual, scope, at) => {
    if (actual.sort === 'instant') {
      const holds = actual.at >= at - back && actual.at <= at + ahead
      return { holds, until: nextOf(at, actual.at - ahead, actual.at + back + 1) }
    }
    if (actual.sort !== 'day') return failsForever
    const { zone } = scope.facts
    const { day } = actual
    const holds = day >= dayAt(at - back, zone) && day <= dayAt(at + ahead, zone)
    const { from, until } = dayFrom(day, 0, zone)
    return { holds, until: nextOf(at, from - ahead, until + back) }
  }
}

const isOnDay = (actual: Typed, offset: number, at: Instant, zone: Zone): boolean => {
  if (actual.sort === 'day') return actual.day === dayFrom(dayAt(at, zone), offset, zone).day
  if (actual.sort !== 'instant') return false
  const { from, until } = dayBounds(at, zone, offset)
  return actual.at >= from && actual.at < until
}

const compileOnDay = (value: LeafValue): ValueTest => {
  const offset = dayOffset(value)
  if (offset === undefined) return () => failsForever
  return (actual, scope, at) => {
    if (actual.sort !== 'instant' && actual.sort !== 'day') return failsForever
    const { zone } = scope.facts
    // The day on which it is so many days from today.
    const turn = dayFrom(actual.sort === 'day' ? actual.day : dayAt(actual.at, zone), -offset, zone)
    return { holds: isOnDay(actual, offset, at, zone), until: nextOf(at, turn.from, turn.until) }
  }
}

const compilePositive = (positive: ReturnType<typeof positiveOf>['positive'], value: LeafValue): ValueTest => {
  switch (positive) {
    case '=':
      return compileComparison(equalTyped, value)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compileComparison(compileOrder(positive), value)
    case 'contains':
      return compileComparison(contains, value)
    case 'startsWith':
      return compileComparison(startsWith, value)
    case 'endsWith':
      return compileComparison(endsWith, value)
    case 'oneOf':
      return isOperandList(value) ? compileOneOf(value) : compileComparison(oneOfRead, value)
    case 'known':
      return (actual) => forever(actual !== none)
    case 'true':
      return (actual) => forever(actual.sort === 'flag' && actual.flag)
    case 'false':
      return (actual) => forever(actual.sort === 'flag' && !actual.flag)
    case 'withinLast': {
      const ms = withinMs(value)
      return ms === undefined ? () => failsForever : compileWithin(ms, 0)
    }
    case 'withinNext': {
      const ms = withinMs(value)
      return ms === undefined ? () => failsForever : compileWithin(0, ms)
    }
    case 'onDay':
      return compileOnDay(value)
  }
}

/** The test of one value: an operator with its operand, compiled once. Total: an operand that does not fit never holds. */
export const compileTest = (is: Operator, value: LeafValue): ValueTest => {
  const { positive, negated } = positiveOf(is)
  const test = compilePositive(positive, value)
  if (!negated) return test
  return (actual, scope, at) => {
    const { holds, until } = test(actual, scope, at)
    return until === Infinity ? forever(!holds) : { holds: !holds, until }
  }
}
