import type { ContactFact } from '../condition/facts.ts'
import type { Instant } from '../time/instant.ts'
import { applies, filling } from './caps.ts'
import { usualPriority, type Attempt, type Cap, type Evidence } from './decision.ts'

/**
 * Whether the last places under a cap are free for this message: those that wait for the same person in journeys of a
 * higher priority go first, also if they may go only later. Among equals, whoever comes first goes. Whether what waits
 * will be sent in the end, nobody knows yet.
 */
export const checkPriority = (
  attempt: Attempt,
  caps: readonly Cap[],
  contacts: readonly ContactFact[],
  at: Instant,
): readonly Evidence[] => {
  const { key, cap: mode, priority = usualPriority, waiting = [] } = attempt
  const reserved = new Set(contacts.map((contact) => contact.key))
  const ahead = waiting.filter((other) => other.key !== key && other.priority > priority && !reserved.has(other.key))
  if (mode !== 'obey' || ahead.length === 0) return []
  return caps
    .filter((cap) => applies(cap, attempt))
    .map((cap) => {
      const before = ahead.filter((other) => applies(cap, other))
      const sent = filling(cap, attempt, contacts, at)
      return {
        rule: 'priority',
        passed: before.length === 0 || sent.length + before.length < cap.limit,
        values: { cap: cap.id, limit: cap.limit, sent: sent.length, priority, ahead: before.map((other) => other.key) },
      }
    })
}
