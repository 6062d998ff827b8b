import type { Facts } from '../condition/facts.ts'
import type { Instant } from '../time/instant.ts'
import { advance } from './advance.ts'
import type { Program } from './contract.ts'
import type { Enrollment, NodeMap } from './enrollment.ts'

/** The step that somebody comes to next; null: she leaves. `at` null: not known, something outside decides. */
export interface Next {
  readonly node: string | null
  readonly at: Instant | null
}

/** What comes next if nothing but time happens. Of an awaited outcome and of an event nothing is assumed. */
export const whatNext = (program: Program, enrollment: Enrollment, facts: Facts, target?: Program): Next => {
  const { status, awaits, nodeWake, node, visit, ended } = enrollment
  if (status === 'ended') return { node: null, at: ended?.at ?? null }
  if (status === 'held' || awaits !== null || nodeWake === null) return { node, at: null }
  const woken = advance(
    program,
    { ...enrollment, wake: nodeWake },
    { type: 'woke', at: nodeWake, visit },
    facts,
    target,
  )
  const arrived = woken.trace.find((entry) => entry.code === 'arrived')
  return { node: arrived?.node ?? null, at: nodeWake }
}

/** The same person under the three choices that a publisher has. */
export interface Prospects {
  readonly before: Next
  readonly nextStep: Next
  readonly now: Next
  /** Moved now: whether something comes to her at once, and whether she waits longer than before. */
  readonly isDueAtOnce: boolean
  readonly waitsLonger: boolean
}

/** One person and the version that she may be moved into. */
export interface Mover {
  readonly program: Program
  readonly target: Program
  readonly enrollment: Enrollment
  /** The version into which a move is arranged already, if one is. */
  readonly arranged: Program | undefined
  readonly facts: Facts
  readonly map: NodeMap
  readonly at: Instant
}

const moved = ({ program, target, enrollment, facts, map, at }: Mover, when: 'now' | 'nextStep') =>
  advance(program, enrollment, { type: 'moved', at, version: target.version, map, when, spreadMs: 0 }, facts, target)

const movedNow = (mover: Mover) => {
  const { target, facts, at } = mover
  const now = moved(mover, 'now')
  const there = now.enrollment.version === target.version ? whatNext(target, now.enrollment, facts) : null
  const isDue = there !== null && there.at !== null && there.at <= at
  return { now, there, isDue, arrived: now.trace.find((entry) => entry.code === 'arrived') }
}

/** Whether, moved now, she stays at her step and is due there at once: such a crowd goes one after the other. */
export const isDueWhereSheStands = (mover: Mover): boolean => {
  const { now, isDue, arrived } = movedNow(mover)
  return isDue && arrived === undefined && now.enrollment.status !== 'ended'
}

/** Pure: moves a copy of her and looks. */
export const prospectsOf = (mover: Mover): Prospects => {
  const { program, target, enrollment, arranged, facts, at } = mover
  const before = whatNext(program, enrollment, facts, arranged)
  const { now, there, isDue, arrived } = movedNow(mover)
  return {
    before,
    nextStep: whatNext(program, moved(mover, 'nextStep').enrollment, facts, target),
    now:
      arrived === undefined ? (there ?? whatNext(program, now.enrollment, facts, target)) : { node: arrived.node, at },
    isDueAtOnce: arrived !== undefined || isDue,
    waitsLonger: there !== null && before.at !== null && there.at !== null && there.at > before.at,
  }
}
