import { z } from 'zod'
import { error, warning, type Finding } from '../problem/finding.ts'
import type { Json, JsonObject } from '../problem/json.ts'
import { durationMs, parseDuration } from '../time/duration.ts'
import { parseInstant } from '../time/instant.ts'
import { isList } from './fold.ts'
import { dayOffset, isOperandList, shiftOf, type LeafValue } from './operand.ts'
import { positiveOf } from './operator.ts'
import { splitReference } from './read.ts'
import type { Reference } from './reference.ts'
import {
  attributeLeafSchema,
  clockLeafSchema,
  consentLeafSchema,
  drawLeafSchema,
  historyLeafShape,
  journeyLeafSchema,
  reachableLeafSchema,
  segmentLeafSchema,
  tagLeafSchema,
  tagsLeafSchema,
  type Operator,
} from './schema.ts'

/** A condition may be nested this deep (a leaf alone is 1, a `where` goes one deeper) and have so many leaves. */
export const conditionLimits = { depth: 10, leaves: 200 } as const

/** What of a workspace a condition may name. `null`: not known here, so not checked. */
export interface ConditionRefs {
  readonly events: readonly string[] | null
  /** Paths, with or without the leading `person.`. */
  readonly attributes: readonly string[] | null
  readonly segments: readonly { readonly id: string }[] | null
  readonly journeys: readonly { readonly id: string }[] | null
  readonly channels: readonly string[] | null
}

/** Where a condition stands: only journeys have an entry, and only a `where` has an event at hand. */
export type Place = 'segment' | 'journey' | 'where'

type Path = Finding['path']

/** What holds at one place of the document. */
interface Spot {
  readonly refs: ConditionRefs
  readonly path: Path
  readonly depth: number
  readonly hasEvent: boolean
  readonly hasEntry: boolean
  /** Counts all leaves seen so far. */
  readonly leaves: { count: number }
}

const under = (spot: Spot, ...path: Path): Spot => ({ ...spot, path: [...spot.path, ...path] })

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value)

type Issue = z.core.$ZodIssue

/** Of a union that nothing fits, the branch that came nearest: deepest, then with the fewest complaints. */
const unfold = (issue: Issue): readonly Issue[] => {
  if (issue.code !== 'invalid_union') return [issue]
  const depth = (branch: readonly Issue[]): number => Math.max(0, ...branch.map(({ path }) => path.length))
  const [nearest] = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)
  if (nearest === undefined || depth(nearest) === 0) return [issue]
  return nearest.flatMap((inner) => unfold({ ...inner, path: [...issue.path, ...inner.path] }))
}

const valueAt = (value: Json | undefined, path: readonly PropertyKey[]): Json | undefined =>
  path.reduce<Json | undefined>((inner, key) => {
    if (isList(inner ?? null)) return Object.values(inner ?? [])[Number(key)]
    return isObject(inner) && Object.hasOwn(inner, String(key)) ? inner[String(key)] : undefined
  }, value)

const isMissing = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (isList(value) && value.length === 0)

const codeOfMessage: Readonly<Record<string, string>> = {
  not_a_duration: 'condition.duration',
  not_a_zone: 'condition.zone',
  not_an_instant: 'condition.instant',
}

const findingsOfIssue = (leaf: Json, issue: Issue, spot: Spot): readonly Finding[] => {
  const within = issue.path.map((key) => (typeof key === 'number' ? key : String(key)))
  const path = [...spot.path, ...within]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => error('condition.unknown-key', { path: [...path, key], params: { key } }))
  }
  const field = String(within.at(-1) ?? '')
  const value = valueAt(leaf, issue.path)
  if (isMissing(value)) return [error('condition.missing', { path, params: { field } })]
  const code = codeOfMessage[issue.message] ?? 'condition.invalid'
  const shown = typeof value === 'object' ? '' : (value ?? '')
  return [error(code, { path, params: code === 'condition.invalid' ? { field } : { value: shown } })]
}

