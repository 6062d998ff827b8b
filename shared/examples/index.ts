import { exampleSchema, type Example } from './schema.ts'
import abandonedCartGraph from './abandoned-cart/graph.json' with { type: 'json' }
import abandonedCartContents from './abandoned-cart/contents.json' with { type: 'json' }
import abandonedCartSegments from './abandoned-cart/segments.json' with { type: 'json' }
import abandonedCartRuns from './abandoned-cart/runs.json' with { type: 'json' }
import abandonedCartStarter from './abandoned-cart/starter.json' with { type: 'json' }
import welcomeSeriesGraph from './welcome-series/graph.json' with { type: 'json' }
import welcomeSeriesContents from './welcome-series/contents.json' with { type: 'json' }
import welcomeSeriesSegments from './welcome-series/segments.json' with { type: 'json' }
import welcomeSeriesRuns from './welcome-series/runs.json' with { type: 'json' }
import welcomeSeriesStarter from './welcome-series/starter.json' with { type: 'json' }
import firstPurchaseGraph from './first-purchase/graph.json' with { type: 'json' }
import firstPurchaseContents from './first-purchase/contents.json' with { type: 'json' }
import firstPurchaseSegments from './first-purchase/segments.json' with { type: 'json' }
import firstPurchaseRuns from './first-purchase/runs.json' with { type: 'json' }
import firstPurchaseStarter from './first-purchase/starter.json' with { type: 'json' }
import replenishmentGraph from './replenishment/graph.json' with { type: 'json' }
import replenishmentContents from './replenishment/contents.json' with { type: 'json' }
import replenishmentSegments from './replenishment/segments.json' with { type: 'json' }
import replenishmentRuns from './replenishment/runs.json' with { type: 'json' }
import replenishmentStarter from './replenishment/starter.json' with { type: 'json' }
import reviewRequestGraph from './review-request/graph.json' with { type: 'json' }
import reviewRequestContents from './review-request/contents.json' with { type: 'json' }
import reviewRequestSegments from './review-request/segments.json' with { type: 'json' }
import reviewRequestRuns from './review-request/runs.json' with { type: 'json' }
import reviewRequestStarter from './review-request/starter.json' with { type: 'json' }
import winBackGraph from './win-back/graph.json' with { type: 'json' }
import winBackContents from './win-back/contents.json' with { type: 'json' }
import winBackSegments from './win-back/segments.json' with { type: 'json' }
import winBackRuns from './win-back/runs.json' with { type: 'json' }
import winBackStarter from './win-back/starter.json' with { type: 'json' }
import sunsetGraph from './sunset/graph.json' with { type: 'json' }
import sunsetContents from './sunset/contents.json' with { type: 'json' }
import sunsetSegments from './sunset/segments.json' with { type: 'json' }
import sunsetRuns from './sunset/runs.json' with { type: 'json' }
import sunsetStarter from './sunset/starter.json' with { type: 'json' }
import highValueCareGraph from './high-value-care/graph.json' with { type: 'json' }
import highValueCareContents from './high-value-care/contents.json' with { type: 'json' }
import highValueCareSegments from './high-value-care/segments.json' with { type: 'json' }
import highValueCareRuns from './high-value-care/runs.json' with { type: 'json' }
import highValueCareStarter from './high-value-care/starter.json' with { type: 'json' }

/** The journeys to start from, in the order in which they are offered. */
const documents: readonly Readonly<Record<keyof Example, unknown>>[] = [
  {
    id: 'abandoned-cart',
    graph: abandonedCartGraph,
    contents: abandonedCartContents,
    segments: abandonedCartSegments,
    runs: abandonedCartRuns,
    starter: abandonedCartStarter,
  },
  {
    id: 'welcome-series',
    graph: welcomeSeriesGraph,
    contents: welcomeSeriesContents,
    segments: welcomeSeriesSegments,
    runs: welcomeSeriesRuns,
    starter: welcomeSeriesStarter,
  },
  {
    id: 'first-purchase',
    graph: firstPurchaseGraph,
    contents: firstPurchaseContents,
    segments: firstPurchaseSegments,
    runs: firstPurchaseRuns,
    starter: firstPurchaseStarter,
  },
  {
    id: 'replenishment',
    graph: replenishmentGraph,
    contents: replenishmentContents,
    segments: replenishmentSegments,
    runs: replenishmentRuns,
    starter: replenishmentStarter,
  },
  {
    id: 'review-request',
    graph: reviewRequestGraph,
    contents: reviewRequestContents,
    segments: reviewRequestSegments,
    runs: reviewRequestRuns,
    starter: reviewRequestStarter,
  },
  {
    id: 'win-back',
    graph: winBackGraph,
    contents: winBackContents,
    segments: winBackSegments,
    runs: winBackRuns,
    starter: winBackStarter,
  },
  {
    id: 'sunset',
    graph: sunsetGraph,
    contents: sunsetContents,
    segments: sunsetSegments,
    runs: sunsetRuns,
    starter: sunsetStarter,
  },
  {
    id: 'high-value-care',
    graph: highValueCareGraph,
    contents: highValueCareContents,
    segments: highValueCareSegments,
    runs: highValueCareRuns,
    starter: highValueCareStarter,
  },
]

export const examples: readonly Example[] = documents.map((document) => exampleSchema.parse(document))
