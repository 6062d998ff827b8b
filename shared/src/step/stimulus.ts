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
  /** Out of `held`: try the effect again, or go on as if by this port. */
  | { readonly type: 'resumed'; readonly at: Instant; readonly by: 'retry' | 'skip' }