const checkShape = <T>(schema: z.ZodType<T>, leaf: Json, spot: Spot): Result<T> => {
  const parsed = schema.safeParse(leaf)
  if (parsed.success) return { value: parsed.data, findings: [] }
  return { findings: parsed.error.issues.flatMap(unfold).flatMap((issue) => findingsOfIssue(leaf, issue, spot)) }
}
type Result<T> = { readonly value?: T; readonly findings: readonly Finding[] }

const unknownName = (known: readonly string[] | null, name: string, found: () => Finding): readonly Finding[] =>
  known === null || known.includes(name) ? [] : [found()]

const idsOf = (named: readonly { readonly id: string }[] | null): readonly string[] | null =>
  named === null ? null : named.map(({ id }) => id)

const checkChannel = (channel: string, { refs, path }: Spot): readonly Finding[] =>
  unknownName(refs.channels, channel, () => error('channel.unknown', { path, params: { channel } }))

const checkReference = (reference: Reference, spot: Spot): readonly Finding[] => {
  const { root, path } = splitReference(reference)
  const at = { path: spot.path, params: { reference } }
  if (root === 'event') return spot.hasEvent ? [] : [error('condition.event-outside-where', at)]
  if (root !== 'person') return spot.hasEntry ? [] : [error('condition.entry-in-segment', at)]
  const { attributes } = spot.refs
  if (attributes === null || attributes.includes(reference)) return []
  return unknownName(attributes, path.join('.'), () =>
    warning('attribute.unknown', { path: spot.path, params: { attribute: reference } }),
  )
}

/** What a test looks at: that decides which operators make sense. */
type Subject = 'any' | 'number' | 'instant'

const textOperators: readonly Operator[] = ['contains', 'notContains', 'startsWith', 'endsWith']
const stateOperators: readonly Operator[] = ['known', 'notKnown', 'true', 'false', 'notTrue', 'notFalse']
const orderOperators: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=']

const operatorFits = (subject: Subject, is: Operator): boolean => {
  if (subject === 'any' || is === 'known' || is === 'notKnown') return true
  if (subject === 'number') return orderOperators.includes(is) || is === 'oneOf' || is === 'notOneOf'
  return !textOperators.includes(is) && !stateOperators.includes(is)
}

/** A duration that can be counted back and forth without a calendar. */
const checkElapsed = (text: string, spot: Spot): readonly Finding[] => {
  const at = { path: spot.path, params: { value: text } }
  const unsigned = text.startsWith('+') ? text.slice(1) : text
  if (parseDuration(unsigned) === undefined) return [error('condition.duration', at)]
  return durationMs(unsigned) === undefined ? [error('condition.duration-months', at)] : []
}

const checkSingle = (subject: Subject, is: Operator, value: LeafValue, spot: Spot): readonly Finding[] => {
  const at = { path: spot.path, params: { is } }
  if (value === undefined || value === '') return [error('condition.value-missing', at)]
  if (isOperandList(value)) return [error('condition.value-single', at)]
  if (typeof value === 'object') {
    if ('from' in value) return checkReference(value.from, under(spot, 'from'))
    const fits = subject !== 'number' && !textOperators.includes(is)
    return fits && shiftOf(value.now) !== undefined
      ? []
      : fits
        ? checkElapsed(value.now, under(spot, 'now'))
        : [error('condition.value-kind', at)]
  }
  if (subject === 'number') return typeof value === 'number' ? [] : [error('condition.value-number', at)]
  if (textOperators.includes(is)) return typeof value === 'string' ? [] : [error('condition.value-text', at)]
  const isOrder = is !== '=' && is !== '!='
  return isOrder && typeof value === 'boolean' ? [error('condition.value-kind', at)] : []
}

const checkList = (is: Operator, value: LeafValue, spot: Spot): readonly Finding[] => {
  const at = { path: spot.path, params: { is } }
  if (value === undefined || value === '') return [error('condition.value-missing', at)]
  if (isOperandList(value)) return value.length === 0 ? [error('condition.value-missing', at)] : []
  if (typeof value === 'object' && 'from' in value) return checkReference(value.from, under(spot, 'from'))
  return [error('condition.value-list', at)]
}

