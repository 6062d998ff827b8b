import type { ContactFact, EventFact, FactNeeds, Facts, PassageFact } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { type Kysely, sql } from 'kysely'
import { given, inBuckets } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { givenPeople, groupBy, inPeoplesBuckets, readConsents, readPoints } from './contact.ts'

export interface FactsContext {
  /** The journey's zone, else the workspace's. */
  readonly zone: string
  /** When: how far back events are read counts from here. Without it, all of them are read. */
  readonly at?: number
  /** For what lies in an address's bucket, where a transaction may touch one bucket only; by default `db`. */
  readonly elsewhere?: Kysely<Tables>
}

/** Messages that are on their way or went out; a held one may have gone out. */
const reserved = ['pending', 'sent', 'outbox', 'held'] as const

/**
 * What the needs name, about all these people, in a few statements. Who does not exist, or was merged away, is not in
 * the map. A segment that does not exist is 'unknown'.
 */
export const readFacts = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
  needs: FactNeeds,
  { zone, at, elsewhere = db }: FactsContext = { zone: 'UTC' },
): Promise<Map<string, Facts>> => {
  if (people.length === 0) return new Map()
  const profiles = await sql<
    Pick<Tables['person'], 'id' | 'created_at' | 'zone' | 'language' | 'attributes' | 'tags'>
  >`select p.id, p.created_at, p.zone, p.language, p.attributes, p.tags
    from ${givenPeople(db, workspace, people)} as wanted cross join person as p
    where p.bucket = wanted.bucket and p.workspace = ${workspace} and p.id = wanted.person and p.merged_into is null
      and ${inPeoplesBuckets(db, 'p.bucket', workspace, people)}`.execute(db)
  const ids = profiles.rows.map((row) => row.id)
  const reaches = needs.reach || needs.contacts
  const points = reaches ? await readPoints(db, workspace, ids) : new Map<string, never[]>()
  const consents = reaches ? await readConsents(db, workspace, ids) : new Map<string, never[]>()
  const events = await readEvents(db, workspace, ids, needs, at)
  const segments = await readSegments(db, workspace, ids, needs.segments)
  const contacts = needs.contacts ? await readContacts(db, elsewhere, workspace, ids, points) : undefined
  const passages = needs.passages ? await readPassages(db, workspace, ids) : undefined
  return new Map(
    profiles.rows.map((row): [string, Facts] => [
      row.id,
      {
        person: {
          id: row.id,
          createdAt: row.created_at,
          zone: row.zone,
          language: row.language,
          attributes: JSON.parse(row.attributes),
          tags: JSON.parse(row.tags),
        },
        zone,
        events: Object.fromEntries(
          Object.keys(needs.events).map((name) => [name, events.get(`${row.id}:${name}`) ?? []]),
        ),
        segments: segments(row.id),
        contactPoints: (points.get(row.id) ?? []).map(({ channel, address, suppressed }) => ({
          channel,
          address,
          suppressed,
        })),
        consents: consents.get(row.id) ?? [],
        contacts: contacts?.get(row.id) ?? [],
        passages: passages?.get(row.id) ?? [],
      },
    ]),
  )
}

/** By `person:name`, the oldest first. */
const readEvents = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
  { events }: FactNeeds,
  at: number | undefined,
): Promise<Map<string, EventFact[]>> => {
  const wanted = people.flatMap((person) =>
    Object.entries(events).map(([name, { sinceMs }]) => ({
      bucket: bucketOf(workspace, person),
      person,
      name,
      since: sinceMs === null || at === undefined ? 0 : at - sinceMs,
    })),
  )
  if (wanted.length === 0) return new Map()
  const found = await sql<
    Pick<Tables['event'], 'person' | 'id' | 'name' | 'at' | 'seq' | 'properties'>
  >`select e.person, e.id, e.name, e.at, e.seq, e.properties
    from ${given(db, ['bucket', 'person', 'name', 'since'], wanted)} as wanted cross join event as e
    where e.bucket = wanted.bucket and e.workspace = ${workspace} and e.person = wanted.person and e.name = wanted.name
      and e.at >= wanted.since and ${inBuckets(db, 'e.bucket', wanted)}
    order by e.at, e.seq`.execute(db)
  const groups = groupBy(found.rows, (row) => `${row.person}:${row.name}`)
  return new Map(
    [...groups].map(([key, rows]) => [
      key,
      rows.map(({ id, name, at: happened, seq, properties }) => ({
        id,
        name,
        at: happened,
        seq,
        properties: JSON.parse(properties),
      })),
    ]),
  )
}

