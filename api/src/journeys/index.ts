import type { Feature } from '../http/handle.ts'
import { draftHandlers } from './drafts.ts'
import { exchangeHandlers } from './exchange.ts'
import { keptDraftHandlers } from './history.ts'
import { publishingHandlers } from './publishing.ts'
import { statusHandlers } from './status.ts'
import { starterHandlers } from './starters.ts'
import { takeInto } from './take.ts'

export { type Bundle, insertBundle } from './bundle.ts'
export { renameMentions } from './mentions.ts'
export { readRefs } from './refs.ts'

/** Journeys: drafts, versions, files and starters. What runs them is the engine. */
export const journeys: Feature = (services) => {
  const take = takeInto(services)
  return {
    handlers: [
      ...draftHandlers(services, take),
      ...keptDraftHandlers(services),
      ...publishingHandlers(services),
      ...statusHandlers(services),
      ...exchangeHandlers(services, take),
      ...starterHandlers(),
    ],
  }
}
