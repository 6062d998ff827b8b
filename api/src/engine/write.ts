import type { Effect } from '@trailwright/shared/step/effect.ts'
import { awaitedEffects } from '@trailwright/shared/step/effect.ts'
import type { Insertable, Transaction } from 'kysely'
import type { EnrollmentTable, HistoryTable, OutboxTable, Tables } from '../database/tables.ts'
import type { Passage } from './passage.ts'

type Tx = Transaction<Tables>

const isAwaited = (effect: Effect): boolean => awaitedEffects.some((type) => type === effect.type)

/** `rev` * this + index orders the history of one enrollment. */
const entriesPerStep = 10_000

const rowOf = (passage: Passage, rev: number): Insertable<EnrollmentTable> => {
  const { now } = passage
  return {
    bucket: passage.bucket,
    id: now.id,
    workspace: now.workspace,
    journey: now.journey,
    version: now.version,
    person: now.person,
    key: now.key,
    node: now.node,
    status: now.status,
    due_at: now.status === 'ended' ? null : now.wake,
    rev,
    state: JSON.stringify(now),
    entered_at: now.enteredAt,
    arrived_at: now.arrivedAt,
    ended_at: now.ended?.at ?? null,
    reason: now.ended?.reason ?? null,
  }
}

/** Writes the row if nobody moved it since it was read; says whether it did. The `rev` decides, not the timer. */
const writeRow = async (tx: Tx, passage: Passage): Promise<number | null> => {
  if (passage.rev === null) {
    const inserted = await tx
      .insertInto('enrollment')
      .values(rowOf(passage, 1))
      .onConflict((conflict) => conflict.columns(['bucket', 'id']).doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n ? 1 : null
  }
  const rev = passage.rev + 1
  const { node, status, due_at, state, version, arrived_at, ended_at, reason } = rowOf(passage, rev)
  const updated = await tx
    .updateTable('enrollment')
    .set({ node, status, due_at, state, version, arrived_at, ended_at, reason, rev })
    .where('bucket', '=', passage.bucket)
    .where('id', '=', passage.now.id)
    .where('rev', '=', passage.rev)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n ? rev : null
}

const historyOf = (passage: Passage, rev: number): Insertable<HistoryTable>[] =>
  passage.trace.map((entry, index) => ({
    bucket: passage.bucket,
    enrollment: passage.now.id,
    seq: rev * entriesPerStep + index,
    workspace: passage.now.workspace,
    person: passage.now.person,
    journey: passage.now.journey,
    version: passage.now.version,
    at: entry.at,
    node: entry.node,
    code: entry.code,
    entry: JSON.stringify(entry),
  }))

const outboxOf = (passage: Passage, at: number, sequence: () => number): Insertable<OutboxTable>[] =>
  passage.effects.filter(isAwaited).map((effect) => {
    const [, visit = '0', n = '0'] = effect.key.split(':')
    return {
      bucket: passage.bucket,
      enrollment: passage.now.id,
      visit: Number(visit),
      n: Number(n),
      workspace: passage.now.workspace,
      journey: passage.now.journey,
      version: passage.now.version,
      person: passage.now.person,
      node: passage.now.node,
      type: effect.type,
      effect: JSON.stringify(effect),
      // What it asked in the very step that ended it is not done.
      status: passage.now.status === 'ended' ? 'withdrawn' : 'pending',
      due_at: passage.now.status === 'ended' ? null : at,
      attempt: 0,
      claimed_at: null,
      created_at: at,
      seq: sequence(),
      outcome: null,
    }
  })

const chunksOf = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))

/**
 * State, wait, history and outbox of these passages, in the caller's transaction. Returns those that were written; one
 * that somebody else moved meanwhile is left out whole, and its stimulus comes again.
 */
export const writePassages = async (
  tx: Tx,
  passages: readonly Passage[],
  at: number,
  sequence: () => number,
): Promise<readonly Passage[]> => {
  const written: Passage[] = []
  const history: Insertable<HistoryTable>[] = []
  const outbox: Insertable<OutboxTable>[] = []
  for (const passage of passages) {
    const rev = await writeRow(tx, passage)
    if (rev === null) continue
    written.push(passage)
    history.push(...historyOf(passage, rev))
    outbox.push(...outboxOf(passage, at, sequence))
    if (passage.now.status === 'ended') await withdraw(tx, passage)
  }
  for (const rows of chunksOf(history, 1000)) await tx.insertInto('history').values(rows).execute()
  for (const rows of chunksOf(outbox, 500)) await askAgain(tx, rows)
  return written
}

/** An effect that is asked again after it was held keeps its key, hence its row. */
const askAgain = async (tx: Tx, rows: readonly Insertable<OutboxTable>[]): Promise<void> => {
  await tx
    .insertInto('outbox')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['bucket', 'enrollment', 'visit', 'n']).doUpdateSet((row) => ({
        status: row.ref('excluded.status'),
        due_at: row.ref('excluded.due_at'),
        seq: row.ref('excluded.seq'),
        attempt: 0,
        claimed_at: null,
      })),
    )
    .execute()
}

/** What an ended enrollment still wanted to send and nobody has claimed yet is not sent. */
const withdraw = async (tx: Tx, passage: Passage): Promise<void> => {
  if (passage.rev === null) return
  await tx
    .updateTable('outbox')
    .set({ status: 'withdrawn', due_at: null })
    .where('bucket', '=', passage.bucket)
    .where('enrollment', '=', passage.now.id)
    .where('status', '=', 'pending')
    .execute()
  await tx
    .updateTable('delivery')
    .set({ status: 'withdrawn' })
    .where('bucket', '=', passage.bucket)
    .where('workspace', '=', passage.now.workspace)
    .where('id', 'like', `${passage.now.id}:%`)
    .where('status', 'in', ['pending', 'deferred'])
    .where('person', '=', passage.now.person)
    .execute()
}
