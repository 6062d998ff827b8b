import type { Json, JsonObject } from '../problem/json.ts'
import { conditionSchema } from '../condition/schema.ts'
import type { Names } from '../nodes/define.ts'
import { kindOf } from '../nodes/index.ts'
import type { Widget } from '../step/widget.ts'
import { diffWords } from './diff-words.ts'

const inWord =
  (say: (value: string, names: Names) => string) =>
  (value: Json, names: Names): string | undefined =>
    typeof value === 'string' ? say(value, names) : undefined

const condition = (value: Json, names: Names): string | undefined => {
  const parsed = conditionSchema.safeParse(value)
  return parsed.success ? names.condition(parsed.data) : undefined
}

const plain = (value: Json, names: Names): string | undefined => {
  if (typeof value === 'number') return names.number(value)
  if (typeof value === 'boolean') return diffWords[names.language][value ? 'yes' : 'no']
  return typeof value === 'string' ? value : undefined
}

/** Values that have a word of their own. The others are too rich for a sentence. */
const byWidget: Partial<Record<Widget, (value: Json, names: Names) => string | undefined>> = {
  duration: inWord((value, names) => names.duration(value)),
  lookBack: (value, names) => (typeof value === 'string' && value.startsWith('P') ? names.duration(value) : undefined),
  date: inWord((value, names) => names.date(value)),
  zone: inWord((value, names) => names.zone(value)),
  event: inWord((value, names) => names.event(value)),
  segment: inWord((value, names) => names.segment(value)),
  channel: inWord((value, names) => names.channel(value)),
  content: inWord((value, names) => names.content(value)),
  goal: inWord((value, names) => names.goal(value)),
  weekday: (value, names) => (typeof value === 'number' ? names.weekday(value) : undefined),
  condition,
  eventFilter: condition,
}

/** A field's value in the reader's words; undefined where it has no short form. */
export const fieldValueInWords = (kindName: string, field: string, value: Json, names: Names): string | undefined => {
  const kind = kindOf(kindName)
  const spec = kind?.fields[field]
  if (value === null || value === '') return undefined
  if (spec?.widget === 'choice' && typeof value === 'string') return kind?.text[names.language].options[value] ?? value
  return (spec === undefined ? plain : (byWidget[spec.widget] ?? plain))(value, names)
}

const nameIn = (value: JsonObject, names: Names): string | undefined => {
  const name = value[names.language] ?? Object.values(value)[0]
  return typeof name === 'string' ? name : undefined
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value of a setting, by what stands at its path. */
export const settingValueInWords = (path: string, value: Json, names: Names): string | undefined => {
  if (value === null) return undefined
  if (path === 'name') return isObject(value) ? nameIn(value, names) : undefined
  if (path === 'zone') return typeof value === 'string' ? names.zone(value) : undefined
  if (path === 'entry.audience' || path === 'entry.exclude') return condition(value, names)
  if (path === 'entry.starts' || path === 'entry.ends') return typeof value === 'string' ? names.date(value) : undefined
  if (path === 'entry.holdout.percent') return typeof value === 'number' ? `${names.number(value)}%` : undefined
  if (path === 'entry.reentry.mode' || path === 'entry.reentry.ifInside') {
    const options: Readonly<Record<string, string>> = diffWords[names.language].options
    return typeof value === 'string' ? (options[value] ?? value) : undefined
  }
  if (path === 'entry.reentry.key') {
    const from = isObject(value) ? value['from'] : undefined
    return typeof from === 'string' ? names.attribute(from) : undefined
  }
  return typeof value === 'string' && value.startsWith('P') ? names.duration(value) : plain(value, names)
}
