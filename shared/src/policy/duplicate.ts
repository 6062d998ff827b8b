import type { ContactFact } from '../condition/facts.ts'
import type { Instant } from '../time/instant.ts'
import type { Attempt, Evidence } from './decision.ts'
import { elapsedMs } from './elapsed.ts'

/** The same content to the same address, by whatever journey and person, reserved or sent within the window. */
export const checkDuplicate = (
  attempt: Attempt,
  address: string,
  window: string,
  contacts: readonly ContactFact[],
  at: Instant,
): Evidence => {
  const earlier = contacts.find(
    (contact) =>
      contact.key !== attempt.key &&
      contact.channel === attempt.channel &&
      contact.content === attempt.content &&
      contact.address === address &&
      contact.at > at - elapsedMs(window),
  )
  return {
    rule: 'duplicate',
    passed: earlier === undefined,
    values: {
      address,
      content: attempt.content,
      window,
      earlier: earlier?.key ?? null,
      earlierAt: earlier?.at ?? null,
    },
  }
}
