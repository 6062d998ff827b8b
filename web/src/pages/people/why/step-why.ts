import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Phrase } from '@trailwright/shared/nodes/define.ts'
import type { Outcome } from '@trailwright/shared/step/outcome.ts'
import { endReasonText } from '@trailwright/shared/step/end-reasons.ts'
import { type TraceCode, traceCodes } from '@trailwright/shared/step/trace.ts'
import type { TimelineItem } from '@trailwright/shared/wire/people.ts'
import { becauseOf, becauseSentences, capitalised } from './because.ts'
import { bold, boldParts } from './bold.ts'
import { asSkipReason, failureSentence, holdSentence, skipSentence } from './message-why.ts'
import { isObject, listIn, numberIn, objectIn, textIn } from './read.ts'
import { goalText, type KnownJourney, portText, type Step, stepText } from './step-of.ts'
import { tidied } from './tidied.ts'
import { valueText, type WhyWords } from './why-words.ts'

/** What a trace entry is told with. */
interface TracePlace {
  readonly journey: KnownJourney | undefined
  readonly step: Step | undefined
}

export function asTraceCode(code: string): TraceCode | undefined {
  return traceCodes.find((one) => one === code)
}

/** What happened at a step, its values bold. */
export function stepPhrase(words: WhyWords, item: TimelineItem, { journey, step }: TracePlace): Phrase {
  const { t, names } = words
  const said = stepText(words, step, item.journey?.node ?? null)
  const { values } = item
  const code = asTraceCode(item.code)
  const parts = {
    journey: bold(item.journey?.name ?? ''),
    step: bold(item.code === 'decided' ? capitalised(said, names.language) : said),
    port: bold(portText(words, step, textIn(values, 'port') ?? '')),
    event: bold(names.event(textIn(values, 'event') ?? '')),
    goal: bold(goalText(words, journey, textIn(values, 'goal') ?? '')),
    reason: bold(endReasonText(textIn(values, 'reason') ?? '', names.language)),
    what: code === 'outcome' ? outcomeText(words, values) : code === undefined ? item.code : changesText(words, values),
  }
  return boldParts(t(`people.steps.${code ?? 'other'}`, parts))
}

/** Why, in sentences; none where there is nothing to explain. */
export function stepWhy(words: WhyWords, item: TimelineItem, { step }: TracePlace): readonly string[] {
  const code = asTraceCode(item.code)
  if (code === undefined) return []
  return sentences(words, code, item.values, step, becauseOf(item.why?.['because'])).map(tidied)
}

function sentences(
  words: WhyWords,
  code: TraceCode,
  values: JsonObject,
  step: Step | undefined,
  because: ReturnType<typeof becauseOf>,
): readonly string[] {
  const { t, format, names } = words
  const time = (name: string): string | undefined => {
    const at = numberIn(values, name)
    return at === undefined ? undefined : format.exact(at)
  }
  const event = names.event(textIn(values, 'event') ?? '')
  switch (code) {
    case 'entered':
      return event === '' ? [] : [t('people.stepWhys.entered', { event })]
    case 'waits': {
      const at = time('until') ?? time('wake')
      if (at === undefined) return [t('people.stepWhys.waits')]
      const awaitsEvent = (step?.kind?.listens?.(configOf(step)).length ?? 0) > 0
      return [t(awaitsEvent ? 'people.stepWhys.waitsUntilEvent' : 'people.stepWhys.waitsUntil', { at })]
    }
    case 'left':
    case 'decided':
      return [...leavingSentences(words, values), ...becauseSentences(words, because, stepText(words, step, null))]
    case 'event': {
      const at = time('eventAt')
      return [
        ...(at === undefined ? [] : [t('people.stepWhys.event', { event, at })]),
        ...becauseSentences(words, because),
      ]
    }
    case 'outcome':
      return outcomeSentences(words, values)
    case 'goal': {
      const at = time('eventAt')
      const value = numberIn(values, 'value')
      if (at === undefined || event === '') return []
      if (value === undefined) return [t('people.stepWhys.goalPlain', { event, at })]
      return [t('people.stepWhys.goal', { event, at, value: format.number(value) })]
    }
    case 'held':
      return [holdSentence(words, textIn(values, 'cause'), values)]
    case 'resumed':
      return [t(values['by'] === 'skip' ? 'people.stepWhys.skip' : 'people.stepWhys.retry')]
    case 'ended': {
      const at = time('eventAt') ?? time('until')
      if (event !== '' && at !== undefined) return [t('people.stepWhys.endedByEvent', { event, at })]
      if (values['reason'] === 'max-stay' && at !== undefined) return [t('people.stepWhys.endedByStay', { at })]
      return values['removed'] === true ? [t('people.stepWhys.removed')] : []
    }
    case 'moved':
    case 'will-move':
      return [t(`people.stepWhys.${code}`, { to: format.number(numberIn(values, 'to') ?? 0) })]
    case 'dropped':
      return [t('people.stepWhys.late')]
    case 'sent-back':
      return [t('people.stepWhys.sentBack')]
    case 'arrived':
    case 'asks':
    case 'woke':
    case 'changed-person':
      return []
  }
}

