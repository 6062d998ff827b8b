import { filled, tidy } from '../condition/words/phrase.ts'
import type { Phrase } from './define.ts'

type Part = Phrase[number]

/**
 * A sentence of a translation with its `{places}` filled: plain words, values (bold) or what is missing (red).
 * A place without a part stays as it is, so that a mistake shows. Chinese and Latin words keep a space between them.
 */
export const sentence = (template: string, parts: Readonly<Record<string, Part | Phrase>>): Phrase =>
  tidy(filled(template, parts))

export const bold = (value: string): Part => ({ value })

/** A value, or, while it is not set, what to do about it. */
export const boldOr = (value: string | undefined, missing: string): Part =>
  value === undefined || value === '' ? { missing } : { value }
