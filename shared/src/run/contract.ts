import type { Instant } from '../time/instant.ts'
import type { Evaluate } from '../condition/answer.ts'
import type { EventFact, FactNeeds, Facts, PassageFact } from '../condition/facts.ts'
import type { Because } from '../condition/answer.ts'
import type { Effect } from '../step/effect.ts'
import type { Stimulus } from '../step/stimulus.ts'
import type { TraceEntry } from '../step/trace.ts'
import type { Listener } from '../step/step.ts'
import type { NodeKind } from '../nodes/define.ts'
import type { Journey, JourneyNode } from '../journey/schema.ts'
import type { Enrollment } from './enrollment.ts'

/** A node of a program: kind, config and where each port leads, with fallbacks already followed. */
export interface ProgramNode {
  readonly id: string
  readonly node: JourneyNode
  readonly kind: NodeKind
  /** Port -> next node; null: the enrollment ends there as "finished". Every port of the kind is a key. */
  readonly next: ReadonlyMap<string, string | null>
  readonly listens: readonly Listener[]
  /** What any node before the next rest may read, from the moment a person stands here. */
  readonly needs: FactNeeds
}

/** A version in memory: conditions compiled, ports resolved. Made once by `load`, shared by engine and simulator. */
export interface Program {
  readonly journey: Journey
  readonly version: number
  readonly nodes: ReadonlyMap<string, ProgramNode>
  readonly triggers: readonly string[]
  /** Names of all events that a trigger, resting place, goal or exit listens for. */
  readonly events: ReadonlySet<string>
  /** To admit: audience, exclude, triggers' `where`. */
  readonly entryNeeds: FactNeeds
  /** Of goals and exits: read with every stimulus. */
  readonly standingNeeds: FactNeeds
  /** The compiled form of a condition of this journey (by identity of the object). */
  readonly evaluator: (condition: object) => Evaluate
}

export type RefuseReason =
  | 'audience'
  | 'inside'
  | 'cooldown'
  | 'limit'
  | 'key_missing'
  | 'double_fire'
  | 'window'
  | 'cap'

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
  readonly enrollment: Enrollment
  readonly effects: readonly Effect[]
  readonly trace: readonly TraceEntry[]
}

/** Pure: the same input gives the same bytes. Runs until the person rests, awaits an outcome or ends. */
export type Advance = (program: Program, enrollment: Enrollment, stimulus: Stimulus, facts: Facts) => Advanced
