import type { Phrase } from '../define.ts'

/** A phrase as one line: values in braces, what is missing in question marks. */
export const phraseText = (phrase: Phrase): string =>
  phrase
    .map((part) => {
      if (typeof part === 'string') return part
      return 'missing' in part ? `?${part.missing}?` : `{${part.value}}`
    })
    .join('')
