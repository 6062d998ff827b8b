import { fill, type Language } from '../../language/language.ts'
import { parsePlainDate } from '../../time/day.ts'
import { parseInstant } from '../../time/instant.ts'
import { isOperandList, type LeafValue } from '../operand.ts'
import type { AttributeLeaf, ClockLeaf, Condition, EventWindow, HistoryLeaf, JourneyLeaf, Leaf } from '../schema.ts'
import { bold, filled, joined, textOfPart, tidy, type ConditionPhrase, type PhrasePart } from './phrase.ts'
import {
  comparisonTexts,
  countTexts,
  dateOrderTexts,
  dayTexts,
  leafTexts,
  measureTexts,
  smallTexts,
  stateTexts,
  timesText,
  windowTexts,
  keyTexts,
} from './texts.ts'

export type { ConditionPhrase } from './phrase.ts'

/** Names of what a condition mentions, in the reader's language. `Names` of the node kinds is one of these. */
export interface ConditionNames {
  readonly language: Language
  event(name: string): string
  attribute(reference: string): string
  segment(id: string): string
  channel(name: string): string
  journey(id: string): string
  duration(iso: string): string
  number(value: number): string
  date(text: string): string
  weekday(day: number): string
  zone(choice: string): string
}

type Small = keyof typeof smallTexts

const small = (key: Small, { language }: ConditionNames): string => smallTexts[key][language]

const quoted = (text: string, names: ConditionNames): PhrasePart => bold(fill(small('quoted', names), { text }))

const isDate = (text: string): boolean => parseInstant(text) !== undefined || parsePlainDate(text) !== undefined

const literal = (value: string | number | boolean | null, names: ConditionNames): PhrasePart => {
  if (typeof value === 'number') return bold(names.number(value))
  if (typeof value === 'boolean') return bold(small(value ? 'yes' : 'no', names))
  if (value === null || value === '') return { missing: small('missing', names) }
  return isDate(value) ? bold(names.date(value)) : quoted(value, names)
}

const fromNow = (now: string, names: ConditionNames): PhrasePart => {
  const duration = names.duration(now.replace(/^[+-]/, ''))
  return bold(fill(small(now.startsWith('-') ? 'ago' : 'fromNow', names), { duration }))
}

const valueWords = (value: LeafValue, names: ConditionNames): ConditionPhrase => {
  if (value === undefined) return [{ missing: small('missing', names) }]
  if (isOperandList(value)) {
    if (value.length === 0) return [{ missing: small('missing', names) }]
    const items = value.map((item) => [literal(item, names)])
    return joined(items, small('listAnd', names))
  }
  if (typeof value !== 'object') return [literal(value, names)]
  return 'from' in value ? [bold(names.attribute(value.from))] : [fromNow(value.now, names)]
}

const isPointInTime = (value: LeafValue): boolean => {
  if (typeof value === 'string') return isDate(value)
  return typeof value === 'object' && !isOperandList(value) && 'now' in value
}

/** Today, yesterday, in 3 days: whole days from today. */
const dayWords = (offset: number, names: ConditionNames): PhrasePart => {
  if (offset === 0) return bold(small('today', names))
  if (offset === -1) return bold(small('yesterday', names))
  if (offset === 1) return bold(small('tomorrow', names))
  const days = names.number(Math.abs(offset))
  return bold(fill(small(offset < 0 ? 'daysAgo' : 'inDays', names), { days }))
}

type Test = Pick<AttributeLeaf, 'is' | 'value'>

