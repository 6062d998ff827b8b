import type { Instant } from '../time/instant.ts'
import type { EventFact, Facts, PassageFact } from '../condition/facts.ts'
import type { Because } from '../condition/answer.ts'
import type { Effect } from '../step/effect.ts'
import type { Stimulus } from '../step/stimulus.ts'
import type { TraceEntry } from '../step/trace.ts'
import type { Program, ProgramNode } from '../compile/program.ts'
import type { Enrollment } from './enrollment.ts'

export type { Program, ProgramNode }

export const refuseReasons = [
  'audience',
  'inside',
  'cooldown',
  'limit',
  'key_missing',
  'double_fire',
  'window',
  'cap',
] as const
export type RefuseReason = (typeof refuseReasons)[number]

/** Why somebody comes to the door. */
export interface Entry {
  readonly workspace: string
  readonly trigger: string
  /** Names the entering stimulus: the event's id, the fire time, the membership change. */
  readonly stimulus: string
  readonly event: EventFact | null
}

/** What happened at this door before. `passages` are those of this person in this journey. */
export interface EntryHistory {
  readonly passages: readonly PassageFact[]
  /** Entries of everybody within the cap's window; 0 when there is no cap. */
  readonly recentEntries: number
  readonly lastTriggeredAt: Instant | null
}

export type Admission =
  | { readonly type: 'enter'; readonly enrollment: Enrollment; readonly restarts: boolean }
  | {
      readonly type: 'refuse'
      readonly reason: RefuseReason
      readonly because: readonly Because[]
      readonly key: string
    }
  | { readonly type: 'holdout'; readonly enrollment: string; readonly key: string }
  /** The event does not concern this trigger at all. */
  | { readonly type: 'ignore' }

export type Admit = (program: Program, entry: Entry, facts: Facts, history: EntryHistory, at: Instant) => Admission

export interface Advanced {
  /** The very same object when nothing changed; a new one is to be written, also when only its `wake` moved. */
  readonly enrollment: Enrollment
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
}

/** Pure: the same input gives the same bytes. Runs until the person rests, awaits an outcome or ends. */
export type Advance = (
  program: Program,
  enrollment: Enrollment,
  stimulus: Stimulus,
  facts: Facts,
  /** The version to which she moves: that of a `moved` stimulus, or of `enrollment.move`. */
  target?: Program,
) => Advanced
