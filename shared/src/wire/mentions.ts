import type { Colleague } from './colleague.ts'

/** A colleague named in a text: the characters from `start` up to `end`, the @ included. */
export interface Mention {
  readonly user: string
  readonly start: number
  readonly end: number
}

const wordEnd = /[\p{L}\p{N}]$/u
const wordStart = /^[\p{L}\p{N}]/u
/** Written without spaces between words, so a name ends wherever it ends. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

const standsAlone = (name: string, rest: string): boolean =>
  !wordEnd.test(name) || !wordStart.test(rest) || unspaced.test(name.at(-1) ?? '') || unspaced.test(rest.charAt(0))

/** Where a text names colleagues as `@Name`, from left to right; of names that begin alike the longest counts. */
export const mentionsIn = (text: string, colleagues: readonly Colleague[]): readonly Mention[] => {
  const byLength = colleagues
    .filter(({ name }) => name.trim() !== '')
    .toSorted((one, other) => other.name.length - one.name.length)
  const found: Mention[] = []
  for (let start = text.indexOf('@'); start >= 0; start = text.indexOf('@', start + 1)) {
    // An address such as ann@example.com names nobody.
    if (wordEnd.test(text.slice(0, start)) && !unspaced.test(text.charAt(start - 1))) continue
    const named = byLength.find(
      ({ name }) => text.startsWith(name, start + 1) && standsAlone(name, text.slice(start + 1 + name.length)),
    )
    if (named !== undefined) found.push({ user: named.user, start, end: start + 1 + named.name.length })
  }
  return found
}
