import { z } from 'zod'

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]
export const languageSchema = z.enum(languages)

/** The same text in every language of the product. */
export type Localized = { readonly [L in Language]: string }

/** A text that a user wrote, in at least one language. */
export const textSchema = z
  .partialRecord(languageSchema, z.string().max(500))
  .refine((text) => Object.keys(text).length > 0, { error: 'text.empty' })
export type Text = z.infer<typeof textSchema>

/** The text in the wished language, else in the first that exists. */
export const inLanguage = (text: Text, language: Language): string =>
  text[language] ?? languages.map((other) => text[other]).find((found) => found !== undefined) ?? ''

/** Fills `{name}` places of a sentence. An unknown name stays as it is, so that a mistake shows. */
export const fill = (sentence: string, params: Readonly<Record<string, string | number | boolean | null>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place))
