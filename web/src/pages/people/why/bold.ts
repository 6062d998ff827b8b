import { type ConditionPhrase, tidy } from '@trailwright/shared/condition/words/phrase.ts'

const open = '\u2068'
const close = '\u2069'

/** Marks a value of a sentence, so that it is bold once the sentence is filled. */
export function bold(value: string): string {
  return value === '' ? '' : `${open}${value}${close}`
}

/** A filled sentence as parts: words, and the values that were marked. */
export function boldParts(sentence: string): ConditionPhrase {
  return tidy(
    sentence
      .replaceAll(/(\p{Script=Han}\u2069?) (?=\u2068?\p{Script=Han})/gu, '$1')
      .split(/(\u2068[^\u2069]*\u2069)/)
      .filter((part) => part !== '')
      .map((part) => (part.startsWith(open) ? { value: part.slice(1, -1) } : part)),
  )
}
