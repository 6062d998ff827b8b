import { readReference } from '../condition/read.ts'
import { unreachable } from '../problem/unreachable.ts'
import type { JsonObject } from '../problem/json.ts'
import { usualPriority } from '../policy/decision.ts'
import type { Effect, EffectWish } from '../step/effect.ts'
import type { Signal, StepInput, StepResult } from '../step/step.ts'
import type { Instant } from '../time/instant.ts'
import { resolveZone } from '../time/zone.ts'
import { applyPersonOps } from './apply-person-ops.ts'
import { leaveByCondition, leaveByStay } from './exits.ts'
import { leaveInto } from './go-over.ts'
import { countMarkedGoal } from './goals.ts'
import { change, end, hold, nodeOf, say, scopeOf, type Work } from './work.ts'

const inputOf = (work: Work, signal: Signal): StepInput => {
  const { id, key, seed, node, enteredAt, arrivedAt, entry, context, memory } = work.enrollment
  const { journey } = work.program
  return {
    at: work.at,
    signal,
    node,
    journey: journey.id,
    enrollment: id,
    key,
    seed,
    enteredAt,
    arrivedAt,
    entry,
    context,
    memory,
    facts: work.facts,
    zone: (choice) => {
      if (choice === 'person') return resolveZone(work.facts.person.zone, journey.zone).zone
      return choice === 'journey' ? journey.zone : resolveZone(choice, journey.zone).zone
    },
    evaluate: (condition, event) => work.program.evaluator(condition)(scopeOf(work, event), work.at),
    read: (reference) => readReference(reference, scopeOf(work)),
  }
}

/** Effects of a visit are numbered on, after the one that was awaited. */
const nextNumber = ({ enrollment }: Work): number =>
  enrollment.awaits === null ? 0 : Number(enrollment.awaits.key.split(':')[2] ?? 0) + 1

const keyed = (work: Work, wish: EffectWish, number: number): Effect => {
  const { id, visit } = work.enrollment
  const key = `${id}:${visit}:${number}`
  const { priority } = work.program.journey.entry
  if (wish.type !== 'send' || priority === usualPriority) return { ...wish, key }
  return { ...wish, key, priority }
}

const carryOut = (work: Work, effect: Effect): void => {
  switch (effect.type) {
    case 'updatePerson':
      work.facts = applyPersonOps(work.facts, effect.ops)
      work.exitsAreStale = true
      work.effects.push(effect)
      say(work, { code: 'changed-person', values: { ops: effect.ops } })
      return
    case 'goal':
      countMarkedGoal(work, effect)
      return
    case 'send':
    case 'request':
      throw new Error(`A step of ${work.enrollment.node} goes on without awaiting its ${effect.type}`)
    default:
      unreachable(effect)
  }
}

/** Leaves the node by a port. The next one to arrive at, or null when the walk is over. */
const leave = (
  work: Work,
  result: Extract<StepResult<string>, { type: 'go' }>,
  extra: JsonObject = {},
): string | null => {
  const { port, because, context } = result
  const place = nodeOf(work, work.enrollment.node)
  const next = place.next.get(port)
  if (next === undefined) throw new Error(`${place.id} (${place.node.kind}) has no port ${port}`)
  const values = { ...result.values, ...extra }
  if (place.holds.has(port)) {
    hold(work, 'unhandled_error', { port, ...values })
    return null
  }
  const effects = (result.effects ?? []).map((wish, index) => keyed(work, wish, nextNumber(work) + index))
  if (context !== undefined && Object.keys(context).length > 0) {
    change(work, { context: { ...work.enrollment.context, ...context } })
    work.exitsAreStale = true
  }
  for (const effect of effects) {
    carryOut(work, effect)
    if (work.enrollment.status === 'ended') return null
  }
  // A decision is a leaving with its reasons.
  const code = place.kind.family === 'decide' ? 'decided' : 'left'
  say(work, { code, port, values, ...(because === undefined ? {} : { because }) })
  change(work, { status: 'active', held: null, awaits: null, nodeWake: null, memory: {} })
  if (work.enrollment.move !== null) return leaveInto(work, port, next)
  if (next === null) end(work, 'finished', 'neutral', null)
  return next
}

const rest = (work: Work, result: Extract<StepResult<string>, { type: 'rest' }>): void => {
  const { wake, memory, values } = result
  say(work, { code: 'waits', values: { wake, ...values } })
  change(work, { status: 'active', held: null, awaits: null, nodeWake: wake, memory: memory ?? work.enrollment.memory })
}

