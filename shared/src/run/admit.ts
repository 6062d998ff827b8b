import type { Scope } from '../condition/answer.ts'
import type { Facts, PassageFact } from '../condition/facts.ts'
import { readReference } from '../condition/read.ts'
import { draw, hashId } from '../hash/hash.ts'
import { parseInstant, type Instant } from '../time/instant.ts'
import type { Admission, Admit, Entry, EntryHistory, Program, RefuseReason } from './contract.ts'
import { elapse } from './elapse.ts'
import type { Enrollment } from './enrollment.ts'

/** Whether the trigger is meant at all: its event, with its filter. What cannot be known does not fit. */
const concerns = (program: Program, entry: Entry, scope: Scope, at: Instant): boolean => {
  const trigger = program.nodes.get(entry.trigger)
  if (trigger === undefined || !program.triggers.includes(entry.trigger)) return false
  if (trigger.listens.length === 0) return true
  const { event } = entry
  if (event === null) return false
  return trigger.listens.some(
    (listener) =>
      listener.event === event.name &&
      (listener.where === undefined || program.evaluator(listener.where)({ ...scope, event }, at).value === true),
  )
}

/** What keeps passages of one person apart: the person, or a value of the trigger; null when that is missing. */
const keyOf = (program: Program, entry: Entry, facts: Facts): string | null => {
  const { key } = program.journey.entry.reentry
  if (key === null) return facts.person.id
  const scope: Scope = entry.event === null ? { facts } : { facts, event: entry.event, entry: entry.event }
  const value = readReference(key.from, scope)
  return typeof value === 'object' || value === '' ? null : String(value)
}

const isOutsideWindow = ({ journey }: Program, at: Instant): boolean => {
  const { starts, ends } = journey.entry
  const from = starts === null ? undefined : parseInstant(starts)
  const to = ends === null ? undefined : parseInstant(ends)
  return (from !== undefined && at < from) || (to !== undefined && at >= to)
}

/** A passage that ended because the next one took its place is one passage with it. */
const withoutRestarted = (passages: readonly PassageFact[]): readonly PassageFact[] =>
  passages.filter(
    (passage) =>
      !passages.some(
        (next) => next !== passage && next.enteredAt === passage.endedAt && next.enteredAt >= passage.enteredAt,
      ),
  )

/**
 * Re-entry of the same person and key after an earlier passage. `never`: not at all (as a limit of one). `afterExit`: the
 * cooldown runs from the end of the last passage. `always`: it runs from its beginning.
 */
const checkReentry = (program: Program, passages: readonly PassageFact[], at: Instant): RefuseReason | null => {
  const { zone } = program.journey
  const { mode, cooldown, limit } = program.journey.entry.reentry
  const counted = withoutRestarted(passages)
  if (mode === 'never' && counted.length > 0) return 'limit'
  if (cooldown !== null) {
    const starts = counted.map((passage) => (mode === 'always' ? passage.enteredAt : (passage.endedAt ?? at)))
    if (starts.some((start) => at < elapse(start, cooldown, zone))) return 'cooldown'
  }
  if (limit === null) return null
  const { window } = limit
  const within = window === null ? counted : counted.filter((passage) => at < elapse(passage.enteredAt, window, zone))
  return within.length >= limit.times ? 'limit' : null
}

const isDoubleFire = ({ journey }: Program, { lastTriggeredAt }: EntryHistory, at: Instant): boolean =>
  lastTriggeredAt !== null && at < elapse(lastTriggeredAt, journey.entry.doubleFire, journey.zone)

const enroll = (program: Program, entry: Entry, person: string, key: string, at: Instant): Enrollment => ({
  id: hashId(entry.workspace, program.journey.id, person, key, entry.stimulus),
  workspace: entry.workspace,
  journey: program.journey.id,
  version: program.version,
  person,
  key,
  seed: person,
  status: 'active',
  node: entry.trigger,
  visit: 0,
  enteredAt: at,
  arrivedAt: at,
  entry: entry.event,
  context: {},
  memory: {},
  wake: null,
  nodeWake: null,
  awaits: null,
  goals: [],
  move: null,
  held: null,
  ended: null,
})

/**
 * May this person enter by this trigger now? Pure; shared by engine and simulator. The first reason against decides, in
 * this order: the journey's dates, a missing key, an accidental repeat, the audience, a passage under way, cooldown and
 * limit, the cap of entries, the holdout. A passage under way that restarts asks for neither cooldown nor limit.
 */
export const admit: Admit = (program, entry, facts, history, at): Admission => {
  const scope: Scope = { facts, entry: entry.event, context: {}, enteredAt: at }
  return concerns(program, entry, scope, at) ? decideEntry(program, entry, facts, history, at) : { type: 'ignore' }
}

/** Whether this event is one for which the trigger is meant, with its filter. */
export const isMeant = (program: Program, entry: Entry, facts: Facts, at: Instant): boolean =>
  concerns(program, entry, { facts, entry: entry.event, context: {}, enteredAt: at }, at)

/** The same for somebody who stands at the door, whatever brought her there: what "why not?" asks. */
export const decideEntry: Admit = (program, entry, facts, history, at): Admission => {
  const { journey } = program
  const rules = journey.entry
  const scope: Scope = { facts, entry: entry.event, context: {}, enteredAt: at }
  const found = keyOf(program, entry, facts)
  const key = found ?? ''
  const refuse = (reason: RefuseReason): Admission => ({ type: 'refuse', reason, because: [], key })
  if (isOutsideWindow(program, at)) return refuse('window')
  if (found === null) return refuse('key_missing')
  if (isDoubleFire(program, history, at)) return refuse('double_fire')

  const audience = program.evaluator(rules.audience)({ ...scope, key }, at)
  if (audience.value !== true) return { type: 'refuse', reason: 'audience', because: audience.because, key }
  if (rules.exclude !== null) {
    const excluded = program.evaluator(rules.exclude)({ ...scope, key }, at)
    if (excluded.value !== false) return { type: 'refuse', reason: 'audience', because: excluded.because, key }
  }

  const passages = history.passages.filter((passage) => passage.journey === journey.id && passage.key === key)
  const isInside = passages.some((passage) => passage.status !== 'ended')
  if (isInside && rules.reentry.ifInside === 'ignore') return refuse('inside')
  const against = isInside ? null : checkReentry(program, passages, at)
  if (against !== null) return refuse(against)
  if (rules.cap !== null && history.recentEntries >= rules.cap.entries) return refuse('cap')

  const enrollment = enroll(program, entry, facts.person.id, key, at)
  const isHeldOut = draw(`${journey.id}/holdout`, facts.person.id) * 100 < rules.holdout.percent
  if (isHeldOut) return { type: 'holdout', enrollment: enrollment.id, key }
  return { type: 'enter', enrollment, restarts: isInside }
}
