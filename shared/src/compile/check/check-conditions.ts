import type { Finding } from '../../problem/finding.ts'
import type { Json, JsonObject } from '../../problem/json.ts'
import { checkCondition, type Place } from '../../condition/check.ts'
import type { LooseSettings } from '../../journey/settings.ts'
import type { NodeKind, Refs } from '../../nodes/define.ts'
import { isList, isObject } from '../../nodes/unfinished.ts'
import type { Widget } from '../../step/widget.ts'

type Path = Finding['path']

/** A condition as it stands in a document, perhaps unfinished. */
interface FoundCondition {
  readonly value: Json
  readonly path: Path
  readonly place: Place
}

const at = (value: Json | undefined, path: Path, place: Place): readonly FoundCondition[] =>
  value === undefined || value === null ? [] : [{ value, path, place }]

const inItems = (list: Json | undefined, key: string, path: Path, place: Place): readonly FoundCondition[] =>
  isList(list) ? list.flatMap((item, index) => (isObject(item) ? at(item[key], [...path, index, key], place) : [])) : []

/** Where the fields of a widget hold conditions. */
const byWidget: Partial<Record<Widget, (value: Json | undefined, path: Path) => readonly FoundCondition[]>> = {
  condition: (value, path) => at(value, path, 'journey'),
  eventFilter: (value, path) => at(value, path, 'where'),
  cases: (value, path) => inItems(value, 'condition', path, 'journey'),
  eventGroups: (value, path) => inItems(value, 'where', path, 'where'),
}

/** The conditions of a config, paths relative to it. */
export const conditionsInConfig = ({ fields }: NodeKind, config: JsonObject): readonly FoundCondition[] =>
  Object.entries(fields).flatMap(([name, { widget }]) => byWidget[widget]?.(config[name], [name]) ?? [])

const matchOf = (item: Json, path: Path): readonly FoundCondition[] => {
  const on = isObject(item) ? item['on'] : undefined
  return isObject(on) ? at(on['where'], [...path, 'on', 'where'], 'where') : []
}

/** The conditions of the settings, paths within the document. */
export const conditionsInSettings = ({ entry, goals, exits }: LooseSettings): readonly FoundCondition[] => [
  ...at(entry['audience'], ['settings', 'entry', 'audience'], 'journey'),
  ...at(entry['exclude'], ['settings', 'entry', 'exclude'], 'journey'),
  ...goals.flatMap((goal, index) => matchOf(goal, ['settings', 'goals', index])),
  ...exits.flatMap((rule, index) => [
    ...matchOf(rule, ['settings', 'exits', index]),
    ...(isObject(rule) ? at(rule['when'], ['settings', 'exits', index, 'when'], 'journey') : []),
  ]),
]

const isUnder = (path: Path, parent: Path): boolean => parent.every((key, index) => path[index] === key)

/**
 * What is wrong with conditions, in place of what their schema says of them: the schema knows only that they do not
 * fit, their own check knows which leaf and why.
 */
export const withConditions = (
  bySchema: readonly Finding[],
  conditions: readonly FoundCondition[],
  refs: Refs,
): readonly Finding[] => {
  const checked = conditions.map(({ value, path, place }) => ({
    path,
    findings: checkCondition(value, refs, place).map((finding) => ({ ...finding, path: [...path, ...finding.path] })),
  }))
  const explained = checked.filter(({ findings }) => findings.some(({ level }) => level === 'error'))
  return [
    ...bySchema.filter((finding) => !explained.some(({ path }) => isUnder(finding.path, path))),
    ...checked.flatMap(({ findings }) => findings),
  ]
}
