import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import {
  comparisons,
  dateTests,
  listTests,
  type Operator,
  operators,
  stateTests,
  textTests,
} from '@trailwright/shared/condition/schema.ts'
import { isList, isObject } from '../fields/field.ts'
import type { ValueType } from '../references.ts'

/** A condition while it is put together: any part may still lack something. */

export type Join = 'all' | 'any' | 'none'
export interface Group {
  readonly join: Join
  readonly items: readonly JsonObject[]
}

export const deepest = 3

/** The group in a part of a condition; undefined when it is a single condition. */
export function groupOf(part: Json | undefined): Group | undefined {
  if (!isObject(part)) return undefined
  if (isList(part['all'])) return { join: 'all', items: part['all'].filter(isObject) }
  if (isList(part['any'])) return { join: 'any', items: part['any'].filter(isObject) }
  const inner = part['not']
  if (!isObject(inner)) return undefined
  return isList(inner['any'])
    ? { join: 'none', items: inner['any'].filter(isObject) }
    : { join: 'none', items: [inner] }
}

/** The outermost part as a group, so that a second condition can stand beside the first. */
export function rootGroup(value: Json | undefined): Group {
  const group = groupOf(value)
  if (group !== undefined) return group
  return { join: 'all', items: isObject(value) && Object.keys(value).length > 0 ? [value] : [] }
}

export function partOf({ join, items }: Group): JsonObject {
  if (join === 'none') return { not: { any: items } }
  return join === 'all' ? { all: items } : { any: items }
}

export const leafKinds = [
  'attribute',
  'entry',
  'event',
  'context',
  'did',
  'segment',
  'tag',
  'consent',
  'reachable',
  'journey',
  'clock',
  'draw',
] as const
export type LeafKind = (typeof leafKinds)[number]

/** What a condition is about, by the key that only it has. */
export function leafKindOf(leaf: JsonObject): LeafKind | undefined {
  if ('attribute' in leaf) return 'attribute'
  if ('did' in leaf) return 'did'
  if ('segment' in leaf) return 'segment'
  if ('tag' in leaf || 'tags' in leaf) return 'tag'
  if ('consent' in leaf) return 'consent'
  if ('reachable' in leaf) return 'reachable'
  if ('journey' in leaf) return 'journey'
  if ('clock' in leaf) return 'clock'
  return 'draw' in leaf ? 'draw' : undefined
}

/** What a new condition begins with. */
export const newLeaf: Readonly<Record<LeafKind, () => JsonObject>> = {
  attribute: () => ({ attribute: '', is: '=' }),
  entry: () => ({ attribute: '', is: '=' }),
  event: () => ({ attribute: '', is: '=' }),
  context: () => ({ attribute: '', is: '=' }),
  did: () => ({ did: '', measure: 'count', is: '>=', value: 1, window: { last: 'P30D' } }),
  segment: () => ({ segment: '', is: 'in' }),
  tag: () => ({ tag: '', is: 'has' }),
  consent: () => ({ consent: { channel: 'email', category: 'marketing' }, is: 'granted' }),
  reachable: () => ({ reachable: ['email'] }),
  journey: () => ({ journey: '', is: 'notInside' }),
  clock: () => ({ clock: { from: '09:00', to: '18:00' } }),
  draw: () => ({ draw: { salt: 'share', below: 10 } }),
}

const numeric: readonly Operator[] = [...comparisons, 'known', 'notKnown']
const textual: readonly Operator[] = ['=', '!=', ...textTests, ...listTests, 'known', 'notKnown']
const flags: readonly Operator[] = ['true', 'false', 'notTrue', 'notFalse', 'known', 'notKnown']
const dated: readonly Operator[] = [...dateTests, '<', '<=', '>', '>=', '=', 'known', 'notKnown']

/** The comparisons that mean something for a type; the one in use stays among them. */
export function operatorsFor(type: ValueType | undefined, used: string): readonly Operator[] {
  const fitting = operatorsOf(type)
  const known = operators.find((operator) => operator === used)
  return known === undefined || fitting.includes(known) ? fitting : [...fitting, known]
}

function operatorsOf(type: ValueType | undefined): readonly Operator[] {
  switch (type) {
    case 'number':
      return numeric
    case 'text':
      return textual
    case 'boolean':
      return flags
    case 'date':
      return dated
    case 'list':
      return ['contains', 'notContains', 'known', 'notKnown']
    case 'object':
      return ['known', 'notKnown']
    case undefined:
      return operators
  }
}

export type ValueForm = 'none' | 'list' | 'duration' | 'day' | 'operand'

/** What an operator is compared with. */
export function valueFormOf(operator: string): ValueForm {
  if (stateTests.some((each) => each === operator)) return 'none'
  if (listTests.some((each) => each === operator)) return 'list'
  if (operator === 'onDay' || operator === 'notOnDay') return 'day'
  return dateTests.some((each) => each === operator) ? 'duration' : 'operand'
}

/** The value after another operator was chosen: kept where it still fits. */
export function valueFor(operator: string, before: Json | undefined): Json | undefined {
  switch (valueFormOf(operator)) {
    case 'none':
      return undefined
    case 'list':
      return isList(before) ? before : before === undefined || isObject(before) ? [] : [before]
    case 'duration':
      return typeof before === 'string' && before.startsWith('P') ? before : 'P7D'
    case 'day':
      return typeof before === 'number' && Number.isInteger(before) ? before : 0
    case 'operand':
      return isList(before) ? before[0] : before
  }
}

const isNumberText = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text))

/** What somebody typed, as a value of the type that is compared with. */
export function literalOf(text: string, type: ValueType | undefined): Json {
  if (type === 'number') return isNumberText(text) ? Number(text) : text
  if (type === 'boolean') return text === 'true'
  return type === undefined && isNumberText(text) ? Number(text) : text
}

/** Whether the leaf lacks what it looks at, or its value. */
export function lacksOf(leaf: JsonObject): 'field' | 'value' | undefined {
  const kind = leafKindOf(leaf)
  if (kind === undefined) return undefined
  const subject = leaf[kind === 'tag' && 'tags' in leaf ? 'tags' : kind]
  if (subject === '') return 'field'
  if (kind !== 'attribute' && kind !== 'did') return undefined
  if (kind === 'did' && leaf['measure'] === 'sum' && typeof leaf['of'] !== 'string') return 'field'
  const form = valueFormOf(String(leaf['is']))
  if (form === 'none') return undefined
  const { value } = leaf
  if (value === undefined || value === '') return 'value'
  return form === 'list' && isList(value) && value.length === 0 ? 'value' : undefined
}

/** Whether an answer depends on nothing but the person, so that people can be counted. */
export function isAboutPerson(part: Json, roots: readonly string[] = ['person.']): boolean {
  if (isList(part)) return part.every((each) => isAboutPerson(each, roots))
  if (!isObject(part)) return true
  return Object.entries(part).every(([key, value]) => {
    if (key === 'where') return isAboutPerson(value, [...roots, 'event.'])
    if ((key === 'attribute' || key === 'from') && typeof value === 'string')
      return roots.some((root) => value.startsWith(root))
    if (key === 'since' && value === 'entry') return false
    return isAboutPerson(value, roots)
  })
}

/** Whether anything in a condition is still missing, at any depth. */
export function isIncomplete(part: Json | undefined): boolean {
  const group = groupOf(part)
  if (group !== undefined) return group.items.some(isIncomplete)
  return isObject(part) && (lacksOf(part) !== undefined || isIncomplete(part['where']))
}
