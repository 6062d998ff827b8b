import { jsonObjectSchema } from '@trailwright/shared/problem/json.ts'
import { getCatalogue, listReceived, receivedSchema, sendTestEvent } from '@trailwright/shared/wire/events.ts'
import { sql, type Kysely, type Selectable } from 'kysely'
import { z } from 'zod'
import type { ReceivedTable, Tables } from '../database/tables.ts'
import { AppError } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import { maskJson, namesOf } from '../people/index.ts'
import type { Services } from '../services.ts'
import { readPaths, readSamples, valueTypes } from './catalogue.ts'
import { ingest } from './ingest.ts'

const usualPage = 50
const mostTags = 500
const warningsSchema = z.array(z.string())

const receivedOf = (row: Selectable<ReceivedTable>, names: ReadonlyMap<string, string>, isMasked: boolean) => {
  const payload = jsonObjectSchema.parse(JSON.parse(row.payload))
  return {
    id: row.id,
    receivedAt: row.received_at,
    at: row.at,
    type: row.type,
    name: row.name,
    person: row.person,
    personName: row.person === null ? '' : (names.get(row.person) ?? ''),
    source: row.source,
    status: receivedSchema.shape.status.parse(row.status),
    code: row.code,
    field: row.field,
    warnings: warningsSchema.parse(JSON.parse(row.warnings)),
    payload: isMasked ? { ...maskJson(payload) } : payload,
  }
}

/** All tags that people have. */
const readTags = async (db: Kysely<Tables>, workspace: string, isPostgres: boolean): Promise<string[]> => {
  const each = isPostgres
    ? sql`json_array_elements_text(person.tags::json) as tag(value)`
    : sql`json_each(person.tags) as tag`
  const found = await sql<{ tag: string }>`select distinct tag.value as tag from person cross join ${each}
    where person.workspace = ${workspace} and person.tags <> '[]' limit ${mostTags}`.execute(db)
  return found.rows.map(({ tag }) => tag).toSorted()
}

export const eventHandlers = ({ database: { db, dialect }, clock, engine }: Services): readonly Handled[] => [
  handle(listReceived, async ({ context, query }) => {
    const limit = query.limit ?? usualPage
    const rows = await db
      .selectFrom('received')
      .selectAll()
      .where('workspace', '=', context.workspace)
      .$if(query.name !== undefined, (wanted) => wanted.where('name', '=', query.name ?? ''))
      .$if(query.status !== undefined, (wanted) => wanted.where('status', '=', query.status ?? 'accepted'))
      .$if(query.cursor !== undefined, (wanted) => wanted.where('seq', '<', Number(query.cursor)))
      .orderBy('seq', 'desc')
      .limit(limit + 1)
      .execute()
    const page = rows.slice(0, limit)
    const names = await namesOf(
      db,
      context.workspace,
      page.flatMap((row) => row.person ?? []),
    )
    const last = page.at(-1)
    return {
      items: page.map((row) => receivedOf(row, names, context.role === 'viewer')),
      next: rows.length > limit && last !== undefined ? String(last.seq) : null,
      total: null,
    }
  }),

  handle(getCatalogue, async ({ context: { workspace } }) => {
    const events = await db.selectFrom('catalogue_event').selectAll().where('workspace', '=', workspace).execute()
    const attributes = await db
      .selectFrom('catalogue_attribute')
      .selectAll()
      .where('workspace', '=', workspace)
      .execute()
    const byName = <Item extends { name: string } | { path: string }>(items: Item[]): Item[] => {
      const nameOf = (item: Item): string => ('name' in item ? item.name : item.path)
      return items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    }
    return {
      events: byName(
        events.map(({ name, count, last_seen_at, properties }) => ({
          name,
          count,
          lastSeenAt: last_seen_at,
          properties: byName([...readPaths(properties)].map(([path, { type, samples }]) => ({ path, type, samples }))),
        })),
      ),
      attributes: byName(
        [
          // Everybody's own, whether or not a trait of that name came.
          ...(attributes.length === 0 || attributes.some(({ path }) => path === 'userId')
            ? []
            : [{ path: 'userId', type: 'text', samples: '[]' }]),
          ...attributes,
        ].map(({ path, type, samples }) => ({
          path,
          type: z.enum(valueTypes).parse(type),
          samples: readSamples(samples),
        })),
      ),
      tags: await readTags(db, workspace, dialect === 'postgres'),
    }
  }),

  handle(sendTestEvent, async ({ context, body }) => {
    const { name, userId, properties } = body
    const call = { type: 'track', event: name, userId, properties, timestamp: context.now, messageId: clock.id() }
    const source = { kind: 'server', name: 'test', sentAt: null } as const
    const { refused, messageIds } = await ingest({ db, clock }, context.workspace, [call], source)
    const [fault] = refused
    if (fault !== undefined) throw new AppError('event.refused', { reason: fault.code, field: fault.field })
    engine.nudge()
    return { id: messageIds[0] ?? '' }
  }),
]
