/** The front door of what the operator needs. */
export { createMetrics, type Metrics } from './metrics.ts'
export { probes } from './probes.ts'
