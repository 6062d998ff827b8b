import type { Phrase } from './define.ts'

type Part = Phrase[number]

const isEmpty = (part: Part): boolean => part === ''

/**
 * A sentence of a translation with its `{places}` filled: plain words, values (bold) or what is missing (red).
 * A place without a part stays as it is, so that a mistake shows.
 */
export const sentence = (template: string, parts: Readonly<Record<string, Part | Phrase>>): Phrase =>
  template
    .split(/(\{\w+\})/)
    .flatMap((piece): readonly Part[] => {
      const name = /^\{(\w+)\}$/.exec(piece)?.[1]
      const part = name === undefined ? undefined : parts[name]
      if (part === undefined) return [piece]
      return isPhrase(part) ? part : [part]
    })
    .filter((part) => !isEmpty(part))

const isPhrase = (part: Part | Phrase): part is Phrase => Array.isArray(part)

export const bold = (value: string): Part => ({ value })

/** A value, or, while it is not set, what to do about it. */
export const boldOr = (value: string | undefined, missing: string): Part =>
  value === undefined || value === '' ? { missing } : { value }
