/**
 * The heart of the engine: everything pending for some people, taken in within one transaction.
 *
 *   pending (events, changes, timers, outcomes)      in order of time, timer before outcome before event
 *     └─► facts of all these people, a few statements
 *          └─► per person: timers that were due before ─► goals, exits, nodes (advance) ─► doors (admit)
 *               └─► state + wait + history + outbox + counters, written once
 *
 * Nothing here decides anything: `admit` and `advance` do, the same that the simulator calls.
 */
import type { EventFact, FactNeeds, Facts } from '@trailwright/shared/condition/facts.ts'
import { mergeNeeds } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { advance } from '@trailwright/shared/run/advance.ts'
import { countChanges } from '@trailwright/shared/run/count-changes.ts'
import { applyPersonOps } from '@trailwright/shared/run/apply-person-ops.ts'
import type { Advanced, Entry } from '@trailwright/shared/run/contract.ts'
import type { Stimulus } from '@trailwright/shared/step/stimulus.ts'
import { HOUR_MS, MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import { type Selectable, sql } from 'kysely'
import { dialectOf, given, inBuckets } from '../database/bulk.ts'
import { tellWhenCommitted } from '../database/told.ts'
import type { EnrollmentTable } from '../database/tables.ts'
import { applyOps } from '../people/index.ts'
import { readFacts } from '../people/index.ts'
import { type Tallies, type Tally, tallyOf } from './counts.ts'
import { knock } from './entry.ts'
import { isTouched, passageOf, type Passage } from './passage.ts'
import type { LiveProgram } from './programs.ts'
import { isOfDatabase } from './fault.ts'
import { heldByFault, setAside } from './set-aside.ts'
import type { PersonWork, TakeIn } from './work.ts'
import { writePassages } from './write.ts'

/** What is pending for one person. `at` orders it. */
export type Pending =
  | { readonly type: 'timer'; readonly at: number; readonly enrollment: string }
  | { readonly type: 'stimulus'; readonly at: number; readonly enrollment: string; readonly stimulus: Stimulus }
  | { readonly type: 'event'; readonly at: number; readonly event: EventFact }
  | { readonly type: 'changed'; readonly at: number }
  | {
      readonly type: 'segment'
      readonly at: number
      readonly segment: string
      readonly member: boolean
      readonly seq: number
    }
  /** A door that opens for this person alone: a schedule's fan-out, an API call, those already in a segment. */
  | {
      readonly type: 'door'
      readonly at: number
      readonly journey: string
      readonly node: string
      readonly stimulus: string
      readonly event: EventFact | null
    }

/** An event or timer this much behind is taken as of its own time; an older one as of now (a long outage floods nobody). */
const eventToleranceMs = 24 * HOUR_MS
const timerToleranceMs = 5 * MINUTE_MS
/** Goals are watched this long after somebody left. */
const goalMemoryMs = 30 * 24 * HOUR_MS

const rank = { timer: 0, stimulus: 0, segment: 1, event: 2, door: 3, changed: 4 } as const

const inOrder = (pending: readonly Pending[]): readonly Pending[] =>
  pending.toSorted((a, b) => a.at - b.at || rank[a.type] - rank[b.type])

const logicalTime = (own: number, now: number, tolerance: number): number =>
  own <= now && now - own <= tolerance ? own : now

/** As of when the first of these may be taken: a window that looks back does so from there. */
const earliestOf = (pending: ReadonlyMap<string, readonly Pending[]>, now: number): number => {
  const own = [...pending.values()].flatMap((items) => items.map(({ at }) => logicalTime(at, now, eventToleranceMs)))
  return Math.min(now - timerToleranceMs, ...own)
}

/** Takes in what is pending, for people of one workspace. Returns how many steps were written. */
export const takeIn = async (input: TakeIn, pending: ReadonlyMap<string, readonly Pending[]>): Promise<number> => {
  const { tx, workspace, programs, now } = input
  const people = [...pending.keys()]
  if (people.length === 0) return 0
  const live = input.live ?? (await programs.live(tx, workspace))
  const passages = await readPassages(input, people)
  const needs = mergeNeeds([
    ...new Set(people.flatMap((person) => needsOf(live, passages.get(person) ?? [], pending.get(person) ?? []))),
  ])
  const facts = await readFacts(tx, workspace, people, needs, { zone: 'UTC', at: earliestOf(pending, now) })
  const tallies: Tallies = new Map()
  const apart = dialectOf(tx) === 'postgres'
  const touched: Passage[] = []
  for (const person of people) {
    const known = facts.get(person)
    if (known === undefined) {
      const inside = (passages.get(person) ?? []).filter((passage) => passage.now.status !== 'ended')
      if (inside.length === 0 || !(await isGone(input, person))) continue
      for (const passage of inside) holdHere(passage, now, new Error('There is no such person'))
      touched.push(...inside)
      continue
    }
    const work: PersonWork = { person, facts: known, passages: passages.get(person) ?? [] }
    const tally = tallyOf(tallies, apart, bucketOf(workspace, person))
    for (const item of inOrder(pending.get(person) ?? [])) await takeOne(input, live, work, tally, item)
    touched.push(...work.passages.filter(isTouched))
  }
  const written = await writePassages(tx, touched, { workspace, tallies, at: now, sequence: input.sequence })
  for (const [person, passages] of Map.groupBy(written, ({ now: { person } }) => person))
    await storeOwnWrites(input, person, passages)
  for (const [standing, steps] of Map.groupBy(written, ({ now: { status } }) => status))
    tellWhenCommitted(tx, (meter) => meter.steps(standing, steps.length))
  return written.length
}

/**
 * The facts that may be asked about somebody. For one timer or one outcome, what any step before the next rest may ask
 * where that passage stands; whatever else comes may move all of her passages, more than once, and open doors.
 */
const needsOf = (
  live: readonly LiveProgram[],
  passages: readonly Passage[],
  pending: readonly Pending[],
): readonly FactNeeds[] => {
  const [only, ...others] = pending
  const isStep = only?.type === 'timer' || (only?.type === 'stimulus' && only.stimulus.type === 'outcome')
  if (isStep && others.length === 0) {
    const passage = passages.find((each) => each.now.id === only.enrollment)
    if (passage === undefined) return []
    const { loaded, target, now } = passage
    const here = loaded.program.nodes.get(now.node)
    if (target === null && here !== undefined) return [loaded.program.standingNeeds, here.needs]
  }
  return [
    ...live.map((each) => each.needs),
    ...passages.flatMap(({ loaded, target }) => (target === null ? [loaded.needs] : [loaded.needs, target.needs])),
  ]
}

/** Not merged into somebody else, to whom her passages are about to move, but gone. */
const isGone = async ({ tx, workspace }: TakeIn, person: string): Promise<boolean> =>
  (await tx
    .selectFrom('person')
    .select('id')
    .where('bucket', '=', bucketOf(workspace, person))
    .where('workspace', '=', workspace)
    .where('id', '=', person)
    .executeTakeFirst()) === undefined

const holdHere = (passage: Passage, at: number, fault: unknown): void => {
  const { held, said } = heldByFault(passage.now, Math.max(at, passage.now.arrivedAt), fault)
  passage.now = held
  passage.trace.push(said)
}

/** Null for one that cannot be read: it is set aside. */
const readPassage = async (
  { tx, workspace, programs, now }: TakeIn,
  row: Selectable<EnrollmentTable>,
): Promise<Passage | null> => {
  try {
    return await passageOf(row, (version) => programs.of(tx, workspace, row.journey, version))
  } catch (fault) {
    if (isOfDatabase(fault)) throw fault
    if (row.status !== 'ended') await setAside(tx, row, now, fault)
    return null
  }
}

const readPassages = async (input: TakeIn, people: readonly string[]): Promise<Map<string, Passage[]>> => {
  const { tx, workspace, now } = input
  const places = people.map((person) => ({ bucket: bucketOf(workspace, person), person }))
  const { rows } = await sql<Selectable<EnrollmentTable>>`select e.*
    from ${given(tx, ['bucket', 'person'], places)} as wanted cross join enrollment as e
    where e.bucket = wanted.bucket and e.workspace = ${workspace} and e.person = wanted.person
      and ${inBuckets(tx, 'e.bucket', places)} and (e.status <> 'ended' or e.ended_at > ${now - goalMemoryMs})
    order by e.entered_at, e.id`.execute(tx)
  const found = new Map<string, Passage[]>()
  for (const row of rows) {
    const passage = await readPassage(input, row)
    if (passage === null) continue
    const list = found.get(row.person)
    if (list === undefined) found.set(row.person, [passage])
    else list.push(passage)
  }
  return found
}

const takeOne = async (
  input: TakeIn,
  live: readonly LiveProgram[],
  work: PersonWork,
  tally: Tally,
  item: Pending,
): Promise<void> => {
  switch (item.type) {
    case 'stimulus': {
      const passage = work.passages.find((each) => each.now.id === item.enrollment)
      if (passage === undefined) return
      const { stimulus } = item
      if (stimulus.type === 'moved') {
        const { tx, workspace, programs } = input
        passage.target = await programs.of(tx, workspace, passage.now.journey, stimulus.version)
      }
      move(work, passage, stimulus)
      return
    }
    case 'timer': {
      const passage = work.passages.find((each) => each.now.id === item.enrollment)
      if (passage !== undefined) move(work, passage, wokeOf(passage, input.now))
      return
    }
    case 'event': {
      const at = logicalTime(item.event.at, input.now, eventToleranceMs)
      fireTimersBefore(input, live, work, at)
      for (const passage of work.passages.slice()) {
        if (passage.loaded.program.events.has(item.event.name))
          move(work, passage, { type: 'event', at, event: item.event })
      }
      if (input.now - item.event.at > eventToleranceMs) return
      for (const door of live) {
        for (const trigger of triggersOf(door, 'trigger.event', (config) => config['event'] === item.event.name)) {
          await open(
            input,
            work,
            tally,
            door,
            { workspace: input.workspace, trigger, stimulus: item.event.id, event: item.event },
            at,
          )
        }
      }
      return
    }
    case 'segment': {
      for (const passage of work.passages.slice()) move(work, passage, { type: 'changed', at: input.now })
      for (const door of live) {
        const side = item.member ? 'enter' : 'exit'
        for (const trigger of triggersOf(
          door,
          'trigger.segment',
          (config) => config['segment'] === item.segment && config['on'] === side,
        )) {
          const stimulus = `${item.segment}/${side}/${item.seq}`
          await open(
            input,
            work,
            tally,
            door,
            { workspace: input.workspace, trigger, stimulus, event: null },
            input.now,
          )
        }
      }
      return
    }
    case 'door': {
      const door = live.find((each) => each.journey === item.journey)
      if (door === undefined || !door.program.triggers.includes(item.node)) return
      await open(
        input,
        work,
        tally,
        door,
        { workspace: input.workspace, trigger: item.node, stimulus: item.stimulus, event: item.event },
        input.now,
      )
      return
    }
    case 'changed':
      for (const passage of work.passages.slice()) move(work, passage, { type: 'changed', at: input.now })
  }
}

const triggersOf = (
  door: LiveProgram,
  kind: string,
  fits: (config: { readonly [key: string]: unknown }) => boolean,
): readonly string[] =>
  door.program.triggers.filter((id) => {
    const node = door.program.nodes.get(id)?.node
    return node !== undefined && node.kind === kind && fits(node.config)
  })

/** A timer that was due before the event came is late only for us: it goes first. */
const fireTimersBefore = (input: TakeIn, live: readonly LiveProgram[], work: PersonWork, at: number): void => {
  for (const passage of work.passages.slice()) {
    const { wake, status, journey } = passage.now
    if (status === 'ended' || wake === null || wake > at) continue
    if (live.some((each) => each.journey === journey && each.status === 'paused')) continue
    move(work, passage, wokeOf(passage, input.now))
  }
}

/** The timer of a passage as a stimulus. */
const wokeOf = (passage: Passage, now: number): Stimulus => ({
  type: 'woke',
  at: logicalTime(passage.now.wake ?? now, now, timerToleranceMs),
  visit: passage.now.visit,
})

/** A fault of ours that no step answers for holds this one where it stands. */
const advanceOrHold = ({ loaded, target, now }: Passage, stimulus: Stimulus, facts: Facts): Advanced => {
  try {
    return advance(loaded.program, now, stimulus, facts, target?.program)
  } catch (fault) {
    if (now.status === 'ended') return { enrollment: now, effects: [], trace: [] }
    const { held, said } = heldByFault(now, Math.max(stimulus.at, now.arrivedAt), fault)
    return { enrollment: held, effects: [], trace: [said] }
  }
}

const move = (work: PersonWork, passage: Passage, stimulus: Stimulus): void => {
  const { program } = passage.loaded
  const advanced = advanceOrHold(passage, stimulus, { ...work.facts, zone: program.journey.zone })
  passage.counts.push(...countChanges(passage.now, advanced))
  passage.now = advanced.enrollment
  if (passage.target !== null && passage.now.version === passage.target.program.version) {
    passage.loaded = passage.target
    passage.target = null
  }
  passage.trace.push(...advanced.trace)
  passage.effects.push(...advanced.effects)
  for (const effect of advanced.effects) {
    if (effect.type === 'updatePerson') work.facts = applyPersonOps(work.facts, effect.ops)
  }
}

const open = async (
  input: TakeIn,
  work: PersonWork,
  tally: Tally,
  door: LiveProgram,
  entry: Entry,
  at: number,
): Promise<void> => {
  const { entered, restarted } = await knock(input, work, tally, door, entry, at)
  if (restarted !== undefined) move(work, restarted, { type: 'removed', at, reason: 'restarted' })
  if (entered === undefined) return
  work.passages.push(entered)
  move(work, entered, { type: 'entered', at })
}

/** What steps changed on the person: stored in this transaction, and told to whoever watches her. */
const storeOwnWrites = async (
  { tx, workspace, now, sequence }: TakeIn,
  person: string,
  written: readonly Passage[],
): Promise<void> => {
  const ops = written
    .flatMap((passage) => passage.effects)
    .flatMap((effect) => (effect.type === 'updatePerson' ? effect.ops : []))
  if (ops.length === 0) return
  await applyOps(tx, workspace, person, ops, now)
  await tx
    .insertInto('inbox')
    .values({
      bucket: bucketOf(workspace, person),
      workspace,
      person,
      seq: sequence(),
      at: now,
      kind: 'changed',
      body: '{}',
    })
    .execute()
}
