import type { ConsentFact, EventFact, Facts } from '../condition/facts.ts'
import { applyPersonOps } from '../run/apply-person-ops.ts'
import type { PersonOp } from '../step/effect.ts'
import type { Instant } from '../time/instant.ts'

/** What befalls the person from outside: an event, or a change of what is known about her. */
export type Happening =
  | { readonly type: 'event'; readonly at: Instant; readonly event: EventFact }
  | { readonly type: 'person'; readonly at: Instant; readonly ops: readonly PersonOp[] }
  | { readonly type: 'consent'; readonly at: Instant; readonly consent: ConsentFact }
  | { readonly type: 'segment'; readonly at: Instant; readonly segment: string; readonly member: boolean }

/** The facts with one more event, in the order of time, then of arrival. The same event twice is one. */
export const withEvent = (facts: Facts, event: EventFact): Facts => {
  const known = Object.hasOwn(facts.events, event.name) ? facts.events[event.name] : []
  if (known === undefined || known === 'unknown' || known.some(({ id }) => id === event.id)) return facts
  const events = [...known, event].toSorted((a, b) => a.at - b.at || a.seq - b.seq)
  return { ...facts, events: { ...facts.events, [event.name]: events } }
}

/** The facts after it happened. */
export const factsAfter = (facts: Facts, happening: Happening): Facts => {
  switch (happening.type) {
    case 'event':
      return withEvent(facts, happening.event)
    case 'person':
      return applyPersonOps(facts, happening.ops)
    case 'consent':
      return { ...facts, consents: [...facts.consents, happening.consent] }
    case 'segment':
      return { ...facts, segments: { ...facts.segments, [happening.segment]: happening.member } }
  }
}
