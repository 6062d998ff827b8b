/**
 * Some people of one workspace in hand: read in a few statements, changed in memory by pure functions, written in a
 * few statements, all within the caller's transaction.
 */
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { type Kysely, sql } from 'kysely'
import { given, inBuckets, insertRows, MovedMeanwhile, replacing } from '../database/bulk.ts'
import type { PersonChangeTable, Tables } from '../database/tables.ts'
import { readConsents, readPoints } from './contact.ts'
import { type IdentityRef, identityKey, personIdOf } from './identity.ts'
import { moveRows } from './merge-rows.ts'
import { newPerson, type Person, personOf, rowOf } from './person.ts'

export type Change = Pick<PersonChangeTable, 'person' | 'at' | 'code' | 'other' | 'detail'>

export interface WorkingSet {
  readonly workspace: string
  readonly people: Map<string, Person>
  /** Identity -> person's id. */
  readonly owners: Map<string, string>
  /** `channel:address` -> reason; of the addresses that were asked for. */
  readonly suppressions: ReadonlyMap<string, string>
  readonly movedIdentities: Map<string, IdentityRef & { readonly since: number; readonly person: string | null }>
  readonly changes: Change[]
  /** In order. */
  readonly merges: { readonly loser: string; readonly survivor: string }[]
}

const channelOf = { email: 'email', phone: 'sms' } as const

/** Reads whoever has one of the identities, and the people with the given ids. */
export const readWorkingSet = async (
  db: Kysely<Tables>,
  workspace: string,
  refs: readonly IdentityRef[],
  ids: readonly string[] = [],
): Promise<WorkingSet> => {
  const distinct = [...new Map(refs.map((ref) => [identityKey(ref), ref])).values()]
  const owners = await readOwners(db, workspace, distinct)
  // An id that a new person would get may be taken by one who has lost that identity since.
  const candidates = distinct.filter((ref) => !owners.has(identityKey(ref))).map((ref) => personIdOf(workspace, ref))
  const wanted = [...new Set([...owners.values(), ...candidates, ...ids])]
  const people = new Map((await readPeople(db, workspace, wanted)).map((person) => [person.id, person]))
  const found = [...people.keys()]
  for (const [id, points] of await readPoints(db, workspace, found)) {
    const person = people.get(id)
    if (person !== undefined) person.points = points
  }
  for (const [id, consents] of await readConsents(db, workspace, found)) {
    const person = people.get(id)
    if (person !== undefined) person.consents = consents
  }
  for (const person of people.values()) {
    for (const identity of person.identities) owners.set(identityKey(identity), person.id)
  }
  return {
    workspace,
    people,
    owners,
    suppressions: await readSuppressions(db, workspace, distinct),
    movedIdentities: new Map(),
    changes: [],
    merges: [],
  }
}

const readOwners = async (
  db: Kysely<Tables>,
  workspace: string,
  refs: readonly IdentityRef[],
): Promise<Map<string, string>> => {
  if (refs.length === 0) return new Map()
  const rows = refs.map((ref) => ({ ...ref, bucket: bucketOf(workspace, identityKey(ref)) }))
  const found = await sql<IdentityRef & { person: string }>`select i.kind, i.value, i.person
    from ${given(db, ['bucket', 'kind', 'value'], rows)} as wanted cross join identity as i
    where i.bucket = wanted.bucket and i.workspace = ${workspace} and i.kind = wanted.kind and i.value = wanted.value`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [identityKey(row), row.person]))
}

const readPeople = async (db: Kysely<Tables>, workspace: string, ids: readonly string[]): Promise<Person[]> => {
  if (ids.length === 0) return []
  const rows = ids.map((id) => ({ bucket: bucketOf(workspace, id), id }))
  const found = await sql<Tables['person']>`select p.*
    from ${given(db, ['bucket', 'id'], rows)} as wanted cross join person as p
    where p.bucket = wanted.bucket and p.workspace = ${workspace} and p.id = wanted.id
      and ${inBuckets(db, 'p.bucket', rows)}`.execute(db)
  return found.rows.map(personOf)
}

