import type { ContactFact } from '../condition/facts.ts'
import type { Instant } from '../time/instant.ts'
import type { Attempt, Cap, Evidence } from './decision.ts'
import { elapsedMs } from './elapsed.ts'

/** Whether a message counts to the caps once it is reserved. */
export const countsToCap = (attempt: Pick<Attempt, 'cap'>): boolean => attempt.cap !== 'ignore'

export const applies = (cap: Cap, { category, channel }: Pick<Attempt, 'category' | 'channel'>): boolean =>
  cap.category === category && cap.channels.includes(channel)

/** Instants, oldest first, of what fills the cap at an instant: sliding, so one exactly a window ago is out. */
export const filling = (
  cap: Cap,
  attempt: Attempt,
  contacts: readonly ContactFact[],
  at: Instant,
): readonly Instant[] =>
  contacts
    .filter(
      (contact) =>
        contact.countsToCap &&
        contact.key !== attempt.key &&
        contact.category === cap.category &&
        cap.channels.includes(contact.channel) &&
        contact.at > at - elapsedMs(cap.window),
    )
    .map((contact) => contact.at)
    .toSorted((a, b) => a - b)

/** The first instant at which enough of them have slid out; null when the limit is none at all. */
const nextPossible = (cap: Cap, sent: readonly Instant[]): Instant | null => {
  const lastToLeave = sent[sent.length - cap.limit]
  return lastToLeave === undefined ? null : lastToLeave + elapsedMs(cap.window)
}

/** Every cap that concerns the message. An `ignore` or `ignoreAndCount` is looked at by none. */
export const checkCaps = (
  attempt: Attempt,
  caps: readonly Cap[],
  contacts: readonly ContactFact[],
  at: Instant,
): readonly Evidence[] => {
  if (attempt.cap !== 'obey') return [{ rule: 'cap', passed: true, values: { mode: attempt.cap } }]
  return caps
    .filter((cap) => applies(cap, attempt))
    .map((cap) => {
      const sent = filling(cap, attempt, contacts, at)
      const passed = sent.length < cap.limit
      return {
        rule: 'cap',
        passed,
        values: {
          cap: cap.id,
          limit: cap.limit,
          window: cap.window,
          filledBy: sent,
          nextPossible: passed ? at : nextPossible(cap, sent),
        },
      }
    })
}
