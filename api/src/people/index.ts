/** People: who they are, what is known of them, what happened to them. */
import type { Feature } from '../http/handle.ts'
import { personHandlers } from './handlers.ts'

export { normaliseEmail, normalisePhone } from './address.ts'
export { applyOps } from './apply-ops.ts'
export { recordConsent } from './consent.ts'
export { readFacts } from './facts.ts'
export { maskAddress } from './mask.ts'
export { namesOf } from './names.ts'
export { nameOf } from './person.ts'
export { personOfUser } from './person-of-user.ts'
export { personRows } from './rows.ts'
export { readWorkingSet, writeWorkingSet } from './working-set.ts'

export const people: Feature = (services) => ({ handlers: personHandlers(services) })
