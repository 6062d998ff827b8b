import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { Enrollment } from '@trailwright/shared/run/enrollment.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Outcome } from '@trailwright/shared/step/outcome.ts'
import type { Hand } from '../places.ts'

/** An awaited effect whose turn has come. `attempt` counts from 0. */
export interface Job<E extends Effect> {
  readonly effect: E
  readonly enrollment: Enrollment
  readonly bucket: number
  readonly zone: string
  readonly attempt: number
  readonly now: number
}

/** A job of which is known what came of it. */
export interface Done<E extends Effect> {
  readonly job: Job<E>
  readonly outcome: Outcome
}

/** What came of a try in the outside world. */
export type Tried =
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  /** Surely nothing was done: again later, `afterMs` at the earliest; `exhausted` is the outcome when tries run out. */
  | {
      readonly type: 'retry'
      readonly afterMs: number | null
      readonly detail: JsonObject
      readonly exhausted: Outcome
    }

/** What the claim decided, in its transaction. `go` is called after it committed. */
export type Claimed =
  | { readonly type: 'settled'; readonly outcome: Outcome }
  | { readonly type: 'later'; readonly at: number }
  | { readonly type: 'go'; readonly perform: () => Promise<Tried> }

export interface EffectHandler<E extends Effect> {
  /** An answer for each job, in their order: a later one sees what an earlier one reserved. Safe to ask again. */
  claimAll(hand: Hand, jobs: readonly Job<E>[]): Promise<readonly Claimed[]>
  /** In the transaction that takes the outcomes in. */
  settleAll(hand: Hand, done: readonly Done<E>[]): Promise<void>
  /** A claim whose process died: may it be tried again, or is its outcome unknown? */
  readonly afterCrash: 'repeat' | 'hold'
  readonly tries: (effect: E) => number
  /** No further try this long after it was first asked, ms. */
  readonly deadlineMs: (effect: E) => number
  /** What its breaker is kept for; null: not known before the call. */
  readonly hostOf: (effect: E) => string | null
}
