import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { type Kysely, sql } from 'kysely'
import { insertRows } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { noSightings, seeAttributes, writeSightings } from '../ingest/index.ts'
import {
  type Identity,
  identityKey,
  newPerson,
  type Person,
  personIdOf,
  recordConsent,
  rowOf,
} from '../people/index.ts'
import type { Shopper } from './shop.ts'

/** The id of a shopper in a workspace. */
export const personIn = (workspace: string, userId: string): string =>
  personIdOf(workspace, { kind: 'userId', value: userId })

/** A shopper as a stored person. */
export const personOf = (workspace: string, shopper: Shopper): Person => {
  const { createdAt, email, phone } = shopper
  const person = newPerson(personIn(workspace, shopper.userId), createdAt)
  const identity = (kind: Identity['kind'], value: string): Identity => ({ kind, value, since: createdAt })
  const lastSeen = shopper.events.at(-1)?.at ?? createdAt
  person.lastSeenAt = lastSeen
  person.updatedAt = lastSeen
  person.zone = shopper.zone
  person.zoneRaw = shopper.zone
  person.language = shopper.language
  person.attributes = { ...shopper.attributes, userId: shopper.userId }
  person.tags = shopper.tags
  person.identities = [
    identity('userId', shopper.userId),
    identity('email', email),
    ...(phone === null ? [] : [identity('phone', phone)]),
  ]
  person.points = [
    { channel: 'email', address: email, suppressed: null, since: createdAt },
    ...(phone === null ? [] : [{ channel: 'sms', address: phone, suppressed: null, since: createdAt }]),
  ]
  for (const consent of shopper.consents) recordConsent(person, { ...consent, evidence: { from: 'demo' } })
  return person
}

/** A shopper, made up and as stored. */
export interface Member {
  readonly shopper: Shopper
  readonly person: Person
}

/** People with their identities, addresses and consents, in a few statements. */
export const writePeople = async (tx: Kysely<Tables>, workspace: string, members: readonly Member[]): Promise<void> => {
  const people = members.map(({ person }) => person)
  const key = (id: string) => ({ bucket: bucketOf(workspace, id), workspace, person: id })
  await insertRows(
    tx,
    'person',
    people.map((person) => rowOf(workspace, person)),
  )
  await insertRows(
    tx,
    'identity',
    people.flatMap(({ id, identities }) =>
      identities.map((identity) => ({
        bucket: bucketOf(workspace, identityKey(identity)),
        workspace,
        kind: identity.kind,
        value: identity.value,
        person: id,
        since: identity.since,
      })),
    ),
    sql`on conflict (bucket, workspace, kind, value) do nothing`,
  )
  await insertRows(
    tx,
    'contact_point',
    people.flatMap(({ id, points }) =>
      points.map(({ channel, address, suppressed, since }) => ({ ...key(id), channel, address, suppressed, since })),
    ),
  )
  await insertRows(
    tx,
    'consent',
    people.flatMap(({ id, consents }) =>
      consents.map(({ channel, category, state, at, source }) => ({
        ...key(id),
        channel,
        category,
        state,
        at,
        source,
      })),
    ),
  )
  await insertRows(
    tx,
    'consent_entry',
    people.flatMap(({ id, ledger }) => ledger.map((entry, n) => ({ ...key(id), seq: entry.at * 1000 + n, ...entry }))),
  )
  const seen = noSightings()
  for (const { attributes } of people) seeAttributes(seen, attributes)
  await writeSightings(tx, workspace, seen)
}

/** Names the n-th event of a shopper. */
export const eventId = (userId: string, n: number): string => `${userId}-e${n}`
export const eventSeq = (at: number, n: number): number => at * 1000 + (n % 1000)
