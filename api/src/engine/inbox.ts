import { eventFactSchema } from '@trailwright/shared/condition/facts.ts'
import { type Selectable, sql, type Transaction } from 'kysely'
import { given, inBuckets, MovedMeanwhile } from '../database/bulk.ts'
import type { InboxTable, Tables } from '../database/tables.ts'
import type { Place } from './places.ts'
import type { Pending } from './take-in.ts'

type Tx = Transaction<Tables>
type Row = Selectable<InboxTable>

/** The kind of rows that could not be taken in. */
export const setAside = 'set-aside'

/** The next rows in order of arrival; at most `limit`. */
export const readInbox = (tx: Tx, place: Place, limit: number): Promise<Row[]> =>
  tx
    .selectFrom('inbox')
    .selectAll()
    .where('kind', '!=', setAside)
    .$if(place !== null, (query) => query.where('bucket', '=', place))
    .orderBy('seq')
    .limit(limit)
    .execute()

/** Taken in: deleted in the same transaction, so that each counts once. */
export const forget = async (tx: Tx, rows: readonly Row[]): Promise<void> => {
  const keys = ['bucket', 'workspace', 'person', 'seq'] as const
  const places = rows.map(({ bucket, workspace, person, seq }) => ({ bucket, workspace, person, seq }))
  const { numAffectedRows } =
    await sql`delete from inbox where (bucket, workspace, person, seq) in (select bucket, workspace, person, seq
    from ${given(tx, keys, places)} as taken) and ${inBuckets(tx, 'bucket', rows)}`.execute(tx)
  if (numAffectedRows !== BigInt(rows.length)) throw new MovedMeanwhile()
}

/** The first row is kept as it is, with what was wrong, where nothing takes it in any more. */
export const setRowAside = async (tx: Tx, place: Place, problem: string): Promise<void> => {
  const [row] = await readInbox(tx, place, 1)
  if (row === undefined) return
  await tx
    .updateTable('inbox')
    .set({ kind: setAside, body: JSON.stringify({ kind: row.kind, body: row.body, problem }) })
    .where('bucket', '=', row.bucket)
    .where('workspace', '=', row.workspace)
    .where('person', '=', row.person)
    .where('seq', '=', row.seq)
    .execute()
}

/** A row of the inbox as something pending. `merged` rows are handled apart (merge.ts). */
export const pendingOf = (row: Row): Pending | null => {
  const body = JSON.parse(row.body)
  switch (row.kind) {
    case 'event': {
      const event = eventFactSchema.parse(body)
      return { type: 'event', at: event.at, event }
    }
    case 'changed':
      return { type: 'changed', at: row.at }
    case 'segment':
      return { type: 'segment', at: row.at, segment: String(body.segment), member: body.member === true, seq: row.seq }
    case 'door':
      return {
        type: 'door',
        at: row.at,
        journey: String(body.journey),
        node: String(body.node),
        stimulus: String(body.stimulus),
        event: body.event === null ? null : eventFactSchema.parse(body.event),
      }
    default:
      return null
  }
}
