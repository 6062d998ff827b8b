import type { z } from 'zod'
import type { Finding } from '../problem/finding.ts'
import type { JsonObject } from '../problem/json.ts'
import type { Language } from '../language/language.ts'
import type { Reference } from '../condition/reference.ts'
import type { FactNeeds } from '../condition/facts.ts'
import type { Condition } from '../condition/schema.ts'
import type { EffectType } from '../step/effect.ts'
import type { Field } from '../step/widget.ts'
import type { Listener, StepInput, StepResult } from '../step/step.ts'

/** Family = colour + silhouette; `icon` is a lucide icon name. */
export const families = ['start', 'decide', 'wait', 'message', 'reward', 'data', 'connect', 'flow'] as const
export type Family = (typeof families)[number]

/** A way out. `fallback`: where an unwired port continues. `label`: the user's own word, else the kind's text. */
export interface Port<Name extends string = string> {
  readonly name: Name
  readonly fallback?: NoInfer<Name>
  readonly label?: string
  /** Shown only once wired or opened (as `skipped` and `failed`). */
  readonly quiet?: boolean
  /** Unwired without a warning: a held `error`. */
  readonly optional?: boolean
}

/** Part of a sentence on a card: words, or a value (bold). */
export type Phrase = readonly (string | { readonly value: string } | { readonly missing: string })[]

/** Names of things that a sentence mentions, in the reader's language; ids stand for what is unknown. */
export interface Names {
  readonly language: Language
  event(name: string): string
  attribute(reference: string): string
  segment(id: string): string
  content(id: string): string
  channel(name: string): string
  journey(id: string): string
  goal(id: string): string
  duration(iso: string): string
  number(value: number): string
  date(text: string): string
  weekday(day: number): string
  zone(choice: string): string
  condition(condition: Condition): string
}

/** Everything of the workspace that a journey may point to. `null`: not known here, so not checked. */
export interface Refs {
  readonly events: readonly string[] | null
  readonly attributes: readonly string[] | null
  readonly segments: readonly { readonly id: string; readonly name: string }[] | null
  readonly contents:
    | readonly {
        readonly id: string
        readonly name: string
        readonly channel: string
        readonly category: string
        readonly published: boolean
        /** References that the texts read, such as `person.firstName`. */
        readonly reads: readonly string[]
      }[]
    | null
  readonly channels: readonly string[] | null
  readonly secrets: readonly { readonly name: string; readonly host: string }[] | null
  readonly journeys: readonly { readonly id: string; readonly name: string }[] | null
}

/** What a check of one node sees. Paths in findings are relative to its config. */
export interface CheckContext {
  readonly node: string
  readonly refs: Refs
  readonly goals: readonly string[]
  readonly isTriggeredBy: (kind: string) => boolean
}

/** The words of a kind. `ports`, `fields`, `options`, `help` by name; `find` are words of other tools for the palette search. */
export interface KindText {
  readonly name: string
  readonly help: string
  readonly find: readonly string[]
  readonly ports: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, string>>
}

export interface NodeKind<Config extends JsonObject = JsonObject, Name extends string = string> {
  readonly kind: string
  readonly v: number
  readonly family: Family
  readonly icon: string
  /** The strict schema of a version. A draft may hold less. */
  readonly config: z.ZodType<Config>
  /** What a new node starts with on the canvas; may be unfinished. */
  readonly defaults: () => JsonObject
  readonly fields: Readonly<Record<string, Field>>
  /** In the order of outcomes. Total: also for an unfinished config. */
  readonly ports: (config: JsonObject) => readonly Port<Name>[]
  readonly check?: (config: Config, context: CheckContext) => readonly Finding[]
  /** References read, for unknown attributes and for copies into other journeys. */
  readonly reads?: (config: Config) => readonly Reference[]
  /** Names that it puts into the context, to be read as `context.<name>` by later steps. */
  readonly keeps?: (config: Config) => readonly string[]
  /** Whether chance decides here by the id of the step, so that a copy draws anew. Total, as `ports`. */
  readonly draws?: (config: JsonObject) => boolean
  /** Beside those of its conditions and listeners. */
  readonly needs?: (config: Config) => FactNeeds
  readonly conditions?: (config: Config) => readonly Condition[]
  readonly listens?: (config: Config) => readonly Listener[]
  /** Whether it wants `changed` while a person rests here. */
  readonly watches?: boolean
  /** Whether a person always stands here for a moment, so that what later nodes read need not be in hand on arrival. */
  readonly alwaysRests?: (config: Config) => boolean
  /** Longest stay here, ms; null when unbounded. For the longest path. */
  readonly longestStayMs?: (config: Config) => number | null
  /** Shortest stay of whoever leaves by this port, ms; 0 where a kind does not say. */
  readonly leastStayMs?: (config: Config, port: string) => number
  readonly effects: readonly EffectType[]
  readonly text: { readonly [L in Language]: KindText }
  /** The sentence on the card; total: also for an unfinished config. */
  readonly summary: (config: JsonObject, names: Names) => Phrase
  /** Who goes this way, in words, where the config says it; total. For ways out without a name of their own. */
  readonly portWords?: (config: JsonObject, port: string, names: Names) => string | undefined
  /** upgrades[n] turns the config of version n + 1 into that of n + 2. */
  readonly upgrades: readonly ((config: JsonObject) => JsonObject)[]
  /** Triggers have none: nobody rests there. */
  readonly step: (config: Config, input: StepInput) => StepResult<Name>
}

/**
 * A kind of node, whole in one place. The generics hold config and ports together: a step that names a port which
 * `ports` does not know does not compile.
 */
export const defineNode = <Config extends JsonObject, const Name extends string>(
  kind: NodeKind<Config, Name>,
): NodeKind<Config, Name> => kind
