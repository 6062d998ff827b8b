import { foldJson } from '@trailwright/shared/condition/fold.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import { inTransaction, insertRows } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { noSightings, seeAttributes, seeEvent, writeSightings } from '../ingest/catalogue.ts'
import { recordConsent } from '../people/consent.ts'
import { givenPeople } from '../people/contact.ts'
import { type Identity, identityKey, personIdOf } from '../people/identity.ts'
import { newPerson, type Person, rowOf } from '../people/person.ts'
import { makeShop, type Shopper, shopUserIds } from './shop.ts'

export const shopPeople = 2000
const seed = 'pear-tree'
const rowsAtOnce = 4000
/** How many of the latest events stand in the inspector. */
const inspected = 60

export interface LoadServices {
  readonly db: Kysely<Tables>
  readonly clock: Pick<Clock, 'now' | 'sequence'>
}

const personIn = (workspace: string, userId: string): string => personIdOf(workspace, { kind: 'userId', value: userId })

/** Fills a workspace with the shop as it stands now. Returns how many people it has. */
export const loadShop = async ({ db, clock }: LoadServices, workspace: string): Promise<number> => {
  const settings = await readSettings(db, workspace)
  const currency = settings.currency === 'CNY' ? 'CNY' : 'USD'
  const shop = makeShop({ seed, now: clock.now(), people: shopPeople, currency })
  const people = shop.map((shopper) => ({ shopper, person: personOf(workspace, shopper) }))
  const now = clock.now()
  await inTransaction(db, async (tx) => {
    await writePeople(tx, workspace, people)
    await writeEvents(tx, workspace, people)
    const changed = people.map(({ person }) => ({
      bucket: bucketOf(workspace, person.id),
      workspace,
      person: person.id,
      seq: clock.sequence(),
      at: now,
      kind: 'changed',
      body: '{}',
    }))
    await inChunks(changed, (rows) => insertRows(tx, 'inbox', rows))
  })
  return shop.length
}

const inChunks = async <Row>(
  rows: readonly Row[],
  write: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < rows.length; from += rowsAtOnce) await write(rows.slice(from, from + rowsAtOnce))
}

const personOf = (workspace: string, shopper: Shopper): Person => {
  const { createdAt, email, phone } = shopper
  const person = newPerson(personIn(workspace, shopper.userId), createdAt)
  const identity = (kind: Identity['kind'], value: string): Identity => ({ kind, value, since: createdAt })
  const lastSeen = shopper.events.at(-1)?.at ?? createdAt
  person.lastSeenAt = lastSeen
  person.updatedAt = lastSeen
  person.zone = shopper.zone
  person.zoneRaw = shopper.zone
  person.language = shopper.language
  person.attributes = { ...shopper.attributes }
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

interface Member {
  readonly shopper: Shopper
  readonly person: Person
}

const writePeople = async (tx: Kysely<Tables>, workspace: string, members: readonly Member[]): Promise<void> => {
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

const writeEvents = async (tx: Kysely<Tables>, workspace: string, members: readonly Member[]): Promise<void> => {
  const seen = noSightings()
  const rows = members.flatMap(({ shopper, person }) =>
    shopper.events.map(({ name, at, properties }, n) => {
      seeEvent(seen, name, at, properties)
      return {
        bucket: bucketOf(workspace, person.id),
        workspace,
        person: person.id,
        name,
        at,
        seq: at * 1000 + (n % 1000),
        id: `${shopper.userId}-e${n}`,
        type: 'track',
        received_at: at,
        properties: JSON.stringify(properties),
        folded: JSON.stringify(foldJson(properties)),
      }
    }),
  )
  await inChunks(rows, (some) => insertRows(tx, 'event', some))
  const latest = rows.toSorted((a, b) => b.at - a.at).slice(0, inspected)
  await insertRows(
    tx,
    'received',
    latest.map(({ person, name, at, seq, id, properties }, n) => ({
      workspace,
      seq: seq + n,
      id,
      received_at: at,
      at,
      type: 'track',
      name,
      person,
      source: sourceName,
      status: 'accepted',
      code: null,
      field: null,
      warnings: '[]',
      payload: `{"type":"track","event":${JSON.stringify(name)},"properties":${properties}}`,
    })),
    sql`on conflict (workspace, seq) do nothing`,
  )
  await writeSightings(tx, workspace, seen)
}

const sourceName = 'demo'

/** Takes the shop out of a workspace, with everything that happened to its people; what others did stays. */
export const removeShop = async ({ db }: Pick<LoadServices, 'db'>, workspace: string): Promise<void> => {
  await inTransaction(db, async (tx) => {
    await deletePeople(tx, workspace)
    await tx.deleteFrom('received').where('workspace', '=', workspace).where('source', '=', sourceName).execute()
    await recountEvents(tx, workspace)
  })
}

/** Tables in which a row belongs to one person. */
const personTables = [
  ...(['contact_point', 'consent', 'consent_entry', 'event', 'inbox', 'membership', 'person_change'] as const),
  ...(['enrollment', 'outbox', 'history', 'delivery', 'refusal', 'holdout', 'door'] as const),
]

const deletePeople = async (tx: Kysely<Tables>, workspace: string): Promise<void> => {
  const ids = shopUserIds(shopPeople).map((userId) => personIn(workspace, userId))
  const these = givenPeople(tx, workspace, ids)
  for (const table of personTables) {
    await sql`delete from ${sql.table(table)} where workspace = ${workspace}
      and (bucket, person) in (select bucket, person from ${these} as these)`.execute(tx)
  }
  await tx.deleteFrom('public_token').where('workspace', '=', workspace).where('person', 'in', ids).execute()
  await sql`delete from identity where workspace = ${workspace}
    and person in (select person from ${these} as these)`.execute(tx)
  await sql`delete from person where workspace = ${workspace}
    and (bucket, id) in (select bucket, person from ${these} as these)`.execute(tx)
}

/** The catalogue counts what is still there; names that nobody ever sent go. */
const recountEvents = async (tx: Kysely<Tables>, workspace: string): Promise<void> => {
  const counted = await tx
    .selectFrom('event')
    .select((row) => ['name', row.fn.countAll<number>().as('n')])
    .where('workspace', '=', workspace)
    .groupBy('name')
    .execute()
  await tx.updateTable('catalogue_event').set({ count: 0 }).where('workspace', '=', workspace).execute()
  for (const { name, n } of counted) {
    await tx
      .updateTable('catalogue_event')
      .set({ count: Number(n) })
      .where('workspace', '=', workspace)
      .where('name', '=', name)
      .execute()
  }
  await tx.deleteFrom('catalogue_event').where('workspace', '=', workspace).where('count', '=', 0).execute()
  const person = await tx
    .selectFrom('person')
    .select('id')
    .where('workspace', '=', workspace)
    .limit(1)
    .executeTakeFirst()
  if (person === undefined) await tx.deleteFrom('catalogue_attribute').where('workspace', '=', workspace).execute()
}
