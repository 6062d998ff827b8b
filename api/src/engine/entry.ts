import type { PassageFact } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { admit } from '@trailwright/shared/run/admit.ts'
import type { Entry, EntryHistory, RefuseReason } from '@trailwright/shared/run/contract.ts'
import type { Enrollment } from '@trailwright/shared/run/enrollment.ts'
import { slotMs, startingAt } from '@trailwright/shared/run/throttle.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { tallyUp, type Tally } from './counts.ts'
import { newPassage, type Passage } from './passage.ts'
import type { LiveProgram } from './programs.ts'
import { readRecentEntries } from './recent-entries.ts'
import { takeTurns } from './turns.ts'
import type { PersonWork, TakeIn } from './work.ts'

/** Somebody stands at a door: the pure `admit` decides, this fetches what it asks and keeps what it said. */
export interface Knocked {
  readonly entered?: Passage
  /** The same key was inside and starts again: this passage ends first. */
  readonly restarted?: Passage
}

export const knock = async (
  input: TakeIn,
  work: PersonWork,
  tally: Tally,
  door: LiveProgram,
  entry: Entry,
  at: number,
): Promise<Knocked> => {
  if (door.status === 'paused') return refuse(input, work, tally, door, 'window', at, { paused: true })
  const { program } = door
  const history = await readHistory(input, work, door, entry, at)
  const admission = admit(program, entry, { ...work.facts, zone: program.journey.zone }, history, at)
  if (admission.type === 'ignore') return {}
  await rememberKnock(input, work, door, entry, at)
  switch (admission.type) {
    case 'refuse':
      return refuse(input, work, tally, door, admission.reason, at, {
        key: admission.key,
        because: JSON.parse(JSON.stringify(admission.because)),
      })
    case 'holdout':
      return holdOut(input, work, tally, door, admission.key, at)
    case 'enter': {
      const started = await takeTurn(input, door, admission.enrollment)
      const entered = newPassage(bucketOf(input.workspace, work.person), door, started)
      const restarted = admission.restarts
        ? work.passages.find(
            (each) =>
              each.now.journey === door.journey &&
              each.now.key === admission.enrollment.key &&
              each.now.status !== 'ended',
          )
        : undefined
      return restarted === undefined ? { entered } : { entered, restarted }
    }
  }
}

/** Of a journey that lets people in at a pace: the next turn is hers. */
const takeTurn = async ({ tx, workspace }: TakeIn, door: LiveProgram, enrollment: Enrollment): Promise<Enrollment> => {
  const { throttle } = door.program.journey.entry
  if (throttle === null) return enrollment
  const { enteredAt } = enrollment
  const turns = { workspace, journey: door.journey, from: enteredAt, slotMs: slotMs(throttle), count: 1 }
  return startingAt(enrollment, await takeTurns(tx, turns))
}

const passagesInHand = (work: PersonWork, journey: string): readonly PassageFact[] => {
  const inHand = work.passages
    .filter((passage) => passage.now.journey === journey)
    .map(({ now }) => ({
      journey,
      key: now.key,
      enteredAt: now.enteredAt,
      endedAt: now.ended?.at ?? null,
      status: now.status,
    }))
  const earlier = work.facts.passages === 'unknown' ? [] : work.facts.passages
  const isInHand = (fact: PassageFact): boolean =>
    inHand.some((each) => each.key === fact.key && each.enteredAt === fact.enteredAt)
  return [...earlier.filter((fact) => fact.journey === journey && !isInHand(fact)), ...inHand]
}

const readHistory = async (
  { tx, workspace }: TakeIn,
  work: PersonWork,
  door: LiveProgram,
  entry: Entry,
  at: number,
): Promise<EntryHistory> => {
  const [recentEntries, last] = await Promise.all([
    readRecentEntries(tx, workspace, door.program, at),
    tx
      .selectFrom('door')
      .select('at')
      .where('bucket', '=', bucketOf(workspace, work.person))
      .where('workspace', '=', workspace)
      .where('person', '=', work.person)
      .where('journey', '=', door.journey)
      .where('node', '=', entry.trigger)
      .where('key', '=', doorKey(door, entry))
      .executeTakeFirst(),
  ])
  return {
    passages: passagesInHand(work, door.journey),
    recentEntries,
    lastTriggeredAt: last?.at ?? null,
  }
}

/** The key of the double-fire guard: the value of the entry key as text, '' when people are not keyed. */
const doorKey = (door: LiveProgram, entry: Entry): string => {
  const from = door.program.journey.entry.reentry.key?.from
  if (from === undefined || entry.event === null) return ''
  let value: Json | undefined = entry.event.properties
  for (const name of from.split('.').slice(1)) {
    value =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as { readonly [key: string]: Json })[name]
        : undefined
  }
  return value === undefined || value === null ? '' : String(value)
}

const rememberKnock = async (
  { tx, workspace }: TakeIn,
  work: PersonWork,
  door: LiveProgram,
  entry: Entry,
  at: number,
): Promise<void> => {
  await tx
    .insertInto('door')
    .values({
      bucket: bucketOf(workspace, work.person),
      workspace,
      person: work.person,
      journey: door.journey,
      node: entry.trigger,
      key: doorKey(door, entry),
      at,
    })
    .onConflict((conflict) =>
      conflict.columns(['bucket', 'workspace', 'person', 'journey', 'node', 'key']).doUpdateSet({ at }),
    )
    .execute()
}

const refuse = async (
  { tx, workspace }: TakeIn,
  work: PersonWork,
  tally: Tally,
  door: LiveProgram,
  reason: RefuseReason,
  at: number,
  detail: Json,
): Promise<Knocked> => {
  const row = { reason, at, detail: JSON.stringify(detail) }
  await tx
    .insertInto('refusal')
    .values({ bucket: bucketOf(workspace, work.person), workspace, person: work.person, journey: door.journey, ...row })
    .onConflict((conflict) => conflict.columns(['bucket', 'workspace', 'person', 'journey']).doUpdateSet(row))
    .execute()
  tallyUp(tally, {
    journey: door.journey,
    version: door.program.version,
    node: '',
    what: 'refused',
    name: reason,
    n: 1,
  })
  return {}
}

const holdOut = async (
  { tx, workspace }: TakeIn,
  work: PersonWork,
  tally: Tally,
  door: LiveProgram,
  key: string,
  at: number,
): Promise<Knocked> => {
  const inserted = await tx
    .insertInto('holdout')
    .values({
      bucket: bucketOf(workspace, work.person),
      workspace,
      journey: door.journey,
      person: work.person,
      key,
      at,
    })
    .onConflict((conflict) => conflict.columns(['bucket', 'workspace', 'journey', 'person', 'key']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    tallyUp(tally, { journey: door.journey, version: door.program.version, node: '', what: 'holdout', name: '', n: 1 })
  }
  return {}
}
