import type { Localized } from '../../language/language.ts'
import type { Operator } from '../schema.ts'

/** The words of conditions. `{places}` are filled by words.ts. */
type Templates<Key extends string> = Readonly<Record<Key, Localized>>

type WithValue = Exclude<
  Operator,
  'known' | 'notKnown' | 'true' | 'false' | 'notTrue' | 'notFalse' | 'onDay' | 'notOnDay'
>

/** `{what}` against `{value}`. */
export const comparisonTexts: Templates<WithValue> = {
  '=': { en: '{what} is {value}', 'zh-CN': '{what}为{value}' },
  '!=': { en: '{what} is not {value}', 'zh-CN': '{what}不为{value}' },
  '<': { en: '{what} is less than {value}', 'zh-CN': '{what}小于{value}' },
  '<=': { en: '{what} is at most {value}', 'zh-CN': '{what}不超过{value}' },
  '>': { en: '{what} is more than {value}', 'zh-CN': '{what}大于{value}' },
  '>=': { en: '{what} is at least {value}', 'zh-CN': '{what}不少于{value}' },
  contains: { en: '{what} contains {value}', 'zh-CN': '{what}包含{value}' },
  notContains: { en: '{what} does not contain {value}', 'zh-CN': '{what}不包含{value}' },
  startsWith: { en: '{what} starts with {value}', 'zh-CN': '{what}以{value}开头' },
  endsWith: { en: '{what} ends with {value}', 'zh-CN': '{what}以{value}结尾' },
  oneOf: { en: '{what} is one of {value}', 'zh-CN': '{what}为{value}之一' },
  notOneOf: { en: '{what} is none of {value}', 'zh-CN': '{what}不是{value}中的任何一个' },
  withinLast: { en: '{what} is within the last {value}', 'zh-CN': '{what}在过去{value}内' },
  notWithinLast: { en: '{what} is not within the last {value}', 'zh-CN': '{what}不在过去{value}内' },
  withinNext: { en: '{what} is within the next {value}', 'zh-CN': '{what}在未来{value}内' },
  notWithinNext: { en: '{what} is not within the next {value}', 'zh-CN': '{what}不在未来{value}内' },
}

/** Against the value that keeps this passage apart from others of the same person. */
export const keyTexts: Templates<'=' | '!='> = {
  '=': { en: 'the same {what}', 'zh-CN': '{what}相同' },
  '!=': { en: 'another {what}', 'zh-CN': '{what}不同' },
}

/** The same against a point in time. */
export const dateOrderTexts: Templates<'<' | '<=' | '>' | '>='> = {
  '<': { en: '{what} is before {value}', 'zh-CN': '{what}早于{value}' },
  '<=': { en: '{what} is {value} or earlier', 'zh-CN': '{what}为{value}或更早' },
  '>': { en: '{what} is after {value}', 'zh-CN': '{what}晚于{value}' },
  '>=': { en: '{what} is {value} or later', 'zh-CN': '{what}为{value}或更晚' },
}

export const stateTexts: Templates<'known' | 'notKnown' | 'true' | 'false' | 'notTrue' | 'notFalse'> = {
  known: { en: '{what} is known', 'zh-CN': '{what}有值' },
  notKnown: { en: '{what} is not known', 'zh-CN': '{what}没有值' },
  true: { en: '{what} is yes', 'zh-CN': '{what}为是' },
  false: { en: '{what} is no', 'zh-CN': '{what}为否' },
  notTrue: { en: '{what} is not yes', 'zh-CN': '{what}不为是' },
  notFalse: { en: '{what} is not no', 'zh-CN': '{what}不为否' },
}

export const dayTexts: Templates<'onDay' | 'notOnDay'> = {
  onDay: { en: '{what} is {value}', 'zh-CN': '{what}为{value}' },
  notOnDay: { en: '{what} is not {value}', 'zh-CN': '{what}不为{value}' },
}

/** How often something happened. `{window}` and `{where}` may be empty. */
export const countTexts: Templates<'=' | '!=' | '<' | '<=' | '>' | '>=' | 'some' | 'none' | 'other'> = {
  '=': { en: 'did {event}{where} exactly {times}{window}', 'zh-CN': '{window}{event}{where}恰好{times}' },
  '!=': { en: 'did {event}{where} not exactly {times}{window}', 'zh-CN': '{window}{event}{where}不是{times}' },
  '<': { en: 'did {event}{where} fewer than {times}{window}', 'zh-CN': '{window}{event}{where}少于{times}' },
  '<=': { en: 'did {event}{where} at most {times}{window}', 'zh-CN': '{window}{event}{where}至多{times}' },
  '>': { en: 'did {event}{where} more than {times}{window}', 'zh-CN': '{window}{event}{where}超过{times}' },
  '>=': { en: 'did {event}{where} at least {times}{window}', 'zh-CN': '{window}{event}{where}至少{times}' },
  some: { en: 'did {event}{where}{window}', 'zh-CN': '{window}发生过{event}{where}' },
  none: { en: 'did not do {event}{where}{window}', 'zh-CN': '{window}未发生{event}{where}' },
  other: { en: 'number of {event}{where}{window}', 'zh-CN': '{window}{event}{where}的次数' },
}

/** What else is measured, as the `{what}` of a comparison. */
export const measureTexts: Templates<'sum' | 'first' | 'last' | 'firstAt' | 'lastAt'> = {
  sum: { en: 'sum of {of} over {event}{where}{window}', 'zh-CN': '{window}{event}{where}的{of}合计' },
  first: { en: '{of} of the first {event}{where}{window}', 'zh-CN': '{window}首次{event}{where}的{of}' },
  last: { en: '{of} of the last {event}{where}{window}', 'zh-CN': '{window}最近一次{event}{where}的{of}' },
  firstAt: { en: 'the first {event}{where}{window}', 'zh-CN': '{window}首次{event}{where}' },
  lastAt: { en: 'the last {event}{where}{window}', 'zh-CN': '{window}最近一次{event}{where}' },
}