const readSuppressions = async (
  db: Kysely<Tables>,
  workspace: string,
  refs: readonly IdentityRef[],
): Promise<Map<string, string>> => {
  const rows = refs.flatMap(({ kind, value }) => {
    if (kind !== 'email' && kind !== 'phone') return []
    const channel = channelOf[kind]
    return [{ bucket: bucketOf(workspace, `${channel}:${value}`), channel, address: value }]
  })
  if (rows.length === 0) return new Map()
  const found = await sql<{ channel: string; address: string; reason: string }>`select s.channel, s.address, s.reason
    from ${given(db, ['bucket', 'channel', 'address'], rows)} as wanted cross join suppression as s
    where s.bucket = wanted.bucket and s.workspace = ${workspace} and s.channel = wanted.channel and s.address = wanted.address`.execute(
    db,
  )
  return new Map(found.rows.map((row) => [`${row.channel}:${row.address}`, row.reason]))
}

/** A person who is new, under the id that the identity makes, or a salted one if a stranger holds it. */
export const addPerson = (set: WorkingSet, ref: IdentityRef, at: number): Person => {
  let id = personIdOf(set.workspace, ref)
  for (let salt = 1; set.people.has(id); salt += 1) {
    id = personIdOf(set.workspace, { kind: ref.kind, value: `${salt}:${ref.value}` })
  }
  const person = newPerson(id, at)
  set.people.set(id, person)
  return person
}

export const ownerOf = (set: WorkingSet, ref: IdentityRef): Person | null => {
  const id = set.owners.get(identityKey(ref))
  return id === undefined ? null : (set.people.get(id) ?? null)
}

/** Gives an identity to a person, whoever had it before. */
export const giveIdentity = (set: WorkingSet, person: Person, ref: IdentityRef, since: number): void => {
  const { kind, value } = ref
  const key = identityKey(ref)
  const before = ownerOf(set, ref)
  if (before?.id === person.id) return
  if (before !== null) {
    before.identities = before.identities.filter((identity) => identityKey(identity) !== key)
    before.touched.row = true
  }
  person.identities = [...person.identities, { kind, value, since }]
  // Also a value like any other, for templates, conditions and other systems.
  if (kind === 'userId') person.attributes = { ...person.attributes, userId: value }
  person.touched.row = true
  set.owners.set(key, person.id)
  set.movedIdentities.set(key, { kind, value, since, person: person.id })
}

export const takeIdentity = (set: WorkingSet, person: Person, ref: IdentityRef): void => {
  const key = identityKey(ref)
  if (set.owners.get(key) !== person.id) return
  person.identities = person.identities.filter((identity) => identityKey(identity) !== key)
  if (ref.kind === 'userId' && person.attributes['userId'] === ref.value) delete person.attributes['userId']
  person.touched.row = true
  set.owners.delete(key)
  set.movedIdentities.set(key, { ...ref, since: 0, person: null })
}

/** Writes what changed, and tells the engine of people whose data did. */
export const writeWorkingSet = async (
  db: Kysely<Tables>,
  set: WorkingSet,
  now: number,
  sequence: () => number,
): Promise<void> => {
  const { workspace } = set
  for (const merge of set.merges) await moveRows(db, workspace, merge.loser, merge.survivor)
  const people = [...set.people.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await writePeople(
    db,
    workspace,
    people.filter(({ touched }) => touched.row || touched.points || touched.consents),
    now,
  )
  await writeIdentities(db, set)
  await writePoints(
    db,
    workspace,
    people.filter(({ touched }) => touched.points),
  )
  await writeConsents(
    db,
    workspace,
    people.filter(({ touched }) => touched.consents),
    sequence,
  )
  await insertRows(
    db,
    'person_change',
    set.changes.map((change) => ({
      bucket: bucketOf(workspace, change.person),
      workspace,
      person: change.person,
      seq: sequence(),
      at: change.at,
      code: change.code,
      other: change.other,
      detail: change.detail,
    })),
  )
  await tellEngine(db, set, people, now, sequence)
}

const writePeople = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly Person[],
  now: number,
): Promise<void> => {
  const rows = people.map((person) => rowOf(workspace, { ...person, updatedAt: now }))
  const [first] = rows
  if (first === undefined) return
  const conflict = replacing(['bucket', 'workspace', 'id'], Object.keys(first))
  const written = await insertRows(db, 'person', rows, sql`${conflict} where person.rev = excluded.rev - 1`)
  if (written !== rows.length) throw new MovedMeanwhile()
}

