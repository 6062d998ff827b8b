import type { Instant } from '../time/instant.ts'
import type { EventFact } from '../condition/facts.ts'
import type { Outcome } from './outcome.ts'

/** What moves an enrollment. `at` is when the engine takes it in; an event also has its own time. */
export type Stimulus =
  | { readonly type: 'entered'; readonly at: Instant }
  | { readonly type: 'woke'; readonly at: Instant; readonly visit: number }
  | { readonly type: 'event'; readonly at: Instant; readonly event: EventFact }
  | { readonly type: 'outcome'; readonly at: Instant; readonly effect: string; readonly outcome: Outcome }
  | { readonly type: 'changed'; readonly at: Instant }
  | { readonly type: 'removed'; readonly at: Instant; readonly reason: string }
  /**
   * Into another version, `now` or at the next step; `map` says where people of removed nodes go, null: they leave. Who
   * is due at once by the new wait goes on `spreadMs` later, so that a crowd spreads.
   */
  | {
      readonly type: 'moved'
      readonly at: Instant
      readonly version: number
      readonly map: Readonly<Record<string, string | null>>
      readonly when: 'now' | 'nextStep'
      readonly spreadMs: number
    }
  /** The wait where she stands begins again. */
  | { readonly type: 'waitAgain'; readonly at: Instant }
  /** Whoever waits at the door for her turn waits until `until`: another pace, or a pause, moved it. */
  | { readonly type: 'turn'; readonly at: Instant; readonly until: Instant }
  /** From where she rests back to a step of her version, to go on from there. */
  | { readonly type: 'sentBack'; readonly at: Instant; readonly node: string }
  /** Out of `held`: try the effect again, or go on as if by this port. */
  | { readonly type: 'resumed'; readonly at: Instant; readonly by: 'retry' | 'skip' }
