/** The front door of segments. */
import type { Feature } from '../http/handle.ts'
import { segmentHandlers } from './handlers.ts'

export { createSegments } from './create-segments.ts'
export { tellMemberships } from './tell-memberships.ts'
export { recompute } from './recompute.ts'
export type { Segments, Touched } from './segments.ts'

export const segments: Feature = (services) => ({ handlers: segmentHandlers(services) })
