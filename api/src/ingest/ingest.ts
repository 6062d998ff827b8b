/**
 * Takes calls in: checked one by one (a bad one is recorded and stops no other), then all within one transaction:
 *
 *   message ids (repeats drop out) ─► people by their identities ─► resolve, merge, traits, consent (in memory)
 *     ─► people, identities, events, received, inbox, catalogue
 */
import { foldJson } from '@trailwright/shared/condition/fold.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { RefusalCode } from '@trailwright/shared/wire/events.ts'
import { type Kysely, sql } from 'kysely'
import type { Clock } from '../clock.ts'
import { given, inTransaction, insertRows } from '../database/bulk.ts'
import type { ReceivedTable, Tables } from '../database/tables.ts'
import {
  aliasPeople,
  applyLanguage,
  applyTraits,
  applyZone,
  consentPlace,
  type IdentityRef,
  isKnown,
  isServerOnly,
  type Person,
  readCountry,
  readWorkingSet,
  recordConsent,
  refsOfTraits,
  resolvePerson,
  type Warning,
  type WorkingSet,
  writeWorkingSet,
} from '../people/index.ts'
import { type Call, parseCall, type Parsed } from './call.ts'
import type { HeardNames } from './heard-names.ts'
import type { Turnstile } from './turnstile.ts'
import { noSightings, seeAttributes, seeEvent, type Sightings, writeSightings } from './catalogue.ts'

export interface IngestServices {
  readonly db: Kysely<Tables>
  readonly clock: Pick<Clock, 'now' | 'sequence'>
  /** Without it the engine hears of every event. */
  readonly heard?: HeardNames
  /** Between two requests something else may have its turn; without it all are computed at once. */
  readonly pass?: Turnstile
}

export interface Source {
  /** A browser key is public: see people/resolve.ts and people/traits.ts for what it may not do. */
  readonly kind: 'server' | 'browser'
  /** What the inspector shows: the key's name. */
  readonly name: string
  /** Of the batch, by the sender's clock. */
  readonly sentAt: number | null
}

export interface Ingested {
  readonly accepted: number
  readonly duplicates: number
  readonly refused: readonly { readonly index: number; readonly code: string; readonly field: string }[]
  /** Message ids in order; of a refused call as far as it could be read. */
  readonly messageIds: readonly string[]
}

interface Numbered {
  readonly seq: number
  readonly parsed: Parsed
}

/** What came in one request. */
export interface Arrived {
  readonly workspace: string
  /** Parsed JSON in the order of the batch. */
  readonly calls: readonly unknown[]
  readonly source: Source
}

/** Takes one request in. Nothing is taken in twice within 30 days of a message id. */
export const ingest = async (
  services: IngestServices,
  workspace: string,
  calls: readonly unknown[],
  source: Source,
): Promise<Ingested> => {
  const [taken] = await ingestTogether(services, [{ workspace, calls, source }])
  if (taken === undefined) throw new Error('One request has one answer')
  return taken
}

/**
 * Takes requests in, in one transaction, those of a workspace together: they share its statements and its commit. An
 * answer for each, in order.
 */
export const ingestTogether = async (
  services: IngestServices,
  requests: readonly Arrived[],
): Promise<readonly Ingested[]> => {
  const { db, clock, pass } = services
  const receivedAt = clock.now()
  const read: Read[] = []
  for (const request of requests) {
    await pass?.()
    read.push({ ...request, numbered: readCalls(clock, request, receivedAt) })
  }
  return inTransaction(db, async (tx) => {
    const taken = new Map<Read, Ingested>()
    for (const [workspace, own] of Map.groupBy(read, (request) => request.workspace))
      for (const some of inGroups(own))
        for (const [index, answer] of (await takeRequests(tx, services, workspace, some, receivedAt)).entries()) {
          const request = some[index]
          if (request !== undefined) taken.set(request, answer)
        }
    return read.flatMap((request) => taken.get(request) ?? [])
  })
}

interface Read extends Arrived {
  readonly numbered: readonly Numbered[]
}

/** Calls of one group, unless a single request has more: what is computed of them at once keeps no page waiting for long. */
const mostAtOnce = 300

