import type { Language } from '@trailwright/shared/language/language.ts'
import { jsonObjectSchema } from '@trailwright/shared/problem/json.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import { resolveZone } from '@trailwright/shared/time/zone.ts'
import type { getPerson } from '@trailwright/shared/wire/people.ts'
import type { Role } from '@trailwright/shared/wire/route.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import type { Kysely, Selectable } from 'kysely'
import type { z } from 'zod'
import type { PersonTable, Tables } from '../database/tables.ts'
import { readConsents, readPoints } from './contact.ts'
import { journeyNames } from './journey-names.ts'
import { maskAddress, maskJson } from './mask.ts'
import { personOf } from './person.ts'
import { personRows } from './rows.ts'

const mostHops = 8

/** The person's row; of one who was merged away, the survivor's. */
export const findPerson = async (
  db: Kysely<Tables>,
  workspace: string,
  id: string,
): Promise<Selectable<PersonTable> | undefined> => {
  let wanted = id
  for (let hop = 0; hop < mostHops; hop += 1) {
    const row = await db
      .selectFrom('person')
      .selectAll()
      .where('bucket', '=', bucketOf(workspace, wanted))
      .where('workspace', '=', workspace)
      .where('id', '=', wanted)
      .executeTakeFirst()
    if (row === undefined || row.merged_into === null) return row
    wanted = row.merged_into
  }
  return undefined
}

interface Viewer {
  readonly role: Role
  readonly language: Language
  readonly now: number
}

const week = 7 * DAY_MS
const countedChannels = ['email', 'sms'] as const

/** Everything about one person on one page. */
export const readProfile = async (
  db: Kysely<Tables>,
  workspace: string,
  found: Selectable<PersonTable>,
  settings: Settings,
  { role, language, now }: Viewer,
): Promise<z.input<(typeof getPerson)['response']> | null> => {
  const person = personOf(found)
  const key = { bucket: bucketOf(workspace, person.id), workspace, person: person.id }
  const [row] = await personRows(db, workspace, [person.id], role)
  if (row === undefined) return null
  const isMasked = role === 'viewer'
  const show = (address: string): string => (isMasked ? maskAddress(address) : address)
  const enrollments = await db
    .selectFrom('enrollment')
    .select(['journey', 'state'])
    .where('bucket', '=', key.bucket)
    .where('workspace', '=', workspace)
    .where('person', '=', person.id)
    .orderBy('entered_at', 'desc')
    .limit(100)
    .execute()
  const refusals = await db
    .selectFrom('refusal')
    .select(['journey', 'reason', 'at', 'detail'])
    .where('bucket', '=', key.bucket)
    .where('workspace', '=', workspace)
    .where('person', '=', person.id)
    .orderBy('at', 'desc')
    .execute()
  const segments = await db
    .selectFrom('membership')
    .innerJoin('segment', (join) =>
      join.onRef('segment.workspace', '=', 'membership.workspace').onRef('segment.id', '=', 'membership.segment'),
    )
    .select(['segment.id', 'segment.name', 'membership.since'])
    .where('membership.bucket', '=', key.bucket)
    .where('membership.workspace', '=', workspace)
    .where('membership.person', '=', person.id)
    .where('membership.member', '=', 1)
    .orderBy('membership.since')
    .execute()
  const names = await journeyNames(
    db,
    workspace,
    [...enrollments, ...refusals].map(({ journey }) => journey),
    language,
  )
  const points = (await readPoints(db, workspace, [person.id])).get(person.id) ?? []
  const zone = resolveZone(person.zone, settings.zone)
  return {
    person: row,
    language: person.language,
    zone: { raw: person.zoneRaw, used: zone.zone, fellBack: zone.fellBack },
    attributes: isMasked ? maskJson(person.attributes) : person.attributes,
    identities: person.identities.map(({ kind, value, since }) => ({
      kind,
      value: kind === 'anonymousId' || (kind === 'userId' && !value.includes('@')) ? value : show(value),
      since,
    })),
    contactPoints: points.map(({ channel, address, suppressed }) => ({ channel, address: show(address), suppressed })),
    consents: (await readConsents(db, workspace, [person.id])).get(person.id) ?? [],
    segments,
    enrollments: enrollments.map(({ journey, state }) => ({
      enrollment: enrollmentSchema.parse(isMasked ? maskJson(JSON.parse(state)) : JSON.parse(state)),
      journeyName: names.get(journey) ?? journey,
    })),
    refusals: refusals.map(({ journey, reason, at, detail }) => ({
      journey,
      journeyName: names.get(journey) ?? journey,
      reason,
      at,
      values: refusalValues(detail),
    })),
    thisWeek: await readWeek(db, key, settings, now),
  }
}

const refusalValues = (detail: string): z.infer<typeof jsonObjectSchema> => {
  const values = jsonObjectSchema.safeParse(JSON.parse(detail))
  return values.success ? values.data : {}
}

const readWeek = async (
  db: Kysely<Tables>,
  key: { readonly bucket: number; readonly workspace: string; readonly person: string },
  settings: Settings,
  now: number,
): Promise<{ channel: string; sent: number; limit: number | null }[]> => {
  const rows = await db
    .selectFrom('delivery')
    .select((row) => ['channel', row.fn.countAll<number>().as('n')])
    .where('bucket', '=', key.bucket)
    .where('workspace', '=', key.workspace)
    .where('person', '=', key.person)
    .where('at', '>', now - week)
    .where('category', '=', 'marketing')
    .where('counts_to_cap', '=', 1)
    .where('status', 'in', ['pending', 'sent', 'outbox', 'held'])
    .groupBy('channel')
    .execute()
  const sent = new Map(rows.map(({ channel, n }) => [channel, Number(n)]))
  return countedChannels.map((channel) => {
    const limits = settings.rules.caps
      .filter(
        (cap) => cap.category === 'marketing' && cap.channels.includes(channel) && durationMs(cap.window) === week,
      )
      .map((cap) => cap.limit)
    return { channel, sent: sent.get(channel) ?? 0, limit: limits.length === 0 ? null : Math.min(...limits) }
  })
}
