import type { EventFact, Facts } from '../../condition/facts.ts'
import type { Outcome } from '../../step/outcome.ts'
import type { Stimulus } from '../../step/stimulus.ts'
import type { Instant } from '../../time/instant.ts'
import { admit } from '../admit.ts'
import { advance } from '../advance.ts'
import { applyPersonOps } from '../apply-person-ops.ts'
import type { Advanced, Program } from '../contract.ts'
import type { Enrollment } from '../enrollment.ts'
import { entryOf, factsOf, nobodyBefore } from './program.ts'

/** One enrollment, moved by hand: what the tests of `advance` need and no more. */
export class Runner {
  enrollment: Enrollment
  facts: Facts
  last: Advanced
  readonly program: Program
  readonly codes: string[] = []

  constructor(program: Program, event: EventFact | null, at: Instant, facts: Facts = factsOf(), trigger = 't') {
    this.program = program
    this.facts = facts
    const admission = admit(program, entryOf(trigger, event), facts, nobodyBefore, at)
    if (admission.type !== 'enter') throw new Error(`Not let in: ${JSON.stringify(admission)}`)
    this.enrollment = admission.enrollment
    this.last = this.take({ type: 'entered', at })
  }

  take(stimulus: Stimulus): Advanced {
    this.last = advance(this.program, this.enrollment, stimulus, this.facts)
    this.enrollment = this.last.enrollment
    for (const effect of this.last.effects) {
      if (effect.type === 'updatePerson') this.facts = applyPersonOps(this.facts, effect.ops)
    }
    this.codes.push(...this.last.trace.map((entry) => entry.code))
    return this.last
  }

  event(event: EventFact, at: Instant = event.at): Advanced {
    const known = this.facts.events[event.name]
    const events = known === undefined || known === 'unknown' ? [] : known
    this.facts = { ...this.facts, events: { ...this.facts.events, [event.name]: [...events, event] } }
    return this.take({ type: 'event', at, event })
  }

  wake(at: Instant = this.enrollment.wake ?? Number.NaN): Advanced {
    return this.take({ type: 'woke', at, visit: this.enrollment.visit })
  }

  outcome(outcome: Outcome, at: Instant, effect = this.enrollment.awaits?.key ?? ''): Advanced {
    return this.take({ type: 'outcome', at, effect, outcome })
  }

  /** Where she is: `node`, `node held cause`, or `ended reason`. */
  get place(): string {
    const { status, node, held, ended } = this.enrollment
    if (status === 'ended') return `ended ${ended?.reason ?? ''}`
    return status === 'held' ? `${node} held ${held?.cause ?? ''}` : node
  }
}