const inGroups = (requests: readonly Read[]): readonly (readonly Read[])[] => {
  const groups: Read[][] = []
  let calls = Number.POSITIVE_INFINITY
  for (const request of requests) {
    calls += request.calls.length
    if (calls > mostAtOnce) {
      groups.push([])
      calls = request.calls.length
    }
    groups.at(-1)?.push(request)
  }
  return groups
}

const readCalls = (
  clock: IngestServices['clock'],
  { calls, source }: Arrived,
  receivedAt: number,
): readonly Numbered[] => {
  const trusted = source.kind === 'server'
  return calls.map((raw) => {
    const seq = clock.sequence()
    return { seq, parsed: parseCall(raw, seq, { trusted, receivedAt, sentAt: source.sentAt }) }
  })
}

const takeRequests = async (
  tx: Kysely<Tables>,
  services: IngestServices,
  workspace: string,
  requests: readonly Read[],
  receivedAt: number,
): Promise<readonly Ingested[]> => {
  const all = requests.flatMap(({ numbered }) => numbered)
  const fresh = await takeMessageIds(tx, workspace, all, receivedAt)
  const work = await begin(tx, workspace, fresh, receivedAt)
  const answers: Ingested[] = []
  for (const { source, numbered } of requests) {
    await services.pass?.()
    work.source = source.name
    work.trusted = source.kind === 'server'
    const before = work.received.length
    for (const { seq, parsed } of numbered) {
      if (!parsed.ok) work.received.push(refusedRow(work, seq, parsed))
      else if (fresh.has(seq)) takeCall(work, seq, parsed.call)
      else work.received.push(receivedRow(work, seq, parsed.call, { status: 'duplicate', person: null, warnings: [] }))
    }
    answers.push(summary(numbered, work.received.slice(before)))
  }
  await finish(tx, work, services)
  return answers
}

const summary = (numbered: readonly Numbered[], received: readonly ReceivedTable[]): Ingested => {
  const of = (status: string): number => received.filter((row) => row.status === status).length
  return {
    accepted: of('accepted'),
    duplicates: of('duplicate'),
    refused: received.flatMap((row, index) =>
      row.status === 'refused' ? [{ index, code: row.code ?? '', field: row.field ?? '' }] : [],
    ),
    messageIds: numbered.map(({ parsed }) => (parsed.ok ? parsed.call.messageId : parsed.messageId)),
  }
}

/** The calls that came in for the first time, by seq. */
const takeMessageIds = async (
  tx: Kysely<Tables>,
  workspace: string,
  numbered: readonly Numbered[],
  receivedAt: number,
): Promise<ReadonlyMap<number, Call>> => {
  const first = new Map<string, { seq: number; call: Call }>()
  for (const { seq, parsed } of numbered) {
    if (parsed.ok && !first.has(parsed.call.messageId)) first.set(parsed.call.messageId, { seq, call: parsed.call })
  }
  if (first.size === 0) return new Map()
  const columns = ['bucket', 'workspace', 'id', 'received_at']
  const rows = [...first.keys()].map((id) => ({
    bucket: bucketOf(workspace, id),
    workspace,
    id,
    received_at: receivedAt,
  }))
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const insert = sql`insert into message (${names}) select ${names} from ${given(tx, columns, rows)} as given`
  const taken = await sql<{
    id: string
  }>`${insert} where true on conflict (bucket, workspace, id) do nothing returning id`.execute(tx)
  const isTaken = new Set(taken.rows.map((row) => row.id))
  return new Map([...first].filter(([id]) => isTaken.has(id)).map(([, { seq, call }]) => [seq, call]))
}

interface Happened {
  readonly seq: number
  readonly call: Call
  readonly name: string
  readonly person: Person
  /** JSON, as it came and folded. */
  readonly properties: string
  readonly folded: string
}

interface Work {
  readonly workspace: string
  /** Of the request in hand. */
  source: string
  trusted: boolean
  readonly receivedAt: number
  readonly country: string
  readonly set: WorkingSet
  readonly seen: Sightings
  readonly events: Happened[]
  readonly received: ReceivedTable[]
}

