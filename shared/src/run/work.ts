import type { Scope } from '../condition/answer.ts'
import type { EventFact, Facts } from '../condition/facts.ts'
import type { JsonObject } from '../problem/json.ts'
import type { Effect } from '../step/effect.ts'
import type { HoldCause } from '../step/outcome.ts'
import type { TraceEntry } from '../step/trace.ts'
import type { Instant } from '../time/instant.ts'
import type { Program, ProgramNode } from './contract.ts'
import type { Enrollment } from './enrollment.ts'

/** One call of `advance` in hand: what goes in, and what has come of it so far. Never leaves the call. */
export interface Work {
  /** Another one once she has moved to another version. */
  program: Program
  readonly target: Program | undefined
  readonly at: Instant
  enrollment: Enrollment
  facts: Facts
  readonly effects: Effect[]
  readonly trace: TraceEntry[]
  /** Whether something changed since the exit conditions were last asked. */
  exitsAreStale: boolean
}

export const change = (work: Work, changes: Partial<Enrollment>): void => {
  work.enrollment = { ...work.enrollment, ...changes }
}

type Said = Omit<TraceEntry, 'at' | 'visit' | 'node'> & { readonly node?: string | null }

/** Puts down what was decided, at the node where the person stands unless said. */
export const say = (work: Work, said: Said): void => {
  const { visit, node } = work.enrollment
  work.trace.push({ at: work.at, visit, node, ...said })
}

/** What conditions and references of this enrollment see. */
export const scopeOf = (work: Work, event?: EventFact): Scope => {
  const { entry, context, key, enteredAt } = work.enrollment
  const scope: Scope = { facts: work.facts, entry, context, key, enteredAt }
  return event === undefined ? scope : { ...scope, event }
}

export const nodeOf = (work: Work, id: string): ProgramNode => {
  const node = work.program.nodes.get(id)
  if (node === undefined) throw new Error(`The program has no node ${id}`)
  return node
}

type EndOutcome = 'success' | 'neutral' | 'fail'

/** Ends the enrollment. `from`: the node that it leaves by this, null when it has left it by a port already. */
export const end = (
  work: Work,
  reason: string,
  outcome: EndOutcome,
  from: string | null,
  values: JsonObject = {},
): void => {
  say(work, { code: 'ended', node: from, values: { reason, outcome, ...values } })
  const ended = { reason, outcome, at: work.at }
  change(work, { status: 'ended', ended, held: null, awaits: null, wake: null, nodeWake: null })
}

/** Puts the enrollment into the error inbox, where it stands. What it awaits is kept, to be tried again. */
export const hold = (work: Work, cause: HoldCause, values: JsonObject): void => {
  say(work, { code: 'held', values: { cause, ...values } })
  change(work, { status: 'held', held: { cause, at: work.at, values: { ...values } }, nodeWake: null })
}

/** Says that a stimulus came too late, twice, or to the wrong place. */
export const drop = (work: Work, stimulus: string, reason: string, values: JsonObject = {}): void =>
  say(work, { code: 'dropped', values: { stimulus, reason, ...values } })
