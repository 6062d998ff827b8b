import type { StartProblem } from '../../api/src/start-problem.ts'
import { sentence, terminalLanguage } from '../start/sentences.ts'
import { sentences } from './sentences.ts'

type Params = StartProblem['params']

/** Says it in the language of the terminal. */
export const tell = (code: string, params: Params = {}): void => console.log(inWords({ code, params }))

/** Says what stands in the way, and ends. */
export function giveUp(problem: StartProblem): never {
  console.error(inWords(problem))
  process.exit(1)
}

export const inWords = (problem: StartProblem): string => sentence(problem, terminalLanguage(process.env), sentences)

/** An instant as the terminal's people write it. */
export const instantInWords = (at: number): string =>
  new Intl.DateTimeFormat(terminalLanguage(process.env), { dateStyle: 'medium', timeStyle: 'medium' }).format(at)

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
