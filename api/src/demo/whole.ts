/** What belongs to the shop: by these names it is found again, whole. */
import { examples } from '@trailwright/shared/examples/index.ts'
import { inLanguage, type Language } from '@trailwright/shared/language/language.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'
import { type Bundle, renameMentions } from '../journeys/index.ts'

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

const languageOf = ({ currency }: Settings): Language => (currency === 'CNY' ? 'zh-CN' : 'en')

/** The shop's journeys, each with what it points to under ids of the shop. */
export const shopBundles = (settings: Settings): readonly { readonly id: string; readonly bundle: Bundle }[] =>
  played.map((example) => ({
    id: prefixed(example.id),
    bundle: {
      graph: { ...renameMentions(example.graph, (_, id) => prefixed(id)), zone: settings.zone },
      contents: Object.fromEntries(
        Object.entries(example.contents).map(([id, { name, content }]) => [
          prefixed(id),
          { ...content, name: inLanguage(name, languageOf(settings)) },
        ]),
      ),
      segments: [],
    },
  }))

export const shopSegments = (settings: Settings): Bundle['segments'] =>
  segmented.flatMap(({ segments }) =>
    segments.map(({ id, name, condition }) => ({
      id: prefixed(id),
      name: inLanguage(name, languageOf(settings)),
      condition,
    })),
  )
