/** People: who they are, what is known of them, what happened to them. */
import type { Feature } from '../http/handle.ts'
import { personHandlers } from './handlers.ts'

export { normaliseEmail, normalisePhone } from './address.ts'
export { applyOps } from './apply-ops.ts'
export { consentPlace, recordConsent } from './consent.ts'
export { readFacts } from './facts.ts'
export { maskAddress, maskJson } from './mask.ts'
export { namesOf } from './names.ts'
export { nameOf, newPerson, type Person, rowOf } from './person.ts'
export { personOfUser } from './person-of-user.ts'
export { personRows } from './rows.ts'
export { readWorkingSet, type WorkingSet, writeWorkingSet } from './working-set.ts'
export { givenPeople } from './contact.ts'
export { readCountry } from './country.ts'
export { type Identity, identityKey, type IdentityRef, personIdOf } from './identity.ts'
export { aliasPeople, isKnown, resolvePerson } from './resolve.ts'
export { applyLanguage, applyTraits, applyZone, isServerOnly, refsOfTraits, type Warning } from './traits.ts'

export const people: Feature = (services) => ({ handlers: personHandlers(services) })
