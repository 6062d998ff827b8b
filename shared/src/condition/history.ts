import type { Json } from '../problem/json.ts'
import type { Instant } from '../time/instant.ts'
import { unitsOf, unitsPerOne } from './amount.ts'
import type { Scope } from './answer.ts'
import { compileWindow, type Stretch } from './event-window.ts'
import type { EventFact } from './facts.ts'
import { answerOfLeaf, type Part } from './part.ts'
import { compileOf } from './read.ts'
import type { HistoryLeaf } from './schema.ts'
import { compileTest } from './test-value.ts'
import { none, type Typed } from './typed.ts'

/** What is measured over the events from index `low` to before `high`: as it compares, and as it is shown. */
interface Measured {
  readonly value: (low: number, high: number) => Typed
  readonly shown: (low: number, high: number) => Json
}
type Measure = (events: readonly EventFact[]) => Measured

const ofNumber = (measure: (low: number, high: number) => number): Measured => ({
  value: (low, high) => ({ sort: 'number', number: measure(low, high) }),
  shown: measure,
})

const compileMeasure = ({ measure, of }: HistoryLeaf): Measure => {
  const { value, shown } = compileOf(of)
  const ofOne = (indexOf: (low: number, high: number) => number): Measure => {
    return (events) => {
      const eventOf = (low: number, high: number): EventFact | undefined =>
        low < high ? events[indexOf(low, high)] : undefined
      return {
        value: (low, high) => {
          const event = eventOf(low, high)
          return event === undefined ? none : value(event)
        },
        shown: (low, high) => {
          const event = eventOf(low, high)
          return event === undefined ? null : shown(event)
        },
      }
    }
  }
  switch (measure) {
    case 'count':
      return () => ofNumber((low, high) => high - low)
    case 'first':
      return ofOne((low) => low)
    case 'last':
      return ofOne((_low, high) => high - 1)
    case 'sum':
      return (events) => {
        const upTo = [0]
        let total = 0
        for (const event of events) {
          total += unitsOf(value(event))
          upTo.push(total)
        }
        return ofNumber((low, high) => ((upTo[high] ?? 0) - (upTo[low] ?? 0)) / unitsPerOne)
      }
  }
}

/** Those that count now come first, then those that will by themselves, their instant being later than now. */
interface Counted {
  readonly events: readonly EventFact[]
  readonly now: number
  /** Until when the `where` says the same of all of them. */
  readonly until: number
  /** Some `where` could not be answered. */
  readonly unsure: boolean
}

const collect = (
  events: readonly EventFact[],
  { from, to, counted: upTo }: Stretch,
  where: Part | undefined,
  scope: Scope,
  at: Instant,
): Counted => {
  const counted: EventFact[] = []
  let now = 0
  let until = Infinity
  let unsure = false
  // Oldest first, so from the end: only what lies in the window is looked at.
  for (let i = events.length - 1; i >= 0; i -= 1) {
    const event = events[i]
    if (event === undefined || event.at < from) break
    if (event.at > to) continue
    if (where !== undefined) {
      const answer = where({ ...scope, event }, at)
      until = Math.min(until, answer.until)
      if (answer.value === 'unknown') unsure = true
      if (answer.value !== true) continue
    }
    counted.push(event)
    if (event.at <= upTo) now += 1
  }
  return { events: counted.reverse(), now, until, unsure }
}

/** An answer that needs more looks ahead than this is given as valid up to there: early, not late. */
const mostLooks = 64

/**
 * What a person did, measured over a window. To say until when the answer holds, the window is moved on in thought:
 * events leave it one by one, those dated later than now come in, and the first such instant at which the test answers
 * differently is the one.
 */
export const compileHistory = (leaf: HistoryLeaf, where: Part | undefined): Part => {
  const { stretch: stretchOf, staysMs } = compileWindow(leaf.window)
  const measureOf = compileMeasure(leaf)
  const test = compileTest(leaf.is, leaf.value)

  return (scope, at) => {
    const events = scope.facts.events[leaf.did]
    if (events === undefined || events === 'unknown') return answerOfLeaf(leaf, 'unknown', null, Infinity)
    const stretch = stretchOf(scope, at)
    const counted = collect(events, stretch, where, scope, at)
    if (counted.unsure) return answerOfLeaf(leaf, 'unknown', null, counted.until)

    const measure = measureOf(counted.events)
    const last = events.at(-1)
    const canMove = last !== undefined && last.at >= stretch.from
    const limit = Math.min(counted.until, canMove ? stretch.moves : Infinity)

    let low = 0
    let high = counted.now
    const first = test(measure.value(low, high), scope, at)
    const actual = measure.shown(low, high)
    let until = Math.min(first.until, limit)
    for (let looks = 0; ; looks += 1) {
      const leaving = low < high ? (counted.events[low]?.at ?? Infinity) + staysMs + 1 : Infinity
      const coming = counted.events[high]?.at ?? Infinity
      const next = Math.min(leaving, coming)
      if (next >= until) break
      if (looks === mostLooks) {
        until = next
        break
      }
      while (low < high && (counted.events[low]?.at ?? Infinity) + staysMs + 1 <= next) low += 1
      while ((counted.events[high]?.at ?? Infinity) <= next) high += 1
      const then = test(measure.value(low, high), scope, next)
      if (then.holds !== first.holds) {
        until = next
        break
      }
      until = Math.min(then.until, limit)
    }
    return answerOfLeaf(leaf, first.holds, actual, until)
  }
}
