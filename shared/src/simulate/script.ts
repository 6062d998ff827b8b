import type { Attempt } from '../policy/decision.ts'
import type { Effect } from '../step/effect.ts'
import type { Outcome } from '../step/outcome.ts'
import type { Instant } from '../time/instant.ts'

export type AwaitedEffect = Extract<Effect, { type: 'send' | 'request' }>

export interface Scripted {
  readonly outcome: Outcome
  /** How long the world takes to answer. */
  readonly afterMs: number
}

/**
 * What the world answers, in place of a real channel. Asked only for what policy lets go; `attempt` is what policy saw
 * of a send, null for a request; `node` is where the person stands. The engine can be driven over the same script, and
 * must then do the same.
 */
export interface Script {
  outcomeOf(effect: AwaitedEffect, attempt: Attempt | null, at: Instant, node?: string): Scripted
}

/** A world in which all goes well, at once. */
export const smoothScript: Script = {
  outcomeOf: (effect) => ({
    outcome:
      effect.type === 'send'
        ? { type: 'sent', provider: null, detail: {} }
        : { type: 'answered', status: 200, context: {}, detail: {} },
    afterMs: 0,
  }),
}
