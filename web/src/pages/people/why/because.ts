import type { Because } from '@trailwright/shared/condition/answer.ts'
import { type Facts } from '@trailwright/shared/condition/facts.ts'
import { nearestChange, type NearestChange } from '@trailwright/shared/condition/nearest-change.ts'
import { type Condition, conditionSchema, type Leaf } from '@trailwright/shared/condition/schema.ts'
import { conditionText } from '@trailwright/shared/condition/words/words.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import { jsonSchema } from '@trailwright/shared/problem/json.ts'
import { z } from 'zod'
import { tidied } from './tidied.ts'
import { valueText, type WhyWords } from './why-words.ts'

const becauseSchema = z.array(
  z.object({ leaf: conditionSchema, value: z.union([z.boolean(), z.literal('unknown')]), actual: jsonSchema }),
)

function isLeaf(condition: Condition): condition is Leaf {
  return !('all' in condition || 'any' in condition || 'not' in condition)
}

/** The leaves that decided, as a trace entry keeps them; none when it keeps something else. */
export function becauseOf(value: unknown): readonly Because[] {
  const read = becauseSchema.safeParse(value)
  if (!read.success) return []
  return read.data.flatMap((one) => (isLeaf(one.leaf) ? [{ ...one, leaf: one.leaf }] : []))
}

/**
 * Each leaf that decided, with the value it saw; then the nearest change, where one leaf decided alone. `said` is what
 * the reader has just read: a leaf that says the same is not told again, only its value.
 */
export function becauseSentences(words: WhyWords, because: readonly Because[], said = ''): readonly string[] {
  const change = changeOf(because)
  return [
    ...because.flatMap((one) => {
      if (one.value === 'unknown' || conditionText(one.leaf, words.names) !== said) return [leafSentence(words, one)]
      return isBare(one.actual)
        ? []
        : [
            capitalised(seenText(words, one.actual), words.names.language) +
              (words.names.language === 'en' ? '.' : '。'),
          ]
    }),
    ...(change === null ? [] : [changeSentence(words, change)]),
  ].map(tidied)
}

function leafSentence(words: WhyWords, { leaf, value, actual }: Because): string {
  const { t, names } = words
  const condition = capitalised(conditionText(leaf, names), names.language)
  if (value === 'unknown') return t('people.because.unknown', { condition })
  const key = value ? 'people.because.holds' : 'people.because.fails'
  // A yes that was a yes says nothing new.
  if (isBare(actual)) return t(`${key}Bare`, { condition })
  return t(key, { condition, actual: seenText(words, actual) })
}

function isBare(actual: Because['actual']): boolean {
  return typeof actual === 'boolean' || (Array.isArray(actual) && actual.length === 0)
}

function seenText(words: WhyWords, actual: Because['actual']): string {
  if (actual === null) return words.t('people.because.notKnown')
  return words.t('people.because.is', { value: actualText(words, actual) })
}

function actualText(words: WhyWords, actual: Because['actual']): string {
  if (actual === 'granted') return words.t('people.page.agreed')
  if (actual === 'withdrawn') return words.t('people.reasons.no_consent')
  return valueText(words, actual)
}

/** As a sentence begins, in English. A name that machines read, such as `cart_id`, stays as it is. */
export function capitalised(text: string, language: Language): string {
  return language === 'en' && /^[a-z]+(?=[ ,:]|$)/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

/** Where a leaf compares with a value from elsewhere, that value is not in the trace, and there is no change to name. */
function changeOf(because: readonly Because[]): NearestChange | null {
  const [only] = because
  if (only === undefined || because.length > 1) return null
  const value = 'value' in only.leaf ? only.leaf.value : undefined
  if (typeof value === 'object' && 'from' in value) return null
  return nearestChange({ value: only.value, until: 'never', because }, { facts: nobody })
}

function changeSentence(words: WhyWords, change: NearestChange): string {
  const { t, format } = words
  switch (change.kind) {
    case 'less':
    case 'more':
      return t(`people.because.${change.kind}`, { value: format.number(change.by) })
    case 'becomes':
    case 'differs':
      return t(`people.because.${change.kind}`, { value: valueText(words, change.value) })
    case 'waits':
      return t('people.because.waits', { at: format.exact(change.until) })
    case 'turns':
      return t('people.because.turns')
  }
}

/** Stands for the person: the leaf brings all its values along. */
const nobody: Facts = {
  person: { id: '', createdAt: 0, zone: null, language: null, attributes: {}, tags: [] },
  zone: 'UTC',
  events: {},
  segments: {},
  contactPoints: [],
  consents: [],
  contacts: [],
  passages: [],
}
