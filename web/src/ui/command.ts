import type { ReactNode } from 'react'

/** Something that can be done, found by typing its name. */
export interface Command {
  readonly id: string
  readonly group: string
  /** What stands in the list, in the reader's language. */
  readonly title: string
  /** A second line. */
  readonly help?: string
  /** Words that find it, too: in the other language, and those of other tools. */
  readonly find: readonly string[]
  readonly mark?: ReactNode
  /** Keys that do the same. */
  readonly keys?: readonly string[]
  readonly run: () => void
}

/**
 * The commands that hold every word that was typed, best first: whose title begins so, whose title holds it, those found
 * by other words. Of equals, in the order in which they came.
 */
export function findCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return commands
  return commands
    .map((command) => ({ command, rank: rankOf(command, words) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ command }) => command)
}

function rankOf({ title, help = '', find }: Command, words: readonly string[]): number {
  const [name, more] = [title.toLowerCase(), [help, ...find].join('\n').toLowerCase()]
  if (name.startsWith(words.join(' '))) return 3
  if (words.every((word) => name.includes(word))) return 2
  return words.every((word) => name.includes(word) || more.includes(word)) ? 1 : 0
}