const writeIdentities = async (db: Kysely<Tables>, set: WorkingSet): Promise<void> => {
  const { workspace } = set
  const rows = [...set.movedIdentities.values()].map((identity) => ({
    bucket: bucketOf(workspace, identityKey(identity)),
    workspace,
    kind: identity.kind,
    value: identity.value,
    person: identity.person,
    since: identity.since,
  }))
  const gone = rows.filter((row) => row.person === null)
  for (const { bucket, kind, value } of gone) {
    await db
      .deleteFrom('identity')
      .where('bucket', '=', bucket)
      .where('workspace', '=', workspace)
      .where('kind', '=', kind)
      .where('value', '=', value)
      .execute()
  }
  const kept = rows.flatMap((row) => (row.person === null ? [] : [{ ...row, person: row.person }]))
  await insertRows(db, 'identity', kept, replacing(['bucket', 'workspace', 'kind', 'value'], ['person', 'since']))
}

const deleteOf = async (
  db: Kysely<Tables>,
  table: 'contact_point' | 'consent',
  workspace: string,
  people: readonly Person[],
): Promise<void> => {
  for (const { id } of people) {
    await db
      .deleteFrom(table)
      .where('bucket', '=', bucketOf(workspace, id))
      .where('workspace', '=', workspace)
      .where('person', '=', id)
      .execute()
  }
}

const writePoints = async (db: Kysely<Tables>, workspace: string, people: readonly Person[]): Promise<void> => {
  await deleteOf(
    db,
    'contact_point',
    workspace,
    people.filter(({ rev }) => rev > 0),
  )
  await insertRows(
    db,
    'contact_point',
    people.flatMap(({ id, points }) =>
      points.map(({ channel, address, suppressed, since }) => ({
        bucket: bucketOf(workspace, id),
        workspace,
        person: id,
        channel,
        address,
        suppressed,
        since,
      })),
    ),
  )
}

const writeConsents = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly Person[],
  sequence: () => number,
): Promise<void> => {
  await deleteOf(
    db,
    'consent',
    workspace,
    people.filter(({ rev }) => rev > 0),
  )
  const key = (id: string) => ({ bucket: bucketOf(workspace, id), workspace, person: id })
  await insertRows(
    db,
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
    db,
    'consent_entry',
    people.flatMap(({ id, ledger }) => ledger.map((entry) => ({ ...key(id), seq: sequence(), ...entry }))),
  )
}

const tellEngine = async (
  db: Kysely<Tables>,
  { workspace, merges }: WorkingSet,
  people: readonly Person[],
  now: number,
  sequence: () => number,
): Promise<void> => {
  const row = (person: string, kind: string, body: object) => ({
    bucket: bucketOf(workspace, person),
    workspace,
    person,
    seq: sequence(),
    at: now,
    kind,
    body: JSON.stringify(body),
  })
  await insertRows(db, 'inbox', [
    ...merges.map(({ loser, survivor }) => row(survivor, 'merged', { loser, survivor })),
    ...people
      .filter(({ touched, mergedInto }) => touched.changed && mergedInto === null)
      .map(({ id }) => row(id, 'changed', {})),
  ])
}