/** A config that its kind can read; steps listen by it. */
function configOf(step: Step): JsonObject {
  const read = step.kind?.config.safeParse(step.config)
  return read?.success === true ? read.data : { groups: [] }
}

function leavingSentences(words: WhyWords, values: JsonObject): readonly string[] {
  const { t, format } = words
  const draw = numberIn(values, 'draw')
  const status = numberIn(values, 'status')
  const until = numberIn(values, 'until')
  return [
    ...(draw === undefined
      ? []
      : [t('people.stepWhys.draw', { percent: format.number(Math.round(draw * 10_000) / 100) })]),
    ...listIn(values, 'channels').flatMap((seen) => (isObject(seen) ? [channelSentence(words, seen)] : [])),
    ...(values['case'] === null ? [t('people.stepWhys.otherwise')] : []),
    ...(status === undefined ? [] : [t('people.stepWhys.status', { status })]),
    ...(until !== undefined && values['port'] === 'timeout'
      ? [t('people.stepWhys.timeout', { at: format.exact(until) })]
      : []),
  ]
}

function channelSentence({ t, names }: WhyWords, seen: JsonObject): string {
  const what = seen['fits'] === true ? 'reaches' : seen['address'] === true ? 'noConsent' : 'noAddress'
  return t('people.stepWhys.channel', {
    channel: names.channel(textIn(seen, 'channel') ?? ''),
    what: t(`people.stepWhys.${what}`),
  })
}

const outcomes = [
  'sent',
  'skipped',
  'failed',
  'answered',
  'error',
  'timeout',
  'held',
] as const satisfies readonly Outcome['type'][]

function outcomeText({ t }: WhyWords, values: JsonObject): string {
  const known = outcomes.find((one) => one === values['outcome'])
  return known === undefined ? String(values['outcome'] ?? '') : t(`people.outcomes.${known}`)
}

function outcomeSentences(words: WhyWords, values: JsonObject): readonly string[] {
  const detail = objectIn(values, 'detail')
  const status = numberIn(values, 'status')
  switch (values['outcome']) {
    case 'skipped': {
      const channel = textIn(detail, 'channel') ?? ''
      return [skipSentence(words, asSkipReason(values['reason']) ?? 'unreachable', detail, channel)]
    }
    case 'failed':
      return [failureSentence(words, { ...detail, ...values })]
    case 'held':
      return [holdSentence(words, textIn(values, 'cause'), detail)]
    default:
      return status === undefined ? [] : [words.t('people.stepWhys.status', { status })]
  }
}

function changesText(words: WhyWords, values: JsonObject): string {
  const changes = listIn(values, 'ops').flatMap((op) => (isObject(op) ? [changeText(words, op)] : []))
  return new Intl.ListFormat(words.names.language, { type: 'conjunction' }).format(changes)
}

const changes = ['set', 'unset', 'increment', 'append', 'remove', 'tag', 'untag'] as const

function changeText(words: WhyWords, op: JsonObject): string {
  const known = changes.find((one) => one === op['op'])
  if (known === undefined) return String(op['op'] ?? '')
  const value: Json = op['value'] ?? op['by'] ?? op['tag'] ?? null
  return words.t(`people.changes.${known}`, {
    attribute: words.names.attribute(`person.${textIn(op, 'attribute') ?? ''}`),
    value: valueText(words, value),
  })
}
