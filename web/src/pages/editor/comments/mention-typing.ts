import type { Colleague } from '@trailwright/shared/wire/colleague.ts'

/** A name that is being typed behind an @. */
export interface MentionTyping {
  /** Where the @ stands. */
  readonly start: number
  readonly typed: string
}

const longestName = 40

/** What is typed before the caret, if it begins a mention: an @ at a beginning, and no line end since. */
export function mentionTyping(text: string, caret: number): MentionTyping | null {
  const start = text.lastIndexOf('@', caret - 1)
  if (start < 0 || caret - start > longestName) return null
  const before = text.charAt(start - 1)
  const typed = text.slice(start + 1, caret)
  // An address such as ann@example.com mentions nobody; Chinese stands without spaces.
  if (/[\w.]/.test(before) || typed.includes('\n')) return null
  return { start, typed }
}

/** Who may be meant: by the beginning of any word of the name. Nobody once a whole name and a space are there. */
export function matchingColleagues(colleagues: readonly Colleague[], typed: string): readonly Colleague[] {
  const wanted = typed.toLowerCase()
  return colleagues
    .filter(({ name }) => {
      const folded = name.toLowerCase()
      return name !== '' && (folded.startsWith(wanted) || folded.split(/\s+/).some((word) => word.startsWith(wanted)))
    })
    .slice(0, 6)
}

/** The text with the name in place of what was typed, and where the caret stands then. */
export function withMention(
  text: string,
  { start, typed }: MentionTyping,
  name: string,
): { readonly text: string; readonly caret: number } {
  const put = `@${name} `
  return { text: text.slice(0, start) + put + text.slice(start + 1 + typed.length), caret: start + put.length }
}