const begin = async (
  tx: Kysely<Tables>,
  workspace: string,
  fresh: ReadonlyMap<number, Call>,
  receivedAt: number,
): Promise<Work> => {
  const country = await readCountry(tx, workspace)
  const refs = [...fresh.values()].flatMap((call) => refsOf(call, country))
  const set = await readWorkingSet(tx, workspace, refs)
  const work = { workspace, receivedAt, country, set, seen: noSightings(), events: [], received: [] }
  return { ...work, source: '', trusted: false }
}

const refsOf = (call: Call, country: string): readonly IdentityRef[] => {
  const refs: IdentityRef[] = []
  if (call.userId !== null) refs.push({ kind: 'userId', value: call.userId })
  if (call.anonymousId !== null) refs.push({ kind: 'anonymousId', value: call.anonymousId })
  if (call.previousId !== null) {
    refs.push({ kind: 'userId', value: call.previousId }, { kind: 'anonymousId', value: call.previousId })
  }
  if (call.type === 'identify') refs.push(...refsOfTraits(call.traits, country))
  return refs
}

const takeCall = (work: Work, seq: number, call: Call): void => {
  const person = personOfCall(work, call)
  if (person === null) {
    const code = call.type === 'alias' ? 'alias.server-only' : 'id.missing'
    work.received.push(receivedRow(work, seq, call, { status: 'refused', person, warnings: [], code }))
    return
  }
  const warnings = applyCall(work, person, call)
  if (call.event !== null) {
    seeEvent(work.seen, call.event, call.at, call.properties)
    const properties = JSON.stringify(call.properties)
    const folded = JSON.stringify(foldJson(call.properties))
    work.events.push({ seq, call, name: call.event, person, properties, folded })
  }
  seePerson(person, call.at)
  work.received.push(receivedRow(work, seq, call, { status: 'accepted', person, warnings }))
}

const personOfCall = ({ set, trusted, receivedAt, country }: Work, call: Call): Person | null => {
  const moment = { trusted, at: call.at, now: receivedAt }
  if (call.type === 'alias') return aliasPeople(set, call.previousId ?? '', call.userId ?? '', moment)
  const refs = call.type === 'identify' ? refsOfTraits(call.traits, country) : []
  const address = (kind: IdentityRef['kind']): string | null => refs.find((ref) => ref.kind === kind)?.value ?? null
  const { userId, anonymousId } = call
  return resolvePerson(set, { userId, anonymousId, email: address('email'), phone: address('phone'), ...moment })
}

const applyCall = (work: Work, person: Person, call: Call): readonly Warning[] => {
  const { set, seen, trusted, receivedAt, country } = work
  const isIdentify = call.type === 'identify'
  const traits: JsonObject = traitsOf(call)
  const mayAddAddress = call.userId !== null || !isKnown(person)
  const source = { trusted, mayAddAddress, country, at: call.at, now: receivedAt }
  const warnings = [...applyTraits(set, person, traits, source)]
  seeAttributes(seen, Object.fromEntries(Object.entries(traits).filter(([name]) => trusted || !isServerOnly(name))))
  const { timezone, locale } = call.context
  const saysZone = ['zone', 'timezone', 'timeZone'].some((name) => name in traits)
  if (typeof timezone === 'string' && !saysZone && (isIdentify || person.zoneRaw === null)) {
    if (applyZone(person, timezone) === 'unknown') warnings.push({ code: 'zone.unknown', field: 'context.timezone' })
  }
  const saysLanguage = 'language' in traits || 'locale' in traits
  if (typeof locale === 'string' && !saysLanguage && (isIdentify || person.language === null)) {
    applyLanguage(person, locale)
  }
  if (isIdentify) warnings.push(...applyConsent(work, person, call))
  return warnings
}

const traitsOf = ({ type, traits, groupId }: Call): JsonObject => {
  if (type === 'identify') return traits
  return type === 'group' && groupId !== null ? { group: { ...traits, id: groupId } } : {}
}

const consentField = 'context.consent.categoryPreferences'