/** Whether the operator suits what is tested, and the value the operator. */
const checkTest = (subject: Subject, is: Operator, value: LeafValue, spot: Spot): readonly Finding[] => {
  if (!operatorFits(subject, is)) return [error('condition.operator', { path: [...spot.path, 'is'], params: { is } })]
  const here = under(spot, 'value')
  const at = { path: here.path, params: { is } }
  switch (positiveOf(is).positive) {
    case 'known':
    case 'true':
    case 'false':
      return value === undefined ? [] : [warning('condition.value-unused', at)]
    case 'withinLast':
    case 'withinNext':
      if (value === undefined || value === '') return [error('condition.value-missing', at)]
      if (typeof value !== 'string' || value.startsWith('-'))
        return [error('condition.duration', { ...at, params: { value: '' } })]
      return checkElapsed(value, here)
    case 'onDay':
      if (value === undefined || value === '') return [error('condition.value-missing', at)]
      return dayOffset(value) === undefined ? [error('condition.day', at)] : []
    case 'oneOf':
      return checkList(is, value, here)
    default:
      return checkSingle(subject, is, value, here)
  }
}

const isInstantReference = (reference: Reference | undefined): boolean =>
  reference === undefined || reference === 'event.at' || reference === 'entry.at'

const historyLeafSchema = z.strictObject({ ...historyLeafShape, where: z.unknown().exactOptional() })
type CheckedHistory = z.infer<typeof historyLeafSchema>

const checkWindow = ({ window }: CheckedHistory, spot: Spot): readonly Finding[] => {
  if (window === undefined || 'day' in window) return []
  if ('last' in window) return checkElapsed(window.last, under(spot, 'last'))
  if ('since' in window)
    return spot.hasEntry
      ? []
      : [error('condition.entry-in-segment', { path: spot.path, params: { reference: 'entry' } })]
  const from = window.from === undefined ? undefined : parseInstant(window.from)
  const to = window.to === undefined ? undefined : parseInstant(window.to)
  const isReversed = from !== undefined && to !== undefined && from > to
  return isReversed ? [error('condition.window-reversed', { path: spot.path })] : []
}

const checkMeasured = ({ measure, of }: CheckedHistory, spot: Spot): readonly Finding[] => {
  const here = under(spot, 'of')
  if (measure === 'count') return of === undefined ? [] : [warning('condition.of-unused', { path: here.path })]
  if (of === undefined)
    return measure === 'sum' ? [error('condition.missing', { path: here.path, params: { field: 'of' } })] : []
  return of.startsWith('event.') && !(measure === 'sum' && of === 'event.at')
    ? []
    : [error('condition.of-event', { path: here.path, params: { reference: of } })]
}

const checkHistory = (input: JsonObject, spot: Spot): readonly Finding[] => {
  const { value: leaf, findings } = checkShape(historyLeafSchema, input, spot)
  const whereSpot = { ...under(spot, 'where'), depth: spot.depth + 1, hasEvent: true }
  const where = Object.hasOwn(input, 'where') ? checkAny(input['where'], whereSpot) : []
  if (leaf === undefined) return [...findings, ...where]
  const isNumber = leaf.measure === 'count' || leaf.measure === 'sum'
  const subject = isNumber ? 'number' : isInstantReference(leaf.of) ? 'instant' : 'any'
  return [
    ...unknownName(spot.refs.events, leaf.did, () =>
      warning('event.unknown', { path: [...spot.path, 'did'], params: { event: leaf.did } }),
    ),
    ...checkMeasured(leaf, spot),
    ...checkTest(subject, leaf.is, leaf.value, spot),
    ...checkWindow(leaf, under(spot, 'window')),
    ...where,
  ]
}

type CheckLeaf = (leaf: JsonObject, spot: Spot) => readonly Finding[]

/** The shape by its schema, then what the schema cannot say. */
const byShape =
  <T>(schema: z.ZodType<T>, check: (leaf: T, spot: Spot) => readonly Finding[] = () => []): CheckLeaf =>
  (leaf, spot) => {
    const { value, findings } = checkShape(schema, leaf, spot)
    return value === undefined ? findings : [...findings, ...check(value, spot)]
  }

