import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { type SkipReason, skipReasons } from '@trailwright/shared/policy/decision.ts'
import { failureClasses, holdCauses } from '@trailwright/shared/step/outcome.ts'
import type { DeliveryRow } from '@trailwright/shared/wire/contents.ts'
import { isObject, listIn, numberIn, objectIn, textIn } from './read.ts'
import { tidied } from './tidied.ts'
import { channelWord, kindWord, type WhyWords } from './why-words.ts'

export type DeliveryStatus = DeliveryRow['status']

interface MessageFacts {
  readonly status: DeliveryStatus
  readonly channel: string
  readonly reason: SkipReason | null
  readonly test: boolean
  readonly detail: JsonObject
  /** As the rules left it: which ran, whether each passed, with its values. */
  readonly evidence: readonly JsonObject[]
}

export function asSkipReason(text: unknown): SkipReason | null {
  return skipReasons.find((reason) => reason === text) ?? null
}

/** Why a message went out, or did not: sentences with the values that decided. */
export function messageWhy(words: WhyWords, message: MessageFacts): readonly string[] {
  return sentences(words, message).map(tidied)
}

function sentences(words: WhyWords, message: MessageFacts): readonly string[] {
  const { t, format } = words
  const { status, detail, evidence, channel, test } = message
  switch (status) {
    case 'skipped':
      return [skipSentence(words, message.reason ?? reasonOf(evidence), evidence.at(-1) ?? {}, channel)]
    case 'failed':
      return [failureSentence(words, detail)]
    case 'held':
      return [holdSentence(words, textIn(detail, 'cause'), detail)]
    case 'withdrawn':
      return [t('people.sends.withdrawn')]
    case 'deferred': {
      const until = evidence.map((one) => numberIn(objectIn(one, 'values'), 'until')).findLast((at) => at !== undefined)
      return [until === undefined ? t('people.sends.pending') : t('people.sends.deferred', { at: format.exact(until) })]
    }
    case 'pending':
      return [t('people.sends.pending')]
    case 'outbox':
      return [...(test ? [t('people.sends.test')] : passedSentences(words, evidence)), t('people.sends.outbox')]
    case 'sent':
      return test ? [t('people.sends.test')] : passedSentences(words, evidence)
  }
}

/** The sentence of a failure; `detail` names its class, else the content or the other side is at fault. */
export function failureSentence({ t }: WhyWords, detail: JsonObject): string {
  const named = failureClasses.find((one) => one === detail['class'])
  const fault =
    named ?? ('findings' in detail || textIn(detail, 'code') === 'content.unpublished' ? 'content' : 'rejected')
  const said = textIn(detail, 'response') ?? textIn(detail, 'answer')
  return said === undefined ? t(`people.failures.${fault}`) : `${t(`people.failures.${fault}`)} (${said})`
}

/** Why somebody is held, and what to do. */
export function holdSentence({ t }: Pick<WhyWords, 't'>, cause: string | undefined, detail: JsonObject = {}): string {
  const code = textIn(detail, 'code')
  const setting = heldSettings.find((one) => one === code)
  if (setting !== undefined) return t(`live.settings.${setting}`, { host: textIn(detail, 'host') ?? '' })
  const known = holdCauses.find((one) => one === cause) ?? (code === undefined ? 'crash' : 'configuration')
  const text = t(`live.holds.${known}`)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Settings that are named when they hold somebody. */
export const heldSettings = [
  'sender.missing',
  'egress.private',
  'egress.port',
  'egress.scheme',
  'egress.userinfo',
  'egress.unresolved',
  'egress.url',
  'egress.header',
] as const

/** Which rule said no, where the row does not say it. */
function reasonOf(evidence: readonly JsonObject[]): SkipReason {
  switch (evidence.at(-1)?.['rule']) {
    case 'consent':
      return 'no_consent'
    case 'suppression':
      return 'suppressed'
    case 'cap':
      return 'capped'
    case 'quietHours':
      return 'quiet_hours'
    case 'duplicate':
      return 'duplicate'
    case 'holdout':
      return 'holdout'
    case 'expiry':
      return 'stale'
    default:
      return 'unreachable'
  }
}

/** Why a message was skipped, from the evidence of the rule that said no: `{ rule, passed, values }`. */
export function skipSentence(words: WhyWords, reason: SkipReason, evidence: JsonObject, channel: string): string {
  const { t, format, names } = words
  const values = isObject(evidence['values']) ? evidence['values'] : evidence
  const time = (name: string): string | undefined => {
    const at = numberIn(values, name)
    return at === undefined ? undefined : format.exact(at)
  }
  const duration = names.duration(textIn(values, 'window') ?? '')
  switch (reason) {
    case 'no_consent': {
      const about = {
        channel: channelWord(words, channel),
        kind: kindWord(words, textIn(values, 'decidedBy') ?? 'marketing'),
      }
      const at = time('at')
      if (at === undefined || values['state'] !== 'withdrawn') return t('people.skips.no_consent', about)
      return t('people.skips.withdrawn', { ...about, at })
    }
    case 'unreachable':
      return t('people.skips.unreachable', { channel: channelWord(words, channel) })
    case 'suppressed': {
      const cause = textIn(values, 'suppressed') ?? 'manual'
      const known = suppressions.find((one) => one === cause)
      return t('people.skips.suppressed', {
        address: textIn(values, 'address') ?? '',
        cause: t(`people.blocks.${known ?? 'other'}`, { what: cause }),
      })
    }
    case 'capped': {
      const sent = format.number(listIn(values, 'filledBy').length)
      const about = { sent, duration, limit: format.number(numberIn(values, 'limit') ?? 0) }
      const next = time('nextPossible')
      return next === undefined ? t('people.skips.cappedForever', about) : t('people.skips.capped', { ...about, next })
    }
    case 'quiet_hours':
      return t('people.skips.quiet_hours', {
        from: textIn(values, 'from') ?? '',
        to: textIn(values, 'to') ?? '',
        zone: textIn(values, 'zone') ?? '',
      })
    case 'duplicate': {
      const at = time('earlierAt')
      return at === undefined ? t('people.skips.duplicateNow') : t('people.skips.duplicate', { at, duration })
    }
    case 'holdout':
      return t('people.skips.holdout', { percent: format.number(numberIn(values, 'percent') ?? 0) })
    case 'stale':
      return t('people.skips.stale', { at: time('expiresAt') ?? '' })
    case 'lower_priority':
      return t('people.skips.lower_priority')
  }
}

const suppressions = ['hardBounce', 'notMobile', 'erased', 'complaint', 'manual'] as const

/** What let it through, as far as it tells something: the consent with its date, the place within the caps. */
function passedSentences(words: WhyWords, evidence: readonly JsonObject[]): readonly string[] {
  const { t, format, names } = words
  return evidence.flatMap((one) => {
    const values = objectIn(one, 'values')
    if (one['rule'] === 'consent') {
      if (values['category'] === 'transactional') return [t('people.sends.transactional')]
      const at = numberIn(values, 'at')
      if (at === undefined) return []
      const about = {
        channel: channelWord(words, textIn(values, 'channel') ?? ''),
        kind: kindWord(words, textIn(values, 'decidedBy') ?? 'marketing'),
      }
      return [t('people.sends.consent', { ...about, at: format.exact(at) })]
    }
    const limit = numberIn(values, 'limit')
    if (one['rule'] !== 'cap' || limit === undefined) return []
    return [
      t('people.sends.cap', {
        number: format.number(listIn(values, 'filledBy').length + 1),
        limit: format.number(limit),
        duration: names.duration(textIn(values, 'window') ?? ''),
      }),
    ]
  })
}
