/** The whole HTTP contract: every operation that the api serves beside Segment's calls and the public pages. */
import * as comments from './comments.ts'
import * as contents from './contents.ts'
import * as drafts from './drafts.ts'
import * as errors from './errors.ts'
import * as events from './events.ts'
import * as journeys from './journeys.ts'
import * as labels from './labels.ts'
import * as liveChange from './live-change.ts'
import * as people from './people.ts'
import * as presence from './presence.ts'
import * as review from './review.ts'
import type { Route } from './route.ts'
import * as session from './session.ts'
import * as settings from './settings.ts'
import * as why from './why.ts'

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'operationId' in value && 'permission' in value

export const routes: readonly Route[] = [
  session,
  settings,
  people,
  comments,
  contents,
  drafts,
  errors,
  events,
  journeys,
  labels,
  liveChange,
  presence,
  review,
  why,
].flatMap((resource) => Object.values(resource).filter(isRoute))