const testWords = (what: ConditionPhrase, { is, value }: Test, names: ConditionNames): ConditionPhrase => {
  const { language } = names
  switch (is) {
    case 'known':
    case 'notKnown':
    case 'true':
    case 'false':
    case 'notTrue':
    case 'notFalse':
      return filled(stateTexts[is][language], { what })
    case 'onDay':
    case 'notOnDay': {
      const day = typeof value === 'number' ? dayWords(value, names) : { missing: small('missing', names) }
      return filled(dayTexts[is][language], { what, value: day })
    }
    case 'withinLast':
    case 'notWithinLast':
    case 'withinNext':
    case 'notWithinNext': {
      const duration =
        typeof value === 'string' && value !== '' ? bold(names.duration(value)) : { missing: small('missing', names) }
      return filled(comparisonTexts[is][language], { what, value: duration })
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const texts = isPointInTime(value) ? dateOrderTexts : comparisonTexts
      return filled(texts[is][language], { what, value: valueWords(value, names) })
    }
    case '=':
    case '!=':
      // What keeps passages apart, such as the cart: "same cart" says more than "cart is key".
      if (isKey(value)) return filled(keyTexts[is][language], { what })
      return filled(comparisonTexts[is][language], { what, value: valueWords(value, names) })
    default:
      return filled(comparisonTexts[is][language], { what, value: valueWords(value, names) })
  }
}

const isKey = (value: Test['value']): boolean =>
  typeof value === 'object' && 'from' in value && value.from === 'enrollment.key'

const zoneWords = (zone: string | undefined, names: ConditionNames): ConditionPhrase =>
  zone === undefined || zone === 'journey' ? [] : filled(small('zone', names), { zone: bold(names.zone(zone)) })

const windowWords = (window: EventWindow | undefined, names: ConditionNames): ConditionPhrase => {
  if (window === undefined) return []
  const { language } = names
  if ('last' in window) return filled(windowTexts.last[language], { duration: bold(names.duration(window.last)) })
  if ('day' in window) {
    const day = filled(windowTexts.on[language], { day: dayWords(window.day, names) })
    return [...day, ...zoneWords(window.zone, names)]
  }
  if ('since' in window) return [windowTexts.entry[language]]
  const { from, to } = window
  if (from !== undefined && to !== undefined) {
    return filled(windowTexts.between[language], { from: bold(names.date(from)), to: bold(names.date(to)) })
  }
  if (from !== undefined) return filled(windowTexts.from[language], { from: bold(names.date(from)) })
  return to === undefined ? [] : filled(windowTexts.to[language], { to: bold(names.date(to)) })
}

const countWords = (
  { is, value }: HistoryLeaf,
  parts: Readonly<Record<'event' | 'where' | 'window', PhrasePart | ConditionPhrase>>,
  names: ConditionNames,
): ConditionPhrase => {
  const { language } = names
  const isSome = (is === '>=' && value === 1) || (is === '>' && value === 0)
  if (isSome) return filled(countTexts.some[language], parts)
  const isNone = (is === '=' && value === 0) || (is === '<' && value === 1) || (is === '<=' && value === 0)
  if (isNone) return filled(countTexts.none[language], parts)
  const isComparison = is === '=' || is === '!=' || is === '<' || is === '<=' || is === '>' || is === '>='
  if (isComparison && typeof value === 'number') {
    const times = bold(timesText(names.number(value), value === 1)[language])
    return filled(countTexts[is][language], { ...parts, times })
  }
  return testWords(filled(countTexts.other[language], parts), { is, ...(value === undefined ? {} : { value }) }, names)
}

const historyWords = (leaf: HistoryLeaf, names: ConditionNames): ConditionPhrase => {
  const { language } = names
  const { where } = leaf
  const parts = {
    event: bold(names.event(leaf.did)),
    where: where === undefined ? [] : filled(small('where', names), { inner: partWords(where, names) }),
    window: windowWords(leaf.window, names),
  }
  if (leaf.measure === 'count') return countWords(leaf, parts, names)
  const isInstant = leaf.measure !== 'sum' && (leaf.of === undefined || leaf.of === 'event.at')
  const of: PhrasePart = leaf.of === undefined ? { missing: small('missing', names) } : bold(names.attribute(leaf.of))
  const key = isInstant ? (leaf.measure === 'first' ? 'firstAt' : 'lastAt') : leaf.measure
  return testWords(filled(measureTexts[key][language], { ...parts, of }), leaf, names)
}

