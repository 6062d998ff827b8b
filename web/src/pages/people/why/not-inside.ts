import { isTrigger, kindOf } from '@trailwright/shared/nodes/index.ts'
import type { whyNotInside } from '@trailwright/shared/wire/why.ts'
import type { ResponseOf } from '../../../client/send.ts'
import { plainText } from '../../../state/words.ts'
import { becauseOf, becauseSentences } from './because.ts'
import { tidied } from './tidied.ts'
import type { WhyWords } from './why-words.ts'

export type NotInside = ResponseOf<typeof whyNotInside>
export type Door = NotInside['doors'][number]

/** The answer in one sentence: what decides, with the values that it saw. */
export function notInsideSentence(
  words: WhyWords,
  answer: NotInside,
  name: string,
  stepText: (id: string) => string,
): string {
  return tidied(sentence(words, answer, name, stepText))
}

function sentence(words: WhyWords, answer: NotInside, name: string, stepText: (id: string) => string): string {
  const { t, format } = words
  const { status, inside, doors, journeyName: journey } = answer
  const [passage] = inside
  if (passage !== undefined)
    return t('why.inside', { name, step: stepText(passage.node), when: format.exact(passage.enteredAt) })
  if (status !== 'live') return t(`why.${status}`, { name, journey })
  const door = decidingDoor(doors)
  if (door === undefined) return t('why.noDoor', { name, journey })
  switch (door.answer) {
    case 'holdout':
      return t('why.holdout', { name, journey })
    case 'enter':
      return door.lastHappenedAt === null
        ? t('why.wouldEnter', { name, journey, door: doorText(words, door) })
        : t('why.wouldEnterAgain', { name, door: doorText(words, door), when: format.exact(door.lastHappenedAt) })
    case 'refuse': {
      const because = becauseSentences(words, becauseOf(door.because)).join(words.names.language === 'en' ? ' ' : '')
      if (door.reason === 'audience') return t('why.audience', { name, journey, because })
      const reason = reasonText(words, door.reason ?? '')
      return because === '' ? t('why.refused', { name, reason }) : t('why.refusedBecause', { name, reason, because })
    }
  }
}

/** Who could come in by one way is not kept out by another; else the way that was tried last decides. */
function decidingDoor(doors: readonly Door[]): Door | undefined {
  const open = doors.filter(({ answer }) => answer === 'enter')
  const [first] = (open.length > 0 ? open : doors).toSorted(
    (one, other) => (other.lastHappenedAt ?? 0) - (one.lastHappenedAt ?? 0),
  )
  return first
}

/** What would have to happen: the sentence of the trigger. */
export function doorText({ names }: WhyWords, { kind: name, config, trigger }: Door): string {
  const kind = kindOf(name)
  if (kind === undefined || !isTrigger(name)) return trigger
  const read = kind.config.safeParse(config)
  return read.success ? plainText(kind.summary(read.data, names)) : kind.text[names.language].name
}

/** One way in: what happened, what would be answered, and why. */
export function doorSentences(words: WhyWords, door: Door): readonly string[] {
  const { t, format } = words
  const { lastHappenedAt, answer, reason } = door
  return [
    lastHappenedAt === null ? t('why.door.never') : t('why.door.last', { when: format.exact(lastHappenedAt) }),
    answer === 'refuse' ? t('why.door.refuse', { reason: reasonText(words, reason ?? '') }) : t(`why.door.${answer}`),
    ...becauseSentences(words, becauseOf(door.because)),
  ].map(tidied)
}

const reasons = ['audience', 'inside', 'cooldown', 'limit', 'key_missing', 'double_fire', 'window', 'cap'] as const

/** Why nobody is let in, in the middle of a sentence. */
export function reasonText({ t }: WhyWords, reason: string): string {
  const known = reasons.find((one) => one === reason)
  return known === undefined ? reason : t(`people.refusals.${known}`)
}