export const windowTexts: Templates<'last' | 'on' | 'from' | 'to' | 'between' | 'entry'> = {
  last: { en: ' in the last {duration}', 'zh-CN': '过去{duration}内' },
  on: { en: ' {day}', 'zh-CN': '{day}' },
  from: { en: ' since {from}', 'zh-CN': '{from}起' },
  to: { en: ' until {to}', 'zh-CN': '截至{to}' },
  between: { en: ' from {from} to {to}', 'zh-CN': '{from}至{to}' },
  entry: { en: ' since entering', 'zh-CN': '进入后' },
}

export const leafTexts: Templates<
  | 'in'
  | 'out'
  | 'has'
  | 'hasNot'
  | 'anyTag'
  | 'noTag'
  | 'granted'
  | 'notGranted'
  | 'withdrawn'
  | 'reachable'
  | 'inside'
  | 'notInside'
  | 'entered'
  | 'enteredWithin'
  | 'neverEntered'
  | 'neverEnteredWithin'
  | 'clock'
  | 'clockOn'
  | 'draw'
> = {
  in: { en: 'is in {segment}', 'zh-CN': '属于{segment}' },
  out: { en: 'is not in {segment}', 'zh-CN': '不属于{segment}' },
  has: { en: 'has the tag {tag}', 'zh-CN': '有标签{tag}' },
  hasNot: { en: 'does not have the tag {tag}', 'zh-CN': '没有标签{tag}' },
  anyTag: { en: 'has any tag', 'zh-CN': '有标签' },
  noTag: { en: 'has no tag', 'zh-CN': '没有任何标签' },
  granted: { en: 'agreed to {category} by {channel}', 'zh-CN': '同意接收{channel}{category}' },
  notGranted: { en: 'has not agreed to {category} by {channel}', 'zh-CN': '未同意接收{channel}{category}' },
  withdrawn: { en: 'withdrew consent to {category} by {channel}', 'zh-CN': '已撤回{channel}{category}的同意' },
  reachable: { en: 'can be reached by {channels}', 'zh-CN': '可通过{channels}触达' },
  inside: { en: 'is inside {journey}', 'zh-CN': '在{journey}中' },
  notInside: { en: 'is not inside {journey}', 'zh-CN': '不在{journey}中' },
  entered: { en: 'entered {journey}', 'zh-CN': '进入过{journey}' },
  enteredWithin: { en: 'entered {journey} in the last {within}', 'zh-CN': '过去{within}内进入过{journey}' },
  neverEntered: { en: 'never entered {journey}', 'zh-CN': '从未进入{journey}' },
  neverEnteredWithin: { en: 'did not enter {journey} in the last {within}', 'zh-CN': '过去{within}内未进入{journey}' },
  clock: { en: 'it is {from} to {to}{zone}', 'zh-CN': '当前为{from}–{to}{zone}' },
  clockOn: { en: 'it is {days}, {from} to {to}{zone}', 'zh-CN': '当前为{days}{from}–{to}{zone}' },
  draw: { en: 'is among {percent} by chance', 'zh-CN': '随机抽中{percent}' },
}

export const smallTexts: Templates<
  | 'and'
  | 'or'
  | 'not'
  | 'group'
  | 'where'
  | 'everyone'
  | 'nobody'
  | 'missing'
  | 'yes'
  | 'no'
  | 'ago'
  | 'fromNow'
  | 'today'
  | 'yesterday'
  | 'tomorrow'
  | 'daysAgo'
  | 'inDays'
  | 'quoted'
  | 'listAnd'
  | 'listOr'
  | 'marketing'
  | 'transactional'
  | 'zone'
> = {
  and: { en: ' and ', 'zh-CN': '，且' },
  or: { en: ' or ', 'zh-CN': '，或' },
  not: { en: 'not ({inner})', 'zh-CN': '不满足（{inner}）' },
  group: { en: '({inner})', 'zh-CN': '（{inner}）' },
  where: { en: ' where {inner}', 'zh-CN': '（{inner}）' },
  everyone: { en: 'everyone', 'zh-CN': '所有人' },
  nobody: { en: 'nobody', 'zh-CN': '无人' },
  missing: { en: 'a value', 'zh-CN': '值' },
  yes: { en: 'yes', 'zh-CN': '是' },
  no: { en: 'no', 'zh-CN': '否' },
  ago: { en: '{duration} ago', 'zh-CN': '{duration}前' },
  fromNow: { en: '{duration} from now', 'zh-CN': '{duration}后' },
  today: { en: 'today', 'zh-CN': '今天' },
  yesterday: { en: 'yesterday', 'zh-CN': '昨天' },
  tomorrow: { en: 'tomorrow', 'zh-CN': '明天' },
  daysAgo: { en: '{days} days ago', 'zh-CN': '{days} 天前' },
  inDays: { en: 'in {days} days', 'zh-CN': '{days} 天后' },
  quoted: { en: '{text}', 'zh-CN': '「{text}」' },
  listAnd: { en: ', ', 'zh-CN': '、' },
  listOr: { en: ' or ', 'zh-CN': '或' },
  marketing: { en: 'marketing', 'zh-CN': '营销' },
  transactional: { en: 'notices', 'zh-CN': '通知' },
  zone: { en: ' ({zone})', 'zh-CN': '（{zone}）' },
}

/** How often, as a count with its word. */
export const timesText = (count: string, isOne: boolean): Localized => ({
  en: isOne ? `${count} time` : `${count} times`,
  'zh-CN': `${count} 次`,
})