const applyConsent = (work: Work, person: Person, call: Call): readonly Warning[] => {
  const { consent } = call.context
  const preferences = isObject(consent) ? consent['categoryPreferences'] : undefined
  if (!isObject(preferences)) return []
  const warnings: Warning[] = []
  for (const [key, granted] of Object.entries(preferences)) {
    const place = consentPlace(key)
    if (place === null || typeof granted !== 'boolean') continue
    if (granted && !work.trusted) {
      warnings.push({ code: 'consent.server-only', field: `${consentField}.${key}` })
      continue
    }
    recordConsent(person, {
      ...place,
      state: granted ? 'granted' : 'withdrawn',
      at: Math.min(call.at, work.receivedAt),
      source: work.trusted ? 'server' : 'browser',
      evidence: { messageId: call.messageId, key: work.source },
    })
  }
  return warnings
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Told to the minute: the row of a person is not written for every event. */
const seePerson = (person: Person, at: number): void => {
  if (person.lastSeenAt !== null && at < person.lastSeenAt + MINUTE_MS) return
  person.lastSeenAt = at
  person.touched.row = true
}

const receivedRow = (
  { workspace, source, receivedAt }: Work,
  seq: number,
  call: Call,
  fate: {
    status: 'accepted' | 'duplicate' | 'refused'
    person: Person | null
    warnings: readonly Warning[]
    code?: RefusalCode
  },
): ReceivedTable => ({
  workspace,
  seq,
  id: call.messageId,
  received_at: receivedAt,
  at: call.at,
  type: call.type,
  name: call.event ?? '',
  person: fate.person?.id ?? null,
  source,
  status: fate.status,
  code: fate.code ?? null,
  field: fate.code === undefined ? null : call.type === 'alias' ? 'previousId' : 'userId',
  warnings: JSON.stringify(
    [...call.warnings, ...fate.warnings].map(({ code, field }) => (field === '' ? code : `${code}:${field}`)),
  ),
  payload: JSON.stringify(call.payload),
})

const refusedRow = (
  { workspace, source, receivedAt }: Work,
  seq: number,
  { refusal, type, name, messageId, payload }: Extract<Parsed, { ok: false }>,
): ReceivedTable => ({
  workspace,
  seq,
  id: messageId,
  received_at: receivedAt,
  at: receivedAt,
  type,
  name,
  person: null,
  source,
  status: 'refused',
  code: refusal.code,
  field: refusal.field,
  warnings: '[]',
  payload: JSON.stringify(payload),
})

/** Who the person is after all merges of this batch. */
const finalOf = ({ people }: WorkingSet, person: Person): Person => {
  let final = person
  while (final.mergedInto !== null) {
    const next = people.get(final.mergedInto)
    if (next === undefined) break
    final = next
  }
  return final
}

const finalId = (set: WorkingSet, id: string | null): string | null => {
  const person = id === null ? undefined : set.people.get(id)
  return person === undefined ? id : finalOf(set, person).id
}

const finish = async (tx: Kysely<Tables>, work: Work, { clock, heard }: IngestServices): Promise<void> => {
  const { workspace, set, receivedAt } = work
  await writeWorkingSet(tx, set, receivedAt, () => clock.sequence())
  const events = work.events.map((event) => ({ ...event, person: finalOf(set, event.person).id }))
  await insertRows(
    tx,
    'event',
    events.map(({ seq, call, name, person, properties, folded }) => ({
      bucket: bucketOf(workspace, person),
      workspace,
      person,
      name,
      at: call.at,
      seq,
      id: call.messageId,
      type: call.type,
      received_at: receivedAt,
      properties,
      folded,
    })),
  )
  const isHeard = events.length === 0 || heard === undefined ? () => true : await heard.of(tx, workspace)
  await insertRows(
    tx,
    'inbox',
    events
      .filter(({ name }) => isHeard(name))
      .map(({ seq, call, name, person }) => ({
        bucket: bucketOf(workspace, person),
        workspace,
        person,
        seq,
        at: call.at,
        kind: 'event',
        body: JSON.stringify({ id: call.messageId, name, at: call.at, seq, properties: call.properties }),
      })),
  )
  await insertRows(
    tx,
    'received',
    work.received.map((row) => ({ ...row, person: finalId(set, row.person) })),
  )
  await writeSightings(tx, workspace, work.seen)
}