const categoryWords = (category: string, names: ConditionNames): string =>
  category === 'marketing' || category === 'transactional' ? small(category, names) : category

const journeyWords = ({ journey, is, within }: JourneyLeaf, names: ConditionNames): ConditionPhrase => {
  const { language } = names
  const parts = { journey: quoted(names.journey(journey), names) }
  if (within === undefined || is === 'inside' || is === 'notInside') return filled(leafTexts[is][language], parts)
  return filled(leafTexts[`${is}Within`][language], { ...parts, within: bold(names.duration(within)) })
}

const clockWords = ({ clock, zone }: ClockLeaf, names: ConditionNames): ConditionPhrase => {
  const { language } = names
  const parts = { from: bold(clock.from), to: bold(clock.to), zone: zoneWords(zone, names) }
  if (clock.weekdays === undefined) return filled(leafTexts.clock[language], parts)
  const days = bold(clock.weekdays.map((day) => names.weekday(day)).join(small('listAnd', names)))
  return filled(leafTexts.clockOn[language], { ...parts, days })
}

const leafWords = (leaf: Leaf, names: ConditionNames): ConditionPhrase => {
  const { language } = names
  if ('attribute' in leaf) return testWords([bold(names.attribute(leaf.attribute))], leaf, names)
  if ('did' in leaf) return historyWords(leaf, names)
  if ('segment' in leaf) {
    return filled(leafTexts[leaf.is][language], { segment: quoted(names.segment(leaf.segment), names) })
  }
  if ('tag' in leaf) return filled(leafTexts[leaf.is][language], { tag: quoted(leaf.tag, names) })
  if ('tags' in leaf) return [leafTexts[leaf.tags === 'any' ? 'anyTag' : 'noTag'][language]]
  if ('consent' in leaf) {
    const { channel, category } = leaf.consent
    const parts = { channel: bold(names.channel(channel)), category: bold(categoryWords(category, names)) }
    return filled(leafTexts[leaf.is][language], parts)
  }
  if ('reachable' in leaf) {
    const channels = bold(leaf.reachable.map((channel) => names.channel(channel)).join(small('listOr', names)))
    return filled(leafTexts.reachable[language], { channels })
  }
  if ('journey' in leaf) return journeyWords(leaf, names)
  if ('clock' in leaf) return clockWords(leaf, names)
  return filled(leafTexts.draw[language], { percent: bold(`${names.number(leaf.draw.below)}%`) })
}

const isGroupOfMany = (condition: Condition): boolean =>
  ('all' in condition && condition.all.length > 1) || ('any' in condition && condition.any.length > 1)

const groupWords = (
  parts: readonly Condition[],
  word: 'and' | 'or',
  empty: 'everyone' | 'nobody',
  names: ConditionNames,
): ConditionPhrase => {
  if (parts.length === 0) return [small(empty, names)]
  const phrases = parts.map((part) => {
    const inner = partWords(part, names)
    return parts.length > 1 && isGroupOfMany(part) ? filled(small('group', names), { inner }) : inner
  })
  return joined(phrases, small(word, names))
}

const partWords = (condition: Condition, names: ConditionNames): ConditionPhrase => {
  if ('all' in condition) return groupWords(condition.all, 'and', 'everyone', names)
  if ('any' in condition) return groupWords(condition.any, 'or', 'nobody', names)
  if ('not' in condition) return filled(small('not', names), { inner: partWords(condition.not, names) })
  return leafWords(condition, names)
}

/** A condition as a sentence about one person, its values bold. */
export const conditionWords = (condition: Condition, names: ConditionNames): ConditionPhrase =>
  tidy(partWords(condition, names))

/** The same as plain text. */
export const conditionText = (condition: Condition, names: ConditionNames): string =>
  conditionWords(condition, names).map(textOfPart).join('')
