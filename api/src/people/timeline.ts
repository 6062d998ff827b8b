/** What happened to one person: events, messages, steps of journeys, consent and merges, latest first. */
import type { Language } from '@trailwright/shared/language/language.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { TimelineItem } from '@trailwright/shared/wire/people.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import { journeyNames } from './journey-names.ts'
import { maskAddress, maskJson } from './mask.ts'

export interface TimelineQuery {
  readonly cursor?: string
  readonly limit?: number
  readonly kind?: TimelineItem['kind']
}

/** An item before the names of journeys are known. */
type Found = Omit<TimelineItem, 'journey'> & {
  readonly journey: { readonly id: string; readonly version: number; readonly node: string | null } | null
}

const usualPage = 50
/** Items that may share an instant with the last of a page. */
const slack = 200

const sources: {
  readonly [K in 'event' | 'delivery' | 'history' | 'consent' | 'change']: readonly TimelineItem['kind'][]
} = {
  event: ['event'],
  delivery: ['message', 'notSent'],
  history: ['journey', 'step'],
  consent: ['consent'],
  change: ['merge'],
}

/** A page of the timeline. `isMasked`: without addresses. */
export const readTimeline = async (
  db: Kysely<Tables>,
  workspace: string,
  person: string,
  { cursor, limit = usualPage, kind }: TimelineQuery,
  { language, isMasked }: { readonly language: Language; readonly isMasked: boolean },
): Promise<{ items: TimelineItem[]; next: string | null; total: null }> => {
  const [beforeText, beforeId] = (cursor ?? '').split(' ')
  const before = beforeId === undefined ? Number.MAX_SAFE_INTEGER : Number(beforeText)
  const reach: Reach = { db, workspace, person, bucket: bucketOf(workspace, person), before, most: limit + slack }
  const wants = (source: keyof typeof sources): boolean => kind === undefined || sources[source].includes(kind)
  const found = [
    ...(wants('event') ? await readEvents(reach) : []),
    ...(wants('delivery') ? await readDeliveries(reach, isMasked) : []),
    ...(wants('history') ? await readHistory(reach) : []),
    ...(wants('consent') ? await readConsentEntries(reach, isMasked) : []),
    ...(wants('change') ? await readChanges(reach) : []),
  ]
    .filter((item) => kind === undefined || item.kind === kind)
    .filter((item) => beforeId === undefined || item.at < before || (item.at === before && item.id < beforeId))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const page = found.slice(0, limit)
  const names = await journeyNames(
    db,
    workspace,
    page.flatMap((item) => item.journey?.id ?? []),
    language,
  )
  const last = page.at(-1)
  return {
    items: page.map((item) => ({
      ...item,
      values: isMasked ? maskJson(item.values) : item.values,
      why: isMasked && item.why !== null ? maskJson(item.why) : item.why,
      journey: item.journey === null ? null : { ...item.journey, name: names.get(item.journey.id) ?? item.journey.id },
    })),
    next: found.length > limit && last !== undefined ? `${last.at} ${last.id}` : null,
    total: null,
  }
}

interface Reach {
  readonly db: Kysely<Tables>
  readonly workspace: string
  readonly person: string
  readonly bucket: number
  readonly before: number
  readonly most: number
}

/** Numbers in ids sort as text, so that a page knows where the last one ended. */
const numbered = (source: string, number: number): string => `${source}-${String(number).padStart(20, '0')}`

const readEvents = async ({ db, workspace, person, bucket, before, most }: Reach): Promise<Found[]> => {
  const rows = await db
    .selectFrom('event')
    .select(['name', 'at', 'seq', 'type', 'properties'])
    .where('bucket', '=', bucket)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('at', '<=', before)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ name, at, seq, type, properties }) => ({
    id: numbered('event', seq),
    at,
    kind: 'event',
    code: type,
    values: { name, properties: JSON.parse(properties) },
    journey: null,
    why: null,
  }))
}

const onTheWay: ReadonlySet<string> = new Set(['pending', 'sent', 'outbox'])

const readDeliveries = async (
  { db, workspace, person, bucket, before, most }: Reach,
  isMasked: boolean,
): Promise<Found[]> => {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('at', '<=', before)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: `message-${row.id}`,
    at: row.at,
    kind: onTheWay.has(row.status) ? 'message' : 'notSent',
    code: row.status,
    values: {
      delivery: row.id,
      channel: row.channel,
      address: isMasked ? maskAddress(row.address) : row.address,
      content: row.content,
      subject: row.subject,
      reason: row.reason,
      test: row.test === 1,
    },
    journey:
      row.journey === null || row.version === null ? null : { id: row.journey, version: row.version, node: row.node },
    why: { detail: JSON.parse(row.detail), evidence: JSON.parse(row.evidence) },
  }))
}

const ofWholeJourney: ReadonlySet<string> = new Set(['entered', 'ended', 'goal'])

const readHistory = async ({ db, workspace, person, bucket, before, most }: Reach): Promise<Found[]> => {
  const enrollments = await db
    .selectFrom('enrollment')
    .select('id')
    .where('bucket', '=', bucket)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .execute()
  if (enrollments.length === 0) return []
  const rows = await db
    .selectFrom('history')
    .select(['enrollment', 'seq', 'at', 'node', 'code', 'journey', 'version', 'entry'])
    .where('bucket', '=', bucket)
    .where(
      'enrollment',
      'in',
      enrollments.map(({ id }) => id),
    )
    .where('at', '<=', before)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => {
    const entry: JsonObject & { readonly port?: string; readonly values?: JsonObject } = JSON.parse(row.entry)
    return {
      id: `${numbered('step', row.seq)}-${row.enrollment}`,
      at: row.at,
      kind: ofWholeJourney.has(row.code) ? 'journey' : 'step',
      code: row.code,
      values: { ...entry.values, ...(entry.port === undefined ? {} : { port: entry.port }) },
      journey: { id: row.journey, version: row.version, node: row.node },
      why: entry,
    }
  })
}

const readConsentEntries = async (
  { db, workspace, person, bucket, before, most }: Reach,
  isMasked: boolean,
): Promise<Found[]> => {
  const rows = await db
    .selectFrom('consent_entry')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('at', '<=', before)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ seq, at, state, channel, category, source, address, evidence }) => ({
    id: numbered('consent', seq),
    at,
    kind: 'consent',
    code: state,
    values: { channel, category, source, address: address !== null && isMasked ? maskAddress(address) : address },
    journey: null,
    why: JSON.parse(evidence),
  }))
}

const readChanges = async ({ db, workspace, person, bucket, before, most }: Reach): Promise<Found[]> => {
  const rows = await db
    .selectFrom('person_change')
    .selectAll()
    .where('bucket', '=', bucket)
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where('at', '<=', before)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ seq, at, code, other, detail }) => ({
    id: numbered('merge', seq),
    at,
    kind: 'merge',
    code,
    values: { other },
    journey: null,
    why: JSON.parse(detail),
  }))
}