const readSegments = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
  segments: readonly string[],
): Promise<(person: string) => Facts['segments']> => {
  if (segments.length === 0) return () => ({})
  const existing = await db
    .selectFrom('segment')
    .select('id')
    .where('workspace', '=', workspace)
    .where('id', 'in', [...segments])
    .execute()
  const known = new Set(existing.map((row) => row.id))
  const wanted = people.flatMap((person) =>
    [...known].map((segment) => ({ bucket: bucketOf(workspace, person), person, segment })),
  )
  const found = await sql<{ person: string; segment: string }>`select m.person, m.segment
    from ${given(db, ['bucket', 'person', 'segment'], wanted)} as wanted cross join membership as m
    where m.bucket = wanted.bucket and m.workspace = ${workspace} and m.person = wanted.person
      and m.segment = wanted.segment and m.member = 1 and ${inBuckets(db, 'm.bucket', wanted)}`.execute(db)
  const members = new Set(found.rows.map((row) => `${row.person}:${row.segment}`))
  return (person) =>
    Object.fromEntries(
      segments.map((segment) => [segment, known.has(segment) ? members.has(`${person}:${segment}`) : 'unknown']),
    )
}

/** Her own messages, and those that others got at an address of hers. */
const readContacts = async (
  db: Kysely<Tables>,
  elsewhere: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
  points: ReadonlyMap<string, readonly { channel: string; address: string }[]>,
): Promise<Map<string, ContactFact[]>> => {
  const own = await sql<
    Pick<
      Tables['delivery'],
      'person' | 'id' | 'channel' | 'category' | 'content' | 'address' | 'journey' | 'node' | 'at' | 'counts_to_cap'
    >
  >`select d.person, d.id, d.channel, d.category, d.content, d.address, d.journey, d.node, d.at, d.counts_to_cap
    from ${givenPeople(db, workspace, people)} as wanted cross join delivery as d
    where d.bucket = wanted.bucket and d.workspace = ${workspace} and d.person = wanted.person and d.test = 0
      and d.status in (${sql.join(reserved)}) and ${inPeoplesBuckets(db, 'd.bucket', workspace, people)}
    order by d.at`.execute(db)
  const contacts = new Map<string, ContactFact[]>(people.map((person) => [person, []]))
  const ownKeys = new Set<string>()
  for (const row of own.rows) {
    ownKeys.add(`${row.person}:${row.id}`)
    contacts.get(row.person ?? '')?.push({
      key: row.id,
      channel: row.channel,
      category: row.category,
      content: row.content ?? '',
      address: row.address,
      journey: row.journey ?? '',
      node: row.node ?? '',
      at: row.at,
      countsToCap: row.counts_to_cap === 1,
    })
  }
  const addresses = people.flatMap((person) =>
    (points.get(person) ?? []).map(({ channel, address }) => ({
      bucket: bucketOf(workspace, `${channel}:${address}`),
      person,
      channel,
      address,
    })),
  )
  if (addresses.length === 0) return contacts
  const claims = await sql<
    Tables['address_claim'] & { person: string }
  >`select wanted.person, c.channel, c.address, c.content, c.key, c.at
    from ${given(db, ['bucket', 'person', 'channel', 'address'], addresses)} as wanted cross join address_claim as c
    where c.bucket = wanted.bucket and c.workspace = ${workspace} and c.channel = wanted.channel and c.address = wanted.address
      and ${inBuckets(db, 'c.bucket', addresses)}
    order by c.at`.execute(elsewhere)
  for (const { person, key, channel, content, address, at } of claims.rows) {
    if (ownKeys.has(`${person}:${key}`)) continue
    const contact = { key, channel, category: '', content, address, journey: '', node: '', at, countsToCap: false }
    contacts.get(person)?.push(contact)
  }
  return contacts
}

const statusOf = (status: string): PassageFact['status'] =>
  status === 'active' || status === 'held' ? status : 'ended'

const readPassages = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
): Promise<Map<string, PassageFact[]>> => {
  const found = await sql<
    Pick<Tables['enrollment'], 'person' | 'journey' | 'key' | 'entered_at' | 'ended_at' | 'status'>
  >`select e.person, e.journey, e.key, e.entered_at, e.ended_at, e.status
    from ${givenPeople(db, workspace, people)} as wanted cross join enrollment as e
    where e.bucket = wanted.bucket and e.workspace = ${workspace} and e.person = wanted.person
      and ${inPeoplesBuckets(db, 'e.bucket', workspace, people)}
    order by e.entered_at`.execute(db)
  const groups = groupBy(found.rows, (row) => row.person)
  return new Map(
    [...groups].map(([person, rows]) => [
      person,
      rows.map((row) => ({
        journey: row.journey,
        key: row.key,
        enteredAt: row.entered_at,
        endedAt: row.ended_at,
        status: statusOf(row.status),
      })),
    ]),
  )
}
