/** Held people, grouped by what has to be mended: the same step, the same cause, the same distinguishing words. */
import { hashId } from '@trailwright/shared/hash/hash.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import type { HoldCause } from '@trailwright/shared/step/outcome.ts'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'
import { jsonOf } from '../set-aside.ts'

type Db = Kysely<Tables>
type Row = Selectable<EnrollmentTable>

export interface Held {
  readonly group: string
  readonly row: Row
  readonly cause: HoldCause
  /** What distinguishes causes of one kind; no data of the person. */
  readonly detail: JsonObject
  readonly at: number
}

const pageSize = 1000
const distinguishing = ['code', 'host', 'status', 'content', 'secret', 'port', 'channel', 'problem'] as const
const longestWords = 200

/** Of one that cannot be read nothing more is known than that. */
const heldOf = (row: Row): Held => {
  const held = enrollmentSchema.safeParse(jsonOf(row.state)).data?.held
  const cause = held?.cause ?? 'crash'
  const values = held?.values ?? { problem: 'unreadable' }
  const detail = Object.fromEntries(
    distinguishing.flatMap((name): [string, Json][] => {
      const value = values[name]
      if (typeof value === 'number') return [[name, value]]
      return typeof value === 'string' ? [[name, value.slice(0, longestWords)]] : []
    }),
  )
  const group = hashId(row.workspace, row.journey, String(row.version), row.node, cause, JSON.stringify(detail))
  return { group, row, cause, detail, at: held?.at ?? row.arrived_at }
}

/** Everybody held in a workspace, or in one journey of it, a page at a time. */
export async function* pagesOfHeld(
  db: Db,
  workspace: string,
  journey: string | undefined,
): AsyncGenerator<readonly Held[]> {
  let [bucket, id] = [-1, '']
  for (;;) {
    const rows: Row[] = await db
      .selectFrom('enrollment')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('status', '=', 'held')
      .$if(journey !== undefined, (held) => held.where('journey', '=', journey ?? ''))
      .where(sql<boolean>`(bucket, id) > (${bucket}, ${id})`)
      .orderBy('bucket')
      .orderBy('id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(heldOf)
    ;[bucket, id] = [last.bucket, last.id]
  }
}
