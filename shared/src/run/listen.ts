import type { Because } from '../condition/answer.ts'
import type { EventFact } from '../condition/facts.ts'
import { nodeOf, scopeOf, type Work } from './work.ts'

export interface Heard {
  readonly listener: number
  readonly because: readonly Because[]
}

/** The first listener of the node where the person stands that the event satisfies; what cannot be known does not. */
export const listenerFor = (work: Work, event: EventFact): Heard | undefined => {
  const { listens } = nodeOf(work, work.enrollment.node)
  for (const [listener, { event: name, where }] of listens.entries()) {
    if (name !== event.name) continue
    if (where === undefined) return { listener, because: [] }
    const { value, because } = work.program.evaluator(where)(scopeOf(work, event), work.at)
    if (value === true) return { listener, because }
  }
  return undefined
}
