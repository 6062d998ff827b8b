/** Stimuli by which a publisher moves somebody: into another version, back to a step, or into the same wait again. */
import type { Stimulus } from '../step/stimulus.ts'
import { leaveByCondition, leaveByStay } from './exits.ts'
import { endRemoved, goOver, isInBoth, placeIn, targetOf } from './go-over.ts'
import { askAgain, walkFrom } from './walk.ts'
import { change, drop, nodeOf, say, type Work } from './work.ts'

type Of<T extends Stimulus['type']> = Extract<Stimulus, { type: T }>

/** Into another version: now, or, also while an outcome is awaited, as soon as she leaves the step where she stands. */
export const moveOver = (work: Work, { version, map, when, spreadMs }: Of<'moved'>): void => {
  const { enrollment } = work
  if (enrollment.version === version) {
    if (enrollment.move === null) drop(work, 'moved', 'there_already')
    else change(work, { move: null })
    return
  }
  const waitsForOutcome = enrollment.status === 'active' && enrollment.awaits !== null
  if (when === 'nextStep' || waitsForOutcome) {
    change(work, { move: { version, map } })
    say(work, { code: 'will-move', values: { from: enrollment.version, to: version } })
    return
  }
  const target = targetOf(work, version)
  const place = placeIn(target, enrollment.node, map)
  if (place === enrollment.node && isInBoth(work.program, target, place)) standOn(work, version, spreadMs)
  else {
    goOver(work, target, { standing: true, stays: false })
    change(work, { status: 'active', held: null, awaits: null, nodeWake: null, memory: {} })
    if (place === null) endRemoved(work)
    else walkFrom(work, place)
  }
}

/**
 * At the same step of the new version: its exits act at once, its wait is counted from when she arrived, and nobody is
 * called back.
 */
const standOn = (work: Work, version: number, spreadMs: number): void => {
  const { node, status, arrivedAt, visit } = work.enrollment
  const before = nodeOf(work, node).node.config
  const { zone } = work.program.journey
  goOver(work, targetOf(work, version), { standing: true, stays: true })
  if (leaveByStay(work) || leaveByCondition(work)) return
  const { kind, node: after } = nodeOf(work, node)
  // Whoever is held waits for nothing; whoever stands at the door keeps her turn.
  if (status === 'held' || visit === 0 || kind.family === 'start') return
  if (zone === work.program.journey.zone && JSON.stringify(before) === JSON.stringify(after.config)) return
  askAgain(work, arrivedAt, { movedFrom: 'earlier-version' }, (wake) => Math.max(wake, work.at + spreadMs))
}

/** The wait where she stands begins again, as if she had arrived now: from now on it is counted from here. */
export const waitAgain = (work: Work): void => {
  const { status, awaits, nodeWake, node } = work.enrollment
  const waitsAtDoor = nodeOf(work, node).kind.family === 'start'
  if (status !== 'active' || awaits !== null || nodeWake === null || waitsAtDoor)
    drop(work, 'waitAgain', 'waits_for_nothing')
  else {
    change(work, { arrivedAt: work.at })
    askAgain(work, work.at, { again: true })
  }
}

/** Another turn at the door. Whoever does not wait there has had hers. */
export const takeTurn = (work: Work, { until }: Of<'turn'>): void => {
  const { status, nodeWake, node } = work.enrollment
  if (status !== 'active' || nodeWake === null || nodeOf(work, node).kind.family !== 'start')
    drop(work, 'turn', 'not_at_door')
  else change(work, { nodeWake: until })
}

/** From where she rests back to a step, to go on from there. */
export const sendBack = (work: Work, { node }: Of<'sentBack'>): void => {
  const { status, awaits } = work.enrollment
  if (status !== 'active' || awaits !== null) drop(work, 'sentBack', 'does_not_rest')
  else if (!work.program.nodes.has(node)) drop(work, 'sentBack', 'no_such_node')
  else {
    say(work, { code: 'sent-back', values: { to: node } })
    walkFrom(work, node)
  }
}
