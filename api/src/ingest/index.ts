/** Events and people's traits coming in: Segment's calls, the event inspector, the catalogue of what was seen. */
import type { Feature } from '../http/handle.ts'
import { eventHandlers } from './handlers.ts'
import { segmentApp } from './segment-app.ts'

export { ingest } from './ingest.ts'
export { noSightings, seeAttributes, seeEvent, writeSightings } from './catalogue.ts'

export const events: Feature = (services) => ({
  handlers: eventHandlers(services),
  openApps: [{ prefix: '/v1', app: segmentApp(services) }],
})
