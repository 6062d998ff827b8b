import { comments } from './comments/index.ts'
import { content, type Messaging } from './content/index.ts'
import { frames } from './http/frames.ts'
import type { Feature } from './http/handle.ts'
import { events } from './ingest/index.ts'
import { journeys } from './journeys/index.ts'
import { labels } from './labels/index.ts'
import { presence } from './presence/index.ts'
import { review } from './review/index.ts'
import { people } from './people/index.ts'
import { live } from './engine/index.ts'
import { segments } from './segments/index.ts'
import { recipients } from './recipients/index.ts'
import { workspace } from './workspace/index.ts'

/** What some features are made of beside the services. */
export interface Parts {
  readonly messaging: Messaging
}

/** Everything the api serves: a line a feature. */
export const featuresOf = ({ messaging }: Parts): readonly Feature[] => [
  workspace,
  people,
  events,
  labels,
  segments,
  live,
  journeys,
  comments,
  review,
  presence,
  content(messaging),
  recipients(messaging),
  frames,
]
