import { foldJson, foldText } from '@trailwright/shared/condition/fold.ts'
import type { ConsentFact } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Selectable } from 'kysely'
import type { ConsentEntryTable, PersonTable } from '../database/tables.ts'
import type { Identity, IdentityKind } from './identity.ts'

/** Where a message can go. */
export interface Point {
  readonly channel: string
  readonly address: string
  readonly suppressed: string | null
  readonly since: number
}

/** An entry of the consent ledger that is still to be written. */
export type LedgerEntry = Pick<
  ConsentEntryTable,
  'channel' | 'category' | 'address' | 'state' | 'at' | 'source' | 'evidence'
>

/** One person in hand, between reading and writing. */
export interface Person {
  readonly id: string
  createdAt: number
  updatedAt: number
  lastSeenAt: number | null
  zone: string | null
  zoneRaw: string | null
  language: string | null
  attributes: Record<string, Json>
  tags: readonly string[]
  identities: readonly Identity[]
  rev: number
  mergedInto: string | null
  points: readonly Point[]
  consents: readonly ConsentFact[]
  readonly ledger: LedgerEntry[]
  /** What is to be written: the row, the contact points, the consents; `changed` tells the engine of new data. */
  readonly touched: { row: boolean; points: boolean; consents: boolean; changed: boolean }
}

const untouched = (): Person['touched'] => ({ row: false, points: false, consents: false, changed: false })

export const newPerson = (id: string, at: number): Person => ({
  id,
  createdAt: at,
  updatedAt: at,
  lastSeenAt: null,
  zone: null,
  zoneRaw: null,
  language: null,
  attributes: {},
  tags: [],
  identities: [],
  rev: 0,
  mergedInto: null,
  points: [],
  consents: [],
  ledger: [],
  touched: { ...untouched(), row: true, changed: true },
})

/** A stored row; contact points and consents are added by whoever reads them. */
export const personOf = (row: Selectable<PersonTable>): Person => ({
  id: row.id,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  lastSeenAt: row.last_seen_at,
  zone: row.zone,
  zoneRaw: row.zone_raw,
  language: row.language,
  attributes: JSON.parse(row.attributes),
  tags: JSON.parse(row.tags),
  identities: JSON.parse(row.identities),
  rev: row.rev,
  mergedInto: row.merged_into,
  points: [],
  consents: [],
  ledger: [],
  touched: untouched(),
})

const text = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

/** What the person is called: `name`, else first and last name in the order of their script. */
export const nameOf = (attributes: JsonObject): string => {
  const name = text(attributes['name'])
  if (name !== null) return name
  const first = text(attributes['firstName']) ?? text(attributes['first_name'])
  const last = text(attributes['lastName']) ?? text(attributes['last_name'])
  if (first === null || last === null) return first ?? last ?? ''
  return /^\p{Script=Han}+$/u.test(first + last) ? last + first : `${first} ${last}`
}

export const cityOf = (attributes: JsonObject): string | null => {
  const { address } = attributes
  const inAddress = typeof address === 'object' && address !== null && 'city' in address ? address.city : undefined
  return text(attributes['city']) ?? text(inAddress)
}

export const valueOf = (person: Pick<Person, 'identities'>, kind: IdentityKind): string | null =>
  person.identities.find((identity) => identity.kind === kind)?.value ?? null

const searchable = (person: Person): string =>
  [
    foldText(nameOf(person.attributes)),
    ...person.points.map((point) => point.address),
    ...person.identities.filter(({ kind }) => kind !== 'anonymousId').map(({ value }) => value.toLowerCase()),
  ].join('\n')

export const rowOf = (workspace: string, person: Person): PersonTable => ({
  bucket: bucketOf(workspace, person.id),
  workspace,
  id: person.id,
  created_at: person.createdAt,
  updated_at: person.updatedAt,
  last_seen_at: person.lastSeenAt,
  zone: person.zone,
  zone_raw: person.zoneRaw,
  language: person.language,
  attributes: JSON.stringify(person.attributes),
  folded: JSON.stringify(foldJson(person.attributes)),
  tags: JSON.stringify(person.tags),
  identities: JSON.stringify(person.identities),
  search: searchable(person),
  rev: person.rev + 1,
  merged_into: person.mergedInto,
})
