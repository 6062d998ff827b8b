/** What belongs to the shop: by these names it is found again, whole. */
import { exampleIn } from '@trailwright/shared/examples/in-language.ts'
import { examples } from '@trailwright/shared/examples/index.ts'
import type { Condition } from '@trailwright/shared/condition/schema.ts'
import { inLanguage, type Language } from '@trailwright/shared/language/language.ts'
import { type Bundle, renameMentions } from '../journeys/index.ts'
import { yuanToDollar } from './shop.ts'

export const shopPeople = 2000
/** The source of its events in the inspector. */
export const sourceName = 'demo'

const prefixed = (id: string): string => `demo-${id}`

/** Live in the shop. */
const played = ['abandoned-cart', 'welcome-series', 'review-request'].flatMap((id) =>
  examples.filter((example) => example.id === id),
)
/** Segments of these are looked at without a journey. */
const segmented = examples.filter(({ id }) => id === 'win-back' || id === 'high-value-care')

export const shopJourneys: readonly string[] = played.map(({ id }) => prefixed(id))
export const shopContents: readonly string[] = played.flatMap(({ contents }) => Object.keys(contents).map(prefixed))
export const shopSegmentIds: readonly string[] = [...played, ...segmented].flatMap(({ segments }) =>
  segments.map(({ id }) => prefixed(id)),
)

/** The shop's journeys as `language` has them, each with what it points to under ids of the shop. */
export const shopBundles = (
  language: Language,
  zone: string,
): readonly { readonly id: string; readonly bundle: Bundle }[] =>
  played.map((example) => {
    const { id, graph, contents } = exampleIn(example, language)
    return {
      id: prefixed(id),
      bundle: {
        graph: { ...renameMentions(graph, (_, mentioned) => prefixed(mentioned)), zone },
        contents: Object.fromEntries(Object.entries(contents).map(([name, { content }]) => [prefixed(name), content])),
        segments: [],
      },
    }
  })

/** The examples count in yuan; a shop that sells in dollars has smaller numbers. */
const inCurrency = (condition: Condition, currency: 'CNY' | 'USD'): Condition =>
  currency === 'USD' && 'did' in condition && condition.measure === 'sum' && typeof condition.value === 'number'
    ? { ...condition, value: Math.round(condition.value / yuanToDollar) }
    : condition

export const shopSegments = (language: Language, currency: 'CNY' | 'USD'): Bundle['segments'] =>
  segmented.flatMap(({ segments }) =>
    segments.map(({ id, name, condition }) => ({
      id: prefixed(id),
      name: inLanguage(name, language),
      condition: inCurrency(condition, currency),
    })),
  )
