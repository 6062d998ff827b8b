import type { EventFact } from '../condition/facts.ts'
import type { Instant } from '../time/instant.ts'
import { elapse } from './elapse.ts'
import { end, scopeOf, type Work } from './work.ts'

/** When the longest stay is over; null when there is none. */
export const stayEnds = ({ program, enrollment }: Work): Instant | null => {
  const { maxStay } = program.journey.entry
  return maxStay === null ? null : elapse(enrollment.enteredAt, maxStay, program.journey.zone)
}

/** Whoever has stayed too long leaves before anything else is looked at. Returns whether she left. */
export const leaveByStay = (work: Work): boolean => {
  const over = stayEnds(work)
  if (over === null || work.at < over) return false
  end(work, 'max-stay', 'neutral', work.enrollment.node, { until: over })
  return true
}

/** Exit rules that an event fires, in their order. Returns whether she left. */
export const leaveByEvent = (work: Work, event: EventFact): boolean => {
  if (event.at < work.enrollment.enteredAt) return false
  for (const { id, reason = id, on } of work.program.journey.exits) {
    if (on === null || on.event !== event.name) continue
    const answer = on.where === undefined ? undefined : work.program.evaluator(on.where)(scopeOf(work, event), work.at)
    if (answer !== undefined && answer.value !== true) continue
    end(work, reason, 'neutral', work.enrollment.node, { exit: id, event: event.name, id: event.id, eventAt: event.at })
    return true
  }
  return false
}

/** Exit rules whose condition is true. Returns whether she left. */
export const leaveByCondition = (work: Work): boolean => {
  work.exitsAreStale = false
  for (const { id, reason = id, when } of work.program.journey.exits) {
    if (when === null) continue
    const { value } = work.program.evaluator(when)(scopeOf(work), work.at)
    if (value !== true) continue
    end(work, reason, 'neutral', work.enrollment.node, { exit: id })
    return true
  }
  return false
}

/** The earliest instant at which an exit condition may turn without new data; null when none can. */
export const exitsTurn = (work: Work): Instant | null => {
  const times = work.program.journey.exits.flatMap(({ when }) => {
    if (when === null) return []
    const { until } = work.program.evaluator(when)(scopeOf(work), work.at)
    return until === 'never' ? [] : [Math.max(until, work.at + 1)]
  })
  return times.length === 0 ? null : Math.min(...times)
}