const ask = (work: Work, wish: EffectWish): void => {
  const effect = keyed(work, wish, nextNumber(work))
  work.effects.push(effect)
  const about = effect.type === 'send' ? { channel: effect.channel, content: effect.content } : {}
  say(work, { code: 'asks', values: { effect: effect.type, key: effect.key, ...about } })
  change(work, { status: 'active', held: null, awaits: effect, nodeWake: null })
}

/** Does what a step says. The next node to arrive at, or null when the walk is over. */
const obey = (work: Work, result: StepResult<string>): string | null => {
  switch (result.type) {
    case 'go':
      return leave(work, result)
    case 'rest':
      rest(work, result)
      return null
    case 'ask':
      ask(work, result.effect)
      return null
    case 'hold':
      hold(work, result.cause, result.values)
      return null
    case 'end':
      end(work, result.reason, result.outcome, work.enrollment.node)
      return null
    default:
      return unreachable(result)
  }
}

const stepHere = (work: Work, signal: Signal): StepResult<string> => {
  const { kind, node } = nodeOf(work, work.enrollment.node)
  return kind.step(node.config, inputOf(work, signal))
}

const arriveAt = (work: Work, node: string): void => {
  const { visit } = work.enrollment
  change(work, { node, visit: visit + 1, arrivedAt: work.at, memory: {}, nodeWake: null, awaits: null })
  say(work, { code: 'arrived', values: {} })
}

/**
 * From node to node until the person rests, awaits an outcome, is held or has left. `hops` is bounded by the number of
 * nodes: more is a loop, which no document can have, so she is held and seen.
 */
const walkOn = (work: Work, first: string | null): void => {
  let next = first
  let hops = 0
  while (next !== null) {
    if (hops > work.program.nodes.size) {
      hold(work, 'crash', { problem: 'loop' })
      return
    }
    hops += 1
    arriveAt(work, next)
    if (work.exitsAreStale && (leaveByStay(work) || leaveByCondition(work))) return
    next = obey(work, stepHere(work, { type: 'arrived' }))
  }
}

/** A defect in a step holds the one person whom it meets, with its words, and stops nobody else. */
const guarded = (work: Work, walk: () => void): void => {
  try {
    walk()
  } catch (thrown) {
    hold(work, 'crash', { problem: thrown instanceof Error ? thrown.message : String(thrown) })
  }
}

/** Arrives at a node and walks on from there. */
export const walkFrom = (work: Work, node: string): void => guarded(work, () => walkOn(work, node))

/** Arrives at her trigger and stands there until it is her turn. */
export const waitAtDoor = (work: Work, trigger: string, wake: Instant): void => {
  arriveAt(work, trigger)
  rest(work, { type: 'rest', wake, values: { until: wake, for: 'throttle' } })
}

/** Gives the node where the person stands a signal, and walks on if she leaves it. */
export const signalNode = (work: Work, signal: Signal): void =>
  guarded(work, () => walkOn(work, obey(work, stepHere(work, signal))))

/**
 * The step where she stands is asked as if she had arrived at `since`; a wait comes out with `said` in the trace, and its
 * wake as `wakeOf` says.
 */
export const askAgain = (
  work: Work,
  since: Instant,
  said: JsonObject,
  wakeOf: (wake: Instant) => Instant = (wake) => wake,
): void =>
  guarded(work, () => {
    const result = stepHere({ ...work, at: since }, { type: 'arrived' })
    if (result.type !== 'rest') walkOn(work, obey(work, result))
    else
      rest(work, {
        ...result,
        wake: result.wake === null ? null : wakeOf(result.wake),
        values: { ...result.values, ...said },
      })
  })

/** Asks the node what it makes of a signal, and takes it only if it is more than "stay". Returns whether it was. */
export const offerNode = (work: Work, signal: Signal, before: () => void): boolean => {
  let taken = false
  guarded(work, () => {
    const result = stepHere(work, signal)
    if (result.type === 'rest' && result.memory === undefined) {
      const { wake } = result
      // Over by its own count: she goes on when it is her turn, and this comes too late.
      if (wake === work.enrollment.nodeWake || (wake !== null && wake <= work.at)) return
    }
    taken = true
    before()
    walkOn(work, obey(work, result))
  })
  return taken
}

/** Out of `held` as if the step were done: by `skipped` if there is such a port, else by the first that does not hold. */
export const skipNode = (work: Work): void =>
  guarded(work, () => {
    const { next, holds } = nodeOf(work, work.enrollment.node)
    const ports = [...next.keys()].filter((port) => !holds.has(port))
    const port = ports.find((name) => name === 'skipped') ?? ports[0]
    if (port === undefined) end(work, 'finished', 'neutral', work.enrollment.node)
    else walkOn(work, leave(work, { type: 'go', port }, { resumed: 'skip' }))
  })
