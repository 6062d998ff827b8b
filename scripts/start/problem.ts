/** Why the app cannot start: a code and what it speaks of; the sentence comes from sentences.ts. */
export interface StartProblem {
  code: string
  params: Readonly<Record<string, string | number>>
}
