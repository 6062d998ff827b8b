import type { listInside } from '@trailwright/shared/wire/journeys.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import type { Role } from '@trailwright/shared/wire/route.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../../database/tables.ts'
import { personRows } from '../../people/index.ts'
import { jsonOf } from '../set-aside.ts'

type Query = z.output<(typeof listInside)['query']>
type Page = z.input<(typeof listInside)['response']>

const usualPage = 50

/** The people behind a count, latest arrival first. What is past (arrived, gone by a port) is read from history. */
export const peopleBehind = async (
  db: Kysely<Tables>,
  workspace: string,
  journey: string,
  version: number,
  query: Query,
  role: Role,
): Promise<Page> => {
  const limit = query.limit ?? usualPage
  const [beforeAt, beforeId] = (query.cursor ?? '').split(' ')
  const node = query.node ?? ''
  const wanted = db
    .selectFrom('enrollment as e')
    .where('e.workspace', '=', workspace)
    .where('e.journey', '=', journey)
    .where('e.version', '=', version)
    .$if(query.which === 'inside', (rows) => rows.where('e.status', '!=', 'ended'))
    .$if(query.which === 'here', (rows) => rows.where('e.status', '!=', 'ended').where('e.node', '=', node))
    .$if(query.which === 'held', (rows) =>
      rows.where('e.status', '=', 'held').$if(query.node !== undefined, (held) => held.where('e.node', '=', node)),
    )
    .$if(query.which === 'left', (rows) =>
      rows
        .where('e.status', '=', 'ended')
        .$if(query.reason !== undefined, (left) => left.where('e.reason', '=', query.reason ?? ''))
        .$if(query.node !== undefined, (left) => left.where('e.node', '=', node)),
    )
    .$if(query.which === 'arrived' || query.which === 'port', (rows) =>
      rows.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('history as h')
            .select('h.seq')
            .whereRef('h.bucket', '=', 'e.bucket')
            .whereRef('h.enrollment', '=', 'e.id')
            .where('h.node', '=', node)
            .$if(query.which === 'arrived', (passed) => passed.where('h.code', '=', 'arrived'))
            .$if(query.which === 'port', (passed) =>
              passed
                .where('h.code', 'in', ['left', 'decided'])
                .where(sql<boolean>`h.entry like ${`%"port":${JSON.stringify(query.port ?? '')}%`}`),
            ),
        ),
      ),
    )
  const total = await wanted.select((row) => row.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const rows = await wanted
    .selectAll('e')
    .$if(beforeId !== undefined, (page) =>
      page.where((row) =>
        row.or([
          row('e.arrived_at', '<', Number(beforeAt)),
          row.and([row('e.arrived_at', '=', Number(beforeAt)), row('e.id', '<', beforeId ?? '')]),
        ]),
      ),
    )
    .orderBy('e.arrived_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const people = new Map(
    (
      await personRows(
        db,
        workspace,
        page.map((row) => row.person),
        role,
      )
    ).map((person) => [person.id, person]),
  )
  const last = page.at(-1)
  return {
    items: page.flatMap((row) => {
      const person = people.get(row.person)
      // One that does not read any more is held, and still somebody.
      const state = enrollmentSchema.safeParse(jsonOf(row.state)).data
      return person === undefined
        ? []
        : [
            {
              enrollment: row.id,
              person,
              key: row.key,
              enteredAt: row.entered_at,
              arrivedAt: row.arrived_at,
              movesOnAt: state?.nodeWake ?? null,
              status: state?.status ?? 'held',
              reason: state === undefined ? 'crash' : (state.ended?.reason ?? state.held?.cause ?? null),
              entry: { ...state?.entry?.properties },
            },
          ]
    }),
    next: rows.length > limit && last !== undefined ? `${last.arrived_at} ${last.id}` : null,
    total: Number(total.n),
  }
}
