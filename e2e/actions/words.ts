import { fill } from '@trailwright/shared/language/language.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { KindText } from '@trailwright/shared/nodes/define.ts'
import * as en from '../../web/src/i18n/en/index.ts'
import type { Same } from '../../web/src/i18n/shape.ts'
import { humanName } from '../../web/src/i18n/human-name.ts'
import * as chinese from '../../web/src/i18n/zh-CN/index.ts'
import type { StoryLanguage } from '../harness/language.ts'

/** The texts of the app in one language, as its readers see them. */
export type Words = Same<typeof en>

const texts: Readonly<Record<StoryLanguage, Words>> = { en, 'zh-CN': chinese }

export const wordsIn = (language: StoryLanguage): Words => texts[language]

/** The words of a kind of step: its name, its fields, its ways out. */
export const kindWords = (kind: string, language: StoryLanguage): KindText => {
  const known = kindOf(kind)
  if (known === undefined) throw new Error(`There is no step of the kind ${kind}`)
  return known.text[language]
}

/** What an event is called in sentences while the workspace gives it no name. */
export const eventName = (name: string, language: StoryLanguage): string =>
  humanName('event', name, new Map(), language)

/** A text of the app with its values filled in. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  fill(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])))
