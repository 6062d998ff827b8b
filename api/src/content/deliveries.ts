import { jsonObjectSchema } from '@trailwright/shared/problem/json.ts'
import { skipReasonSchema } from '@trailwright/shared/policy/decision.ts'
import {
  deliverySchema,
  getDelivery,
  listDeliveries,
  renderedSchema,
  type DeliveryRow,
} from '@trailwright/shared/wire/contents.ts'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { DeliveryTable } from '../database/tables.ts'
import { notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import { maskAddress } from '../people/index.ts'
import { namesOf } from '../people/index.ts'
import type { Services } from '../services.ts'

const usualPage = 50
const headersSchema = z.array(z.strictObject({ name: z.string(), value: z.string() }))

const rowOf = (
  row: Selectable<DeliveryTable>,
  names: ReadonlyMap<string, string>,
  seesAddresses: boolean,
): DeliveryRow => ({
  id: row.id,
  at: row.at,
  person: row.person,
  personName: row.person === null ? '' : (names.get(row.person) ?? ''),
  channel: row.channel,
  address: seesAddresses ? row.address : maskAddress(row.address),
  status: deliverySchema.shape.status.parse(row.status),
  reason: row.reason === null ? null : skipReasonSchema.parse(row.reason),
  detail: jsonObjectSchema.parse(JSON.parse(row.detail)),
  journey: row.journey,
  node: row.node,
  content: row.content,
  subject: row.subject,
  test: row.test === 1,
})

/** The outbox: what went out, or would have without a provider, exactly. */
export const deliveryHandlers = ({ database: { db } }: Services): readonly Handled[] => [
  handle(listDeliveries, async ({ context, query }) => {
    const limit = query.limit ?? usualPage
    const [beforeAt, beforeId] = (query.cursor ?? '').split(' ')
    const rows = await db
      .selectFrom('delivery')
      .selectAll()
      .where('workspace', '=', context.workspace)
      .$if(query.status !== undefined, (wanted) => wanted.where('status', '=', query.status ?? ''))
      .$if(query.channel !== undefined, (wanted) => wanted.where('channel', '=', query.channel ?? ''))
      .$if(query.journey !== undefined, (wanted) => wanted.where('journey', '=', query.journey ?? ''))
      .$if(beforeId !== undefined, (wanted) =>
        wanted.where((row) =>
          row.or([
            row('at', '<', Number(beforeAt)),
            row.and([row('at', '=', Number(beforeAt)), row('id', '<', beforeId ?? '')]),
          ]),
        ),
      )
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
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
      items: page.map((row) => rowOf(row, names, context.role !== 'viewer')),
      next: rows.length > limit && last !== undefined ? `${last.at} ${last.id}` : null,
      total: null,
    }
  }),

  handle(getDelivery, async ({ context, params }) => {
    const row = await db
      .selectFrom('delivery')
      .selectAll()
      .where('workspace', '=', context.workspace)
      .where('id', '=', params.delivery)
      .executeTakeFirst()
    if (row === undefined) throw notFound()
    const names = await namesOf(db, context.workspace, row.person === null ? [] : [row.person])
    return {
      delivery: rowOf(row, names, context.role !== 'viewer'),
      rendered: row.rendered === null ? null : renderedSchema.parse(JSON.parse(row.rendered)),
      headers: headersSchema.parse(JSON.parse(row.headers)),
      evidence: z.array(jsonObjectSchema).parse(JSON.parse(row.evidence)),
    }
  }),
]
