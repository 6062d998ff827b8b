import type { Json, JsonObject } from '../problem/json.ts'
import { usualPriority } from '../policy/decision.ts'
import { sorted } from '../problem/sorted.ts'
import { canonicalObject } from './canonical-object.ts'
import { entrySchema, exitRuleSchema, goalSchema, type EntrySettings, type ExitRule, type Goal } from './schema.ts'

/** The settings of a journey as a draft holds them: perhaps unfinished. */
export interface LooseSettings {
  readonly entry: JsonObject
  readonly goals: readonly Json[]
  readonly exits: readonly Json[]
}

export const entryDefaults = {
  audience: { all: [] },
  exclude: null,
  reentry: { mode: 'afterExit', cooldown: null, limit: null, key: null, ifInside: 'ignore' },
  doubleFire: 'PT5M',
  holdout: { percent: 0 },
  cap: null,
  throttle: null,
  priority: usualPriority,
  starts: null,
  ends: null,
  maxStay: null,
} as const satisfies EntrySettings

const goalDefaults = { on: null, value: null, window: null, ends: false } as const satisfies Omit<Goal, 'id'>
const exitDefaults = { on: null, when: null } as const satisfies Omit<ExitRule, 'id'>

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys in order, defaults written out; what does not fit stays as it came. */
export const canonicalSettings = ({ entry, goals, exits }: LooseSettings): LooseSettings => ({
  entry: canonicalObject(entrySchema, entry, entryDefaults),
  goals: goals.map((goal) => (isObject(goal) ? canonicalObject(goalSchema, goal, goalDefaults) : sorted(goal))),
  exits: exits.map((rule) => (isObject(rule) ? canonicalObject(exitRuleSchema, rule, exitDefaults) : sorted(rule))),
})
