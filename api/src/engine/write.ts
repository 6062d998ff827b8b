import { versionsOf } from '@trailwright/shared/run/count-changes.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import { awaitedEffects } from '@trailwright/shared/step/effect.ts'
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { given, inBuckets, insertionOf, insertRows, MovedMeanwhile, runTogether } from '../database/bulk.ts'
import type { EnrollmentTable, HistoryTable, OutboxTable, Tables } from '../database/tables.ts'
import { countingOf, type Tallies } from './counts.ts'
import type { Passage } from './passage.ts'

type Tx = Transaction<Tables>

const isAwaited = (effect: Effect): boolean => awaitedEffects.some((type) => type === effect.type)

/** `rev` * this + index orders the history of one enrollment. */
const entriesPerStep = 10_000

export const historySeq = (rev: number, index: number): number => rev * entriesPerStep + index

const revAfter = ({ rev }: Passage): number => (rev ?? 0) + 1

const rowOf = (passage: Passage): EnrollmentTable => {
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
    rev: revAfter(passage),
    state: JSON.stringify(now),
    entered_at: now.enteredAt,
    arrived_at: now.arrivedAt,
    ended_at: now.ended?.at ?? null,
    reason: now.ended?.reason ?? null,
  }
}

/** Columns that a step changes. */
const changing = ['node', 'status', 'due_at', 'state', 'version', 'arrived_at', 'ended_at', 'reason'] as const

/** By one statement, each only if nobody moved it since it was read: the `rev` decides, not the timer. */
const movingOf = (tx: Tx, passages: readonly Passage[]): RawBuilder<unknown> | null => {
  if (passages.length === 0) return null
  const rows = passages.map((passage) => ({ ...rowOf(passage) }))
  const changes = [...changing, 'rev'].map((column) => sql`${sql.ref(column)} = ${sql.ref(`moved.${column}`)}`)
  return sql`update enrollment set ${sql.join(changes)}
    from ${given(tx, ['bucket', 'id', 'rev', ...changing], rows)} as moved
    where enrollment.bucket = moved.bucket and enrollment.id = moved.id and enrollment.rev = moved.rev - 1
      and ${inBuckets(tx, 'enrollment.bucket', rows)}`
}

/** Those of the entering that are not in yet: the same stimulus has the same id, hence enters once. */
const insertNew = async (tx: Tx, entering: readonly Passage[]): Promise<readonly Passage[]> => {
  if (entering.length === 0) return []
  const places = entering.map(({ bucket, now: { id } }) => ({ bucket, id }))
  const found = await sql<{ id: string }>`select e.id from ${given(tx, ['bucket', 'id'], places)} as wanted
    cross join enrollment as e where e.bucket = wanted.bucket and e.id = wanted.id
      and ${inBuckets(tx, 'e.bucket', places)}`.execute(tx)
  const inside = new Set(found.rows.map(({ id }) => id))
  const fresh = entering.filter(({ now: { id } }) => !inside.has(id) && inside.add(id))
  const rows = fresh.map((passage) => rowOf(passage))
  if ((await insertRows(tx, 'enrollment', rows, sql`on conflict (bucket, id) do nothing`)) !== rows.length)
    throw new MovedMeanwhile()
  return fresh
}

const historyOf = (passage: Passage): HistoryTable[] => {
  const versions = versionsOf(passage.read.version, passage.trace)
  return passage.trace.map((entry, index) => ({
    bucket: passage.bucket,
    enrollment: passage.now.id,
    seq: historySeq(revAfter(passage), index),
    workspace: passage.now.workspace,
    person: passage.now.person,
    journey: passage.now.journey,
    version: versions[index] ?? passage.now.version,
    at: entry.at,
    node: entry.node,
    code: entry.code,
    entry: JSON.stringify(entry),
  }))
}

const outboxOf = (passage: Passage, at: number, sequence: () => number): OutboxTable[] =>
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
      waits_for: null,
    }
  })

/** What is written beside the passages themselves. */
export interface Beside {
  readonly workspace: string
  readonly tallies: Tallies
  readonly at: number
  readonly sequence: () => number
}

/**
 * State, wait, history, outbox and counters of these passages, in the caller's transaction, a statement each. Returns
 * those that were written: one whose stimulus entered before is left out. Throws MovedMeanwhile if somebody moved one
 * since.
 */
export const writePassages = async (
  tx: Tx,
  passages: readonly Passage[],
  { workspace, tallies, at, sequence }: Beside,
): Promise<readonly Passage[]> => {
  const known = passages.filter(({ rev }) => rev !== null)
  const entered = await insertNew(
    tx,
    passages.filter(({ rev }) => rev === null),
  )
  const written = passages.filter((passage) => passage.rev !== null || entered.includes(passage))
  for (const passage of known) if (passage.now.status === 'ended') await withdraw(tx, passage)
  const remembering = insertionOf(tx, 'history', written.flatMap(historyOf))
  const asking = askingOf(
    tx,
    written.flatMap((passage) => outboxOf(passage, at, sequence)),
  )
  const counting = countingOf(tx, workspace, tallies, written)
  const moved = await runTogether(tx, movingOf(tx, known), [remembering, asking, counting])
  if (moved !== known.length) throw new MovedMeanwhile()
  return written
}

/** An effect that is asked again after it was held keeps its key, hence its row. */
const askingOf = (tx: Tx, rows: readonly OutboxTable[]): RawBuilder<unknown> | null =>
  insertionOf(
    tx,
    'outbox',
    rows,
    sql`on conflict (bucket, enrollment, visit, n) do update set status = excluded.status, due_at = excluded.due_at,
      seq = excluded.seq, attempt = 0, claimed_at = null`,
  )

/** What an ended enrollment still wanted to send and nobody has claimed yet is not sent. */
const withdraw = async (tx: Tx, passage: Passage): Promise<void> => {
  if (passage.read.awaits === null) return
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
