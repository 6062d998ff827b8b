import type { Family, Phrase } from '@trailwright/shared/nodes/define.ts'
import type { TimelineItem } from '@trailwright/shared/wire/people.ts'
import { deliverySchema } from '@trailwright/shared/wire/contents.ts'
import { Ban, Check, Link2, type LucideIcon, Mail, MailX, MessageSquareText, MessageSquareX } from 'lucide-react'
import type { Tone } from '../../ui/StatusChip.tsx'
import { highlights, restOf } from './event-facts.ts'
import { bold, boldParts } from './why/bold.ts'
import { asSkipReason, messageWhy } from './why/message-why.ts'
import { isObject, listIn, objectIn, textIn } from './why/read.ts'
import { type KnownJourney, type Step, stepOf } from './why/step-of.ts'
import { stepPhrase, stepWhy } from './why/step-why.ts'
import { tidied } from './why/tidied.ts'
import { channelWord, kindWord, type WhyWords } from './why/why-words.ts'

/** One thing that happened, as the timeline shows it. */
export interface Line {
  readonly family: Family
  readonly icon: string | LucideIcon
  readonly tone: 'solid' | 'soft'
  readonly title: Phrase
  readonly chip: { readonly tone: Tone; readonly text: string } | null
  /** Grey, under the title: where it happened. */
  readonly sub: string
  readonly why: readonly string[]
  /** The message behind it. */
  readonly delivery: string | null
}

const plain = { chip: null, sub: '', why: [], delivery: null, tone: 'solid' } as const

/** What only tells that the machine turns: shown under "every step", left out of "everything". */
const mechanics: ReadonlySet<string> = new Set(['arrived', 'asks', 'woke', 'outcome', 'dropped'])

export function isMechanics(item: TimelineItem): boolean {
  if (item.kind !== 'step') return false
  if (item.code !== 'left') return mechanics.has(item.code)
  // Leaving tells something where an event, a time or an answer decided the way.
  return item.values['port'] === 'next' || !['event', 'until', 'status', 'draw'].some((name) => name in item.values)
}

export function lineOf(words: WhyWords, item: TimelineItem, journeys: ReadonlyMap<string, KnownJourney>): Line {
  const journey = item.journey === null ? undefined : journeys.get(item.journey.id)
  const step = stepOf(journey, item.journey?.node ?? null)
  switch (item.kind) {
    case 'event':
      return eventLine(words, item)
    case 'message':
    case 'notSent':
      return messageLine(words, item)
    case 'journey':
    case 'step':
      return {
        ...plain,
        ...markOf(item, step),
        title: stepPhrase(words, item, { journey, step }),
        sub: item.kind === 'step' || item.code === 'goal' ? placeText(item, words) : '',
        why: stepWhy(words, item, { journey, step }),
      }
    case 'consent':
      return consentLine(words, item)
    case 'merge':
      return { ...plain, family: 'flow', icon: Link2, title: [mergeText(words, item)], why: mergeWhy(words, item) }
  }
}

function markOf(item: TimelineItem, step: Step | undefined): Pick<Line, 'family' | 'icon' | 'tone'> {
  if (item.code === 'ended') return { family: 'flow', icon: 'flag', tone: 'soft' }
  if (item.code === 'goal') return { family: 'flow', icon: 'target', tone: 'solid' }
  const tone = item.kind === 'step' && item.code !== 'decided' ? 'soft' : 'solid'
  return { family: step?.kind?.family ?? 'flow', icon: step?.kind?.icon ?? 'zap', tone }
}

/** "Abandoned cart · v4". */
function placeText({ journey }: TimelineItem, { t }: WhyWords): string {
  return journey === null ? '' : `${journey.name} · ${t('people.page.version', { version: journey.version })}`
}

const eventTypes = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const

function eventLine({ t, names, format }: WhyWords, { code, values }: TimelineItem): Line {
  const properties = objectIn(values, 'properties')
  const name = bold(names.event(textIn(values, 'name') ?? ''))
  const type = eventTypes.find((one) => one === code) ?? 'other'
  const facts = type === 'page' || type === 'screen' ? [] : highlights(properties, format)
  const separator = names.language === 'en' ? ', ' : '，'
  return {
    ...plain,
    family: 'start',
    icon: iconOf(textIn(values, 'name') ?? ''),
    title: boldParts([t(`people.events.${type}`, { name }), ...facts].join(separator)),
    sub: restOf(properties).join(' · '),
  }
}

function iconOf(name: string): string {
  return /cart|order|checkout|product|购物车|订单/i.test(name) ? 'shopping-cart' : 'zap'
}

function messageLine(words: WhyWords, item: TimelineItem): Line {
  const { t, names } = words
  const { values } = item
  const channel = textIn(values, 'channel') ?? ''
  const status = deliverySchema.shape.status.safeParse(item.code).data ?? 'failed'
  const reason = asSkipReason(values['reason'])
  const content = textIn(values, 'content')
  const subject = textIn(values, 'subject')
  const title = content === undefined ? (subject ?? '') : names.content(content)
  const quoted = names.language === 'en' ? bold(title) : `《${bold(title)}》`
  const sent = item.kind === 'message'
  const sms = channel === 'sms'
  const detail = objectIn(item.why ?? {}, 'detail')
  const evidence = listIn(item.why ?? {}, 'evidence').filter(isObject)
  return {
    family: 'message',
    icon: sent ? (sms ? MessageSquareText : Mail) : sms ? MessageSquareX : MailX,
    tone: sent ? 'solid' : 'soft',
    title: boldParts(t(`people.messages.${status}`, { channel: names.channel(channel), content: quoted })),
    chip:
      values['test'] === true
        ? { tone: 'neutral', text: t('people.page.test') }
        : reason === null
          ? null
          : { tone: 'error', text: t(`people.reasons.${reason}`) },
    sub: placeText(item, words),
    why: messageWhy(words, { status, channel, reason, detail, evidence, test: values['test'] === true }),
    delivery: textIn(values, 'delivery') ?? null,
  }
}

function consentLine(words: WhyWords, item: TimelineItem): Line {
  const { t } = words
  const { values } = item
  const state = item.code === 'granted' ? 'granted' : 'withdrawn'
  const about = {
    channel: bold(channelWord(words, textIn(values, 'channel') ?? '')),
    kind: bold(kindWord(words, textIn(values, 'category') ?? '')),
  }
  return {
    ...plain,
    family: 'data',
    icon: state === 'granted' ? Check : Ban,
    tone: state === 'granted' ? 'solid' : 'soft',
    title: boldParts(t(`people.consents.${state}`, about)),
    sub: tidied(t('people.consents.source', { what: sourceText(words, textIn(values, 'source') ?? '') })),
  }
}

const sources = ['browser', 'server', 'unsubscribe', 'preferences', 'demo'] as const

/** Where a consent came from: `unsubscribe:one-click` is of the kind before the colon. */
export function sourceText({ t }: WhyWords, source: string): string {
  const known = sources.find((one) => one === source.split(':')[0])
  return known === undefined ? source : t(`people.sources.${known}`)
}

const merges = ['merged', 'mergedInto', 'unmerged', 'movedIn', 'movedOut'] as const

function mergeText({ t }: WhyWords, { code }: TimelineItem): string {
  return t(`people.merges.${merges.find((one) => one === code) ?? 'other'}`, { what: code })
}

function mergeWhy({ t }: WhyWords, { code }: TimelineItem): readonly string[] {
  return code === 'merged' || code === 'mergedInto' ? [t('people.merges.why')] : []
}
