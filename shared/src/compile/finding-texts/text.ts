import type { Language } from '../../language/language.ts'

/** What is wrong, in a sentence with `{params}`, and what to do about it. */
export interface FindingText {
  readonly title: string
  readonly help: string
}

export type FindingTexts = Readonly<Record<string, { readonly [L in Language]: FindingText }>>

/** English title and help, Chinese title and help. */
export const say = (title: string, help: string, titleZh: string, helpZh: string) => ({
  en: { title, help },
  'zh-CN': { title: titleZh, help: helpZh },
})
