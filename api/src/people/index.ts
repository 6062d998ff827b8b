/** People: who they are, what is known of them, what happened to them. */
import type { Feature } from '../http/handle.ts'
import { personHandlers } from './handlers.ts'

export { applyOps } from './apply-ops.ts'
export { readFacts } from './facts.ts'
export { namesOf } from './names.ts'
export { personRows } from './rows.ts'

export const people: Feature = (services) => ({ handlers: personHandlers(services) })
