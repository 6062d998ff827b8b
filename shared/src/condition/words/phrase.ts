/** Part of a sentence: plain words, a value (bold), or what is still missing (red). */
export type PhrasePart = string | { readonly value: string } | { readonly missing: string }
export type ConditionPhrase = readonly PhrasePart[]

const isPhrase = (part: PhrasePart | ConditionPhrase): part is ConditionPhrase => Array.isArray(part)

export const bold = (value: string): PhrasePart => ({ value })

/** A sentence with its `{places}` filled; a place without a part stays, so that a mistake shows. */
export const filled = (
  template: string,
  parts: Readonly<Record<string, PhrasePart | ConditionPhrase>>,
): ConditionPhrase =>
  template.split(/(\{\w+\})/).flatMap((piece): ConditionPhrase => {
    const part = /^\{\w+\}$/.test(piece) ? parts[piece.slice(1, -1)] : undefined
    if (part === undefined) return piece === '' ? [] : [piece]
    return isPhrase(part) ? part : [part]
  })

export const joined = (phrases: readonly ConditionPhrase[], between: string): ConditionPhrase =>
  phrases.flatMap((phrase, index) => (index === 0 ? phrase : [between, ...phrase]))

export const textOfPart = (part: PhrasePart): string =>
  typeof part === 'string' ? part : 'value' in part ? part.value : part.missing

const han = /\p{Script=Han}/u
const latin = /[\p{Script=Latin}\p{Nd}]/u

const needsSpace = (left: string, right: string): boolean => {
  const last = [...left].at(-1) ?? ''
  const first = [...right][0] ?? ''
  return (han.test(last) && latin.test(first)) || (latin.test(last) && han.test(first))
}

/** Neighbouring words as one part; with a space between Chinese and Latin letters or digits, as UX.md has it. */
export const tidy = (phrase: ConditionPhrase): ConditionPhrase => {
  const parts: PhrasePart[] = []
  const add = (part: PhrasePart): void => {
    const before = parts.at(-1)
    if (typeof part === 'string' && typeof before === 'string') parts[parts.length - 1] = before + part
    else parts.push(part)
  }
  for (const part of phrase) {
    const text = textOfPart(part)
    if (text === '') continue
    const before = parts.at(-1)
    if (before !== undefined && needsSpace(textOfPart(before), text)) add(' ')
    add(part)
  }
  return parts
}
