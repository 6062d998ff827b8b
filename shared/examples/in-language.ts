import { graphSchema } from '../src/graph/schema.ts'
import { inLanguage, type Language } from '../src/language/language.ts'
import type { Json } from '../src/problem/json.ts'
import type { Example, ScriptedRun } from './schema.ts'
import chinese from './texts.zh-CN.json' with { type: 'json' }

/** Keys of a drawing under which people read a text, and where its Chinese stands. Elsewhere they do not occur. */
const textKeys = { label: 'labels', text: 'notes', reason: 'reasons', tag: 'tags', body: 'bodies' } as const
type Role = (typeof textKeys)[keyof typeof textKeys]

const isTextKey = (key: string): key is keyof typeof textKeys => key in textKeys

const inChinese = (role: Role, text: string): string => {
  const texts: Readonly<Record<string, string>> = chinese[role]
  return texts[text] ?? text
}

/** Changes every text that people read in a drawing, and nothing else. */
export const mapTexts = (value: Json, change: (role: Role, text: string) => string): Json => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: Json) => mapTexts(item, change))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, Json]) => [
      key,
      typeof inner === 'string' && isTextKey(key) ? change(textKeys[key], inner) : mapTexts(inner, change),
    ]),
  )
}

const runInChinese = (run: ScriptedRun): ScriptedRun => {
  const { ended } = run.expect
  return {
    ...run,
    person: { ...run.person, tags: run.person.tags.map((tag) => inChinese('tags', tag)) },
    expect: {
      ...run.expect,
      ended: ended && { ...ended, reason: inChinese('reasons', ended.reason) },
    },
  }
}

/** An example, which is drawn in English, with every text on its canvas in the language of whoever uses it. */
export const exampleIn = (example: Example, language: Language): Example => ({
  ...example,
  contents: Object.fromEntries(
    Object.entries(example.contents).map(([id, { name, content }]) => [
      id,
      { name, content: { ...content, name: inLanguage(name, language) } },
    ]),
  ),
  ...(language === 'en'
    ? {}
    : {
        graph: graphSchema.parse(mapTexts(example.graph, inChinese)),
        runs: example.runs.map(runInChinese),
      }),
})
