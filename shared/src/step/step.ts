import type { Json, JsonObject } from '../problem/json.ts'
import type { Instant } from '../time/instant.ts'
import type { Answer, Because } from '../condition/answer.ts'
import type { EventFact, Facts } from '../condition/facts.ts'
import type { Condition } from '../condition/schema.ts'
import type { EffectWish } from './effect.ts'
import type { HoldCause, Outcome } from './outcome.ts'

/** What reaches the node where a person stands. */
export type Signal =
  | { readonly type: 'arrived' }
  | { readonly type: 'woke' }
  /** `listener` is the index of the listener (see `listens`) that the event satisfied. */
  | {
      readonly type: 'event'
      readonly event: EventFact
      readonly listener: number
      readonly because: readonly Because[]
    }
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  /** Data of the person changed while she rests here. */
  | { readonly type: 'changed' }

/** All that a step may know. No clock, no chance, no I/O. */
export interface StepInput {
  readonly at: Instant
  readonly signal: Signal
  readonly node: string
  readonly journey: string
  readonly enrollment: string
  readonly key: string
  /** The seed of random arms: the person's id at entry. */
  readonly seed: string
  readonly enteredAt: Instant
  readonly arrivedAt: Instant
  /** Events before this instant are "since entry" to nobody. */
  readonly entry: EventFact | null
  readonly context: JsonObject
  /** What this node kept when the person came to rest here. */
  readonly memory: JsonObject
  readonly facts: Facts
  /** The person's zone if she has a usable one, else the journey's. */
  zone(choice: string): string
  /** Evaluates a condition of this node's config (compiled once per program). */
  evaluate(condition: Condition, event?: EventFact): Answer
  /** The value behind `{ from }`; null when there is none. */
  read(reference: string): Json
}

export type StepResult<Port extends string> =
  | {
      readonly type: 'go'
      readonly port: NoInfer<Port>
      readonly effects?: readonly EffectWish[]
      readonly context?: JsonObject
      readonly because?: readonly Because[]
      readonly values?: JsonObject
    }
  /** Stands here until `wake` (null: until something happens). */
  | { readonly type: 'rest'; readonly wake: Instant | null; readonly memory?: JsonObject; readonly values?: JsonObject }
  /** Asks one thing of the world and stands here until the outcome comes. */
  | { readonly type: 'ask'; readonly effect: EffectWish }
  | { readonly type: 'hold'; readonly cause: HoldCause; readonly values: JsonObject }
  | { readonly type: 'end'; readonly reason: string; readonly outcome: 'success' | 'neutral' | 'fail' }

/** An event that a resting person listens for. */
export interface Listener {
  readonly event: string
  readonly where?: Condition
}
