import type { EventFact, Facts } from '@trailwright/shared/condition/facts.ts'
import { mergeNeeds } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { decideEntry, isMeant } from '@trailwright/shared/run/admit.ts'
import type { Admission, Entry, Program, RefuseReason } from '@trailwright/shared/run/contract.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { readFacts } from '../../people/index.ts'
import { readRecentEntries } from '../recent-entries.ts'

interface Asked {
  readonly workspace: string
  readonly person: string
  readonly program: Program
  readonly now: number
}

export interface DoorAnswer {
  readonly trigger: string
  readonly kind: string
  readonly config: JsonObject
  /** When what opens this door last happened to her; null: never, or not known. */
  readonly lastHappenedAt: number | null
  readonly answer: 'enter' | 'refuse' | 'holdout'
  readonly reason: RefuseReason | null
  readonly because: readonly JsonObject[]
}

/** Of her events of one name, so many are looked at for one that fits the filter. */
const mostEvents = 200

/** What each door of this version would say to her if she stood at it now. */
export const doorsOf = async (db: Kysely<Tables>, asked: Asked): Promise<readonly DoorAnswer[]> => {
  const { workspace, person, program, now } = asked
  const needs = mergeNeeds([program.entryNeeds, program.standingNeeds])
  const read = await readFacts(db, workspace, [person], { ...needs, passages: true }, { zone: 'UTC', at: now })
  const known = read.get(person)
  if (known === undefined) return []
  const facts: Facts = { ...known, zone: program.journey.zone }
  const recentEntries = await readRecentEntries(db, workspace, program, now)
  const passages = facts.passages === 'unknown' ? [] : facts.passages
  const answers: DoorAnswer[] = []
  for (const trigger of program.triggers) {
    const place = program.nodes.get(trigger)
    if (place === undefined) continue
    const event = await lastEvent(db, asked, trigger, facts)
    const entry: Entry = { workspace, trigger, stimulus: 'why', event }
    const lastTriggeredAt = await lastKnock(db, asked, trigger)
    const admission = decideEntry(program, entry, facts, { passages, recentEntries, lastTriggeredAt }, now)
    const lastHappenedAt = event?.at ?? (place.listens.length === 0 ? lastTriggeredAt : null)
    answers.push({
      trigger,
      kind: place.node.kind,
      config: place.node.config,
      lastHappenedAt,
      ...answerOf(admission, event),
    })
  }
  return answers
}

/** What has never happened brought no key: that is no reason of hers. */
const answerOf = (admission: Admission, event: EventFact | null): Pick<DoorAnswer, 'answer' | 'reason' | 'because'> => {
  if (admission.type === 'holdout') return { answer: 'holdout', reason: null, because: [] }
  if (admission.type !== 'refuse' || (admission.reason === 'key_missing' && event === null))
    return { answer: 'enter', reason: null, because: [] }
  return {
    answer: 'refuse',
    reason: admission.reason,
    // Leaves and their values are JSON; the wider type forgets it.
    because: admission.because.map((leaf) => JSON.parse(JSON.stringify(leaf))),
  }
}

/** Her last event for which the trigger is meant. */
const lastEvent = async (
  db: Kysely<Tables>,
  { workspace, person, program, now }: Asked,
  trigger: string,
  facts: Facts,
): Promise<EventFact | null> => {
  for (const { event: name } of program.nodes.get(trigger)?.listens ?? []) {
    const rows = await db
      .selectFrom('event')
      .select(['id', 'name', 'at', 'seq', 'properties'])
      .where('bucket', '=', bucketOf(workspace, person))
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .where('name', '=', name)
      .orderBy('at', 'desc')
      .limit(mostEvents)
      .execute()
    for (const row of rows) {
      const event: EventFact = { ...row, properties: JSON.parse(row.properties) }
      if (isMeant(program, { workspace, trigger, stimulus: event.id, event }, facts, now)) return event
    }
  }
  return null
}

const lastKnock = async (
  db: Kysely<Tables>,
  { workspace, person, program }: Asked,
  trigger: string,
): Promise<number | null> => {
  const row = await db
    .selectFrom('door')
    .select((door) => door.fn.max('at').as('at'))
    .where('bucket', '=', bucketOf(workspace, person))
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('journey', '=', program.journey.id)
    .where('node', '=', trigger)
    .executeTakeFirst()
  return typeof row?.at === 'number' ? row.at : null
}