const checks: Readonly<Record<string, CheckLeaf>> = {
  attribute: byShape(attributeLeafSchema, ({ attribute, is, value }, spot) => [
    ...checkReference(attribute, under(spot, 'attribute')),
    ...checkTest(attribute.endsWith('.at') && isInstantReference(attribute) ? 'instant' : 'any', is, value, spot),
  ]),
  did: checkHistory,
  segment: byShape(segmentLeafSchema, ({ segment }, { refs, path }) =>
    unknownName(idsOf(refs.segments), segment, () =>
      error('segment.unknown', { path: [...path, 'segment'], params: { segment } }),
    ),
  ),
  tag: byShape(tagLeafSchema),
  tags: byShape(tagsLeafSchema),
  consent: byShape(consentLeafSchema, ({ consent }, spot) =>
    checkChannel(consent.channel, under(spot, 'consent', 'channel')),
  ),
  reachable: byShape(reachableLeafSchema, ({ reachable }, spot) =>
    reachable.flatMap((channel, index) => checkChannel(channel, under(spot, 'reachable', index))),
  ),
  journey: byShape(journeyLeafSchema, ({ journey, is, within }, spot) => [
    ...unknownName(idsOf(spot.refs.journeys), journey, () =>
      error('journey.unknown', { path: [...spot.path, 'journey'], params: { journey } }),
    ),
    ...(within === undefined ? [] : checkElapsed(within, under(spot, 'within'))),
    ...(within !== undefined && (is === 'inside' || is === 'notInside')
      ? [warning('condition.within-unused', { path: [...spot.path, 'within'] })]
      : []),
  ]),
  clock: byShape(clockLeafSchema, ({ clock }, { path }) =>
    clock.from === clock.to && (clock.weekdays === undefined || clock.weekdays.length === 7)
      ? [warning('condition.clock-always', { path: [...path, 'clock'] })]
      : [],
  ),
  draw: byShape(drawLeafSchema),
}

const checkGroup = (parts: Json | undefined, spot: Spot): readonly Finding[] => {
  if (parts === undefined || !isList(parts)) return [error('condition.incomplete', { path: spot.path })]
  return parts.flatMap((part, index) => checkAny(part, { ...under(spot, index), depth: spot.depth + 1 }))
}

const groupKeys = ['all', 'any', 'not'] as const

const checkAny = (input: unknown, spot: Spot): readonly Finding[] => {
  // From JSON in any case; what is no object has nothing to say.
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return [error('condition.incomplete', { path: spot.path })]
  }
  const condition: JsonObject = { ...input }
  if (spot.depth > conditionLimits.depth) {
    return [error('condition.too-deep', { path: spot.path, params: { most: conditionLimits.depth } })]
  }
  const group = groupKeys.find((key) => Object.hasOwn(condition, key))
  if (group !== undefined) {
    const others = Object.keys(condition).filter((key) => key !== group)
    const inner = under(spot, group)
    return [
      ...others.map((key) => error('condition.unknown-key', { path: [...spot.path, key], params: { key } })),
      ...(group === 'not'
        ? checkAny(condition['not'], { ...inner, depth: spot.depth + 1 })
        : checkGroup(condition[group], inner)),
    ]
  }
  spot.leaves.count += 1
  if (spot.leaves.count > conditionLimits.leaves) {
    const isFirst = spot.leaves.count === conditionLimits.leaves + 1
    return isFirst ? [error('condition.too-many', { path: spot.path, params: { most: conditionLimits.leaves } })] : []
  }
  const kind = Object.keys(checks).find((key) => Object.hasOwn(condition, key))
  const check = kind === undefined ? undefined : checks[kind]
  return check === undefined ? [error('condition.incomplete', { path: spot.path })] : check(condition, spot)
}

/**
 * Everything that is wrong with a condition, whatever it is: total for any JSON. Paths are relative to the condition.
 * Errors are what keeps it from being read or makes it never hold; warnings are names that have not been seen yet and
 * parts without effect.
 */
export const checkCondition = (condition: Json | undefined, refs: ConditionRefs, place: Place): readonly Finding[] =>
  checkAny(condition, {
    refs,
    path: [],
    depth: 1,
    hasEvent: place === 'where',
    hasEntry: place !== 'segment',
    leaves: { count: 0 },
  })
