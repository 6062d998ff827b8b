import { error, warning, type Finding } from '../../problem/finding.ts'
import { isTooDeep } from '../../problem/sorted.ts'
import type { Json } from '../../problem/json.ts'
import { durationMs } from '../../time/duration.ts'
import { parseInstant } from '../../time/instant.ts'
import { isZone } from '../../time/zone.ts'
import {
  entrySchema,
  exitRuleSchema,
  goalSchema,
  journeyIdSchema,
  type EntrySettings,
  type ExitRule,
  type Goal,
} from '../../journey/schema.ts'
import type { LooseSettings } from '../../journey/settings.ts'
import { schemaFindings } from '../../journey/schema-findings.ts'
import { textSchema } from '../../language/language.ts'
import { checkDistinct, checkEvent } from '../../nodes/references-check.ts'
import { conditionsInSettings, withConditions } from './check-conditions.ts'
import type { Drawing } from './drawing.ts'

/** The settings as far as they are finished, each with the place where it stands. */
export interface FinishedSettings {
  readonly entry: EntrySettings | undefined
  readonly goals: readonly { readonly goal: Goal; readonly path: Finding['path'] }[]
  readonly exits: readonly { readonly rule: ExitRule; readonly path: Finding['path'] }[]
}

interface Schema<T> {
  safeParse(value: Json): { success: boolean; data?: T | undefined }
}

const parsed = <T>(schema: Schema<T>, value: Json): T | undefined =>
  isTooDeep(value) ? undefined : schema.safeParse(value).data

export const finishedSettings = ({ graph: { settings } }: Drawing): FinishedSettings => ({
  entry: parsed(entrySchema, settings.entry),
  goals: settings.goals.flatMap((value, index) => {
    const goal = parsed(goalSchema, value)
    return goal === undefined ? [] : [{ goal, path: ['settings', 'goals', index] }]
  }),
  exits: settings.exits.flatMap((value, index) => {
    const rule = parsed(exitRuleSchema, value)
    return rule === undefined ? [] : [{ rule, path: ['settings', 'exits', index] }]
  }),
})

const checkShape = (
  schema: typeof entrySchema | typeof goalSchema | typeof exitRuleSchema,
  value: Json,
  path: Finding['path'],
): readonly Finding[] => {
  if (isTooDeep(value)) return [error('settings.too-deep', { path })]
  const result = schema.safeParse(value)
  return result.success ? [] : schemaFindings(value, result.error, { area: 'settings', path })
}

const checkShapes = ({ entry, goals, exits }: LooseSettings): readonly Finding[] => [
  ...checkShape(entrySchema, entry, ['settings', 'entry']),
  ...goals.flatMap((goal, index) => checkShape(goalSchema, goal, ['settings', 'goals', index])),
  ...exits.flatMap((rule, index) => checkShape(exitRuleSchema, rule, ['settings', 'exits', index])),
]

const checkHead = ({ graph: { id, name, zone } }: Drawing): readonly Finding[] => [
  ...(journeyIdSchema.safeParse(id).success ? [] : [error('journey.id-invalid', { path: ['id'], params: { id } })]),
  ...(textSchema.safeParse(name).success ? [] : [error('journey.name-missing', { path: ['name'] })]),
  ...(isZone(zone) ? [] : [error('journey.zone-unknown', { path: ['zone'], params: { zone } })]),
]

/** Windows and pauses of settings are elapsed time: months have no length of their own. */
const checkExact = (
  durations: readonly (readonly [string | null | undefined, Finding['path']])[],
): readonly Finding[] =>
  durations.flatMap(([duration, path]) =>
    typeof duration === 'string' && durationMs(duration) === undefined
      ? [error('settings.months-not-exact', { path, params: { duration } })]
      : [],
  )

const checkEntry = ({
  reentry,
  doubleFire,
  cap,
  throttle,
  starts,
  ends,
  maxStay,
}: EntrySettings): readonly Finding[] => {
  const path = ['settings', 'entry']
  const from = starts === null ? undefined : parseInstant(starts)
  const to = ends === null ? undefined : parseInstant(ends)
  return [
    ...checkExact([
      [reentry.cooldown, [...path, 'reentry', 'cooldown']],
      [reentry.limit?.window, [...path, 'reentry', 'limit', 'window']],
      [doubleFire, [...path, 'doubleFire']],
      [cap?.window, [...path, 'cap', 'window']],
      [throttle?.per, [...path, 'throttle', 'per']],
      [maxStay, [...path, 'maxStay']],
    ]),
    ...(from !== undefined && to !== undefined && from >= to
      ? [error('settings.ends-before-start', { path: [...path, 'ends'] })]
      : []),
  ]
}

const checkGoals = (goals: FinishedSettings['goals'], drawing: Drawing): readonly Finding[] => {
  const marked = new Set(
    [...drawing.nodes.values()].flatMap(({ node }) => (node.kind === 'goal.mark' ? [node.config['goal']] : [])),
  )
  return goals.flatMap(({ goal: { id, on, window }, path }) => [
    ...(on === null ? [] : checkEvent(drawing.refs, on.event, [...path, 'on', 'event'])),
    ...(on === null && !marked.has(id) ? [warning('goal.never-reached', { path, params: { goal: id } })] : []),
    ...checkExact([[window, [...path, 'window']]]),
  ])
}

const checkExits = (exits: FinishedSettings['exits'], drawing: Drawing): readonly Finding[] =>
  exits.flatMap(({ rule: { id, on, when }, path }) => [
    ...((on === null) === (when === null) ? [error('exit.needs-one-cause', { path, params: { exit: id } })] : []),
    ...(on === null ? [] : checkEvent(drawing.refs, on.event, [...path, 'on', 'event'])),
  ])

/** Name, zone, entry, goals and exit rules. */
export const checkSettings = (drawing: Drawing): readonly Finding[] => {
  const { settings } = drawing.graph
  const finished = finishedSettings(drawing)
  return [
    ...checkHead(drawing),
    ...withConditions(checkShapes(settings), conditionsInSettings(settings), drawing.refs),
    ...checkCount('goals', settings.goals.length, mostGoals),
    ...checkCount('exits', settings.exits.length, mostExits),
    ...(finished.entry === undefined ? [] : checkEntry(finished.entry)),
    ...checkDistinct(
      'settings.id-twice',
      finished.goals.map(({ goal, path }) => ({ name: goal.id, path: [...path, 'id'] })),
    ),
    ...checkDistinct(
      'settings.id-twice',
      finished.exits.map(({ rule, path }) => ({ name: rule.id, path: [...path, 'id'] })),
    ),
    ...checkGoals(finished.goals, drawing),
    ...checkExits(finished.exits, drawing),
  ]
}

const mostGoals = 5
const mostExits = 10

const checkCount = (what: 'goals' | 'exits', count: number, limit: number): readonly Finding[] =>
  count > limit ? [error(`settings.too-many-${what}`, { path: ['settings', what], params: { count, limit } })] : []
