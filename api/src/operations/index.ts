/** The front door of what the operator needs. */
export { createMetrics } from './metrics.ts'
export { probes } from './probes.ts'
export { createRetention } from './retention/retention.ts'
