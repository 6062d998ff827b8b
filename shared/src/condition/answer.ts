import type { Json } from '../problem/json.ts'
import type { Instant } from '../time/instant.ts'
import type { Condition, Leaf } from './schema.ts'
import type { EventFact, Facts } from './facts.ts'

export type Truth = boolean | 'unknown'

/** A leaf that decided, with the value it saw. */
export interface Because {
  readonly leaf: Leaf
  readonly value: Truth
  readonly actual: Json
}

/** `until`: the earliest instant at which the value can change with no new data; may be early, never late. */
export interface Answer {
  readonly value: Truth
  readonly until: Instant | 'never'
  readonly because: readonly Because[]
}

/** What a condition may look at beside the facts of the person. */
export interface Scope {
  readonly facts: Facts
  readonly event?: EventFact
  readonly entry?: EventFact | null
  readonly context?: Readonly<Record<string, Json>>
  readonly key?: string
  readonly enteredAt?: Instant
}

/** A condition compiled once: `evaluate(condition)` gives the closure. */
export type Evaluate = (scope: Scope, at: Instant) => Answer
export type CompileCondition = (condition: Condition) => Evaluate
