import type { Evaluate } from '../condition/answer.ts'
import type { FactNeeds } from '../condition/facts.ts'
import type { Listener } from '../step/step.ts'
import type { NodeKind } from '../nodes/define.ts'
import type { Journey, JourneyNode } from '../journey/schema.ts'

/** A node of a program: kind, config and where each port leads, with fallbacks already followed. */
export interface ProgramNode {
  readonly id: string
  readonly node: JourneyNode
  readonly kind: NodeKind
  /** Port -> next node; null: the enrollment ends there as "finished", or is held. Every port of the kind is a key. */
  readonly next: ReadonlyMap<string, string | null>
  /** Ports that, taken, hold the person in the error inbox: an unwired `error`, and what falls back to it. */
  readonly holds: ReadonlySet<string>
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
