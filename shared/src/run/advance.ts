/**
 * The interpreter. One stimulus, one person, one place:
 *
 *   stimulus ─► too late or twice? dropped
 *            ─► the longest stay is over? left
 *            ─► goals ─► exits ─► the node where she stands ─► node ─► node ... until she rests, awaits, is held or left
 *
 * Pure: no clock, no chance, no I/O. The same input gives the same bytes.
 */
import { unreachable } from '../problem/unreachable.ts'
import type { Stimulus } from '../step/stimulus.ts'
import type { Advance, Advanced } from './contract.ts'
import { exitsTurn, leaveByCondition, leaveByEvent, leaveByStay, stayEnds } from './exits.ts'
import { countGoalsOf } from './goals.ts'
import { listenerFor } from './listen.ts'
import { offerNode, signalNode, skipNode, waitAtDoor, walkFrom } from './walk.ts'
import { moveOver, sendBack, takeTurn, waitAgain } from './move.ts'
import { change, drop, end, nodeOf, say, type Work } from './work.ts'

type Of<T extends Stimulus['type']> = Extract<Stimulus, { type: T }>

const isOver = ({ enrollment }: Work): boolean => enrollment.status === 'ended'

const enter = (work: Work): void => {
  const { visit, node, key, entry, nodeWake } = work.enrollment
  if (visit > 0) {
    drop(work, 'entered', 'twice')
    return
  }
  say(work, { code: 'entered', values: { trigger: node, key, event: entry?.name ?? null } })
  if (nodeWake !== null && nodeWake > work.at) waitAtDoor(work, node, nodeWake)
  else walkFrom(work, node)
}

const wake = (work: Work, { visit }: Of<'woke'>): void => {
  const { enrollment, at } = work
  if (visit !== enrollment.visit) {
    drop(work, 'woke', 'another_visit', { visit })
    return
  }
  if (enrollment.wake === null || at < enrollment.wake) {
    drop(work, 'woke', 'early', { wake: enrollment.wake })
    return
  }
  if (leaveByCondition(work)) return
  const isDue = enrollment.status === 'active' && enrollment.nodeWake !== null && at >= enrollment.nodeWake
  say(work, { code: 'woke', values: { for: isDue ? 'node' : 'exits' } })
  if (isDue) signalNode(work, { type: 'woke' })
}

const takeEvent = (work: Work, { event }: Of<'event'>): void => {
  // What let her in has had its effect.
  if (event.id === work.enrollment.entry?.id) return
  countGoalsOf(work, event)
  if (isOver(work) || leaveByEvent(work, event) || leaveByCondition(work)) return
  const { enrollment } = work
  // Who waits at the door for her turn has heard already what she waited for.
  const waitsAtDoor = nodeOf(work, enrollment.node).kind.family === 'start'
  if (enrollment.status !== 'active' || enrollment.awaits !== null || waitsAtDoor) return
  const heard = listenerFor(work, event)
  if (heard === undefined) return
  const values = { event: event.name, id: event.id, eventAt: event.at }
  if (event.at < enrollment.arrivedAt) {
    drop(work, 'event', 'before_arrival', values)
    return
  }
  const signal = { type: 'event', event, ...heard } as const
  const because = heard.because.length === 0 ? {} : { because: heard.because }
  if (!offerNode(work, signal, () => say(work, { code: 'event', values, ...because })))
    drop(work, 'event', 'late', values)
}

const takeOutcome = (work: Work, { effect, outcome }: Of<'outcome'>): void => {
  if (work.enrollment.awaits?.key !== effect) {
    drop(work, 'outcome', 'not_awaited', { effect, outcome: outcome.type })
    return
  }
  const { type, detail, ...about } = outcome
  const shown = 'context' in about ? { status: about.status } : about
  say(work, { code: 'outcome', values: { effect, outcome: type, ...shown, detail } })
  if (leaveByCondition(work)) return
  signalNode(work, { type: 'outcome', outcome })
}

const takeChange = (work: Work): void => {
  if (leaveByCondition(work)) return
  const { status, awaits, node } = work.enrollment
  const watches = nodeOf(work, node).kind.watches === true
  if (status !== 'active' || awaits !== null || !watches) return
  offerNode(work, { type: 'changed' }, () => undefined)
}

const resume = (work: Work, { by }: Of<'resumed'>): void => {
  const { status, awaits } = work.enrollment
  if (status !== 'held') {
    drop(work, 'resumed', 'not_held')
    return
  }
  say(work, { code: 'resumed', values: { by } })
  if (leaveByCondition(work)) return
  change(work, { status: 'active', held: null })
  if (by === 'skip') skipNode(work)
  else if (awaits === null) signalNode(work, { type: 'arrived' })
  else work.effects.push(awaits)
}

const take = (work: Work, stimulus: Stimulus): void => {
  switch (stimulus.type) {
    case 'entered':
      return enter(work)
    case 'woke':
      return wake(work, stimulus)
    case 'event':
      return takeEvent(work, stimulus)
    case 'outcome':
      return takeOutcome(work, stimulus)
    case 'changed':
      return takeChange(work)
    case 'removed':
      return end(work, stimulus.reason, 'neutral', work.enrollment.node, { removed: true })
    case 'resumed':
      return resume(work, stimulus)
    case 'moved':
      return moveOver(work, stimulus)
    case 'waitAgain':
      return waitAgain(work)
    case 'turn':
      return takeTurn(work, stimulus)
    case 'sentBack':
      return sendBack(work, stimulus)
    default:
      return unreachable(stimulus)
  }
}

/** Once it is over, only a goal within its window can still count, and everything else is late. */
const takeAfterEnd = (work: Work, stimulus: Stimulus): void => {
  if (stimulus.type === 'event') {
    if (stimulus.event.id !== work.enrollment.entry?.id) countGoalsOf(work, stimulus.event)
  } else if (stimulus.type !== 'changed') drop(work, stimulus.type, 'ended')
}

/** The earliest instant at which somebody must look again. */
const nextWake = (work: Work): number | null => {
  if (isOver(work)) return null
  const { status, nodeWake } = work.enrollment
  const times = [status === 'active' ? nodeWake : null, exitsTurn(work), stayEnds(work)].filter((at) => at !== null)
  return times.length === 0 ? null : Math.min(...times)
}

/**
 * Takes one stimulus in. Returns the enrollment as it stands after (the very same object when nothing changed), the
 * effects asked for, and what was decided. Time never goes back: a stimulus from before the last arrival is taken as of
 * the arrival.
 */
export const advance: Advance = (program, enrollment, stimulus, facts, target): Advanced => {
  const at = Math.max(stimulus.at, enrollment.arrivedAt)
  const work: Work = { program, target, at, enrollment, facts, effects: [], trace: [], exitsAreStale: true }
  if (isOver(work)) takeAfterEnd(work, stimulus)
  else if (stimulus.type !== 'entered' && leaveByStay(work)) takeAfterEnd(work, stimulus)
  else take(work, stimulus)

  const next = nextWake(work)
  if (next !== work.enrollment.wake) change(work, { wake: next })
  return { enrollment: work.enrollment, effects: work.effects, trace: work.trace }
}
