import { commands as english } from './en/commands.ts'
import { commands as chinese } from './zh-CN/commands.ts'

type Found = keyof typeof english.find

/** What finds a command beside its title: its titles in both languages and the words of other tools. */
export function wordsFor(find: Found, titles: (texts: typeof english | typeof chinese) => string): readonly string[] {
  return [english, chinese].flatMap((texts) => [titles(texts), texts.find[find]])
}
