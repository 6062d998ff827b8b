import type { EventFact } from '../condition/facts.ts'
import type { Enrollment } from '../run/enrollment.ts'
import type { TraceEntry } from '../step/trace.ts'
import type { Instant } from '../time/instant.ts'
import type { Happening } from './happening.ts'
import { smoothScript, type Script } from './script.ts'
import { World, type Knock, type Message, type Passage, type WorldSettings } from './world.ts'

export interface SimulationSettings extends Omit<WorldSettings, 'script'> {
  /** By which trigger, with which event, and when the person comes. */
  readonly entry: { readonly trigger: string; readonly event: EventFact | null; readonly at: Instant }
  /** What else is supposed to happen. */
  readonly happenings?: readonly Happening[]
  /** All goes well unless said. */
  readonly script?: Script
  /** The virtual clock stops here. */
  readonly until: Instant
}

/** One visit of a node. `leftAt` and `port` are null while the person stands there, and where she left the journey. */
export interface Stop {
  readonly node: string
  readonly visit: number
  readonly arrivedAt: Instant
  readonly leftAt: Instant | null
  readonly port: string | null
}

export interface Simulated {
  /** Who came to the door and what was said, in order; the first is the entry asked for. */
  readonly knocks: readonly Knock[]
  /** The passage that the entry began; null when it was refused. */
  readonly passage: Passage | null
  /** Further passages, begun by what happened. */
  readonly others: readonly Passage[]
  readonly path: readonly Stop[]
  readonly messages: readonly Message[]
  /** When something is due next, if the clock ran on; empty when all is over. */
  readonly nextStops: readonly Instant[]
  /** The clock stands here. */
  readonly at: Instant
  /** It was cut off: too much happened to go on. */
  readonly cutOff: boolean
}

/** So many things may happen in one simulation. */
const mostSteps = 20_000

/** Where the person went, from what was put down. */
export const pathOf = (enrollment: Enrollment, trace: readonly TraceEntry[]): readonly Stop[] =>
  trace
    .filter((entry) => entry.code === 'arrived')
    .map((entry): Stop => {
      const left = trace.find(
        (other) =>
          other.visit === entry.visit && (other.code === 'left' || other.code === 'decided' || other.code === 'ended'),
      )
      const isLast = entry.visit === enrollment.visit
      const leftAt = left?.at ?? (isLast ? null : entry.at)
      return { node: entry.node ?? '', visit: entry.visit, arrivedAt: entry.at, leftAt, port: left?.port ?? null }
    })

/**
 * Runs a journey for one person on a virtual clock: the same decisions as the engine makes, no call and no write. Policy
 * is asked for every message, and what was sent counts for the next. Same input, same result.
 */
export const simulate = (settings: SimulationSettings): Simulated => {
  const { entry, happenings = [], script = smoothScript, until, ...world } = settings
  const simulated = new World({ ...world, script })
  const stimulus = entry.event?.id ?? `${entry.trigger}@${entry.at}`
  simulated.planEntry({ workspace: world.workspace, trigger: entry.trigger, stimulus, event: entry.event }, entry.at)
  for (const happening of happenings) simulated.plan(happening)

  let at = entry.at
  let steps = 0
  for (let reached = simulated.step(until); reached !== null && steps < mostSteps; reached = simulated.step(until)) {
    at = Math.max(at, reached)
    steps += 1
  }
  const first = simulated.knocks.find((knock) => knock.entry.stimulus === stimulus)?.admission
  const passage =
    first?.type === 'enter'
      ? simulated.passages.find(({ enrollment }) => enrollment.id === first.enrollment.id)
      : undefined
  return {
    knocks: simulated.knocks,
    passage: passage ?? null,
    others: simulated.passages.filter((other) => other !== passage),
    path: passage === undefined ? [] : pathOf(passage.enrollment, passage.trace),
    messages: simulated.messages,
    nextStops: simulated.dueTimes(),
    at,
    cutOff: steps >= mostSteps,
  }
}
