import { dueOf } from '../parked.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import { isDueWhereSheStands } from '@trailwright/shared/run/what-next.ts'
import type { Stimulus } from '@trailwright/shared/step/stimulus.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { given } from '../../database/bulk.ts'
import type { EnrollmentTable, JobTable, Tables } from '../../database/tables.ts'
import type { EngineServices } from '../services.ts'
import { jsonOf } from '../set-aside.ts'
import type { JobDetail } from './job-detail.ts'
import { readMovers } from './movers.ts'
import { whoIsPast } from './who-is-past.ts'

type Tx = Transaction<Tables>
type Row = Selectable<EnrollmentTable>

interface Chunk {
  readonly job: Selectable<JobTable>
  readonly detail: JobDetail
  readonly rows: readonly Row[]
  readonly now: number
}

interface Said {
  readonly stimuli: ReadonlyMap<string, Stimulus>
  /** When the next turn is of those who go one after the other. */
  readonly nextAt: number
}

/** What the job says to each enrollment of the chunk, by its id; who is not concerned is left out. */
export const stimuliOf = async (services: EngineServices, tx: Tx, chunk: Chunk): Promise<Said> =>
  chunk.detail.kind === 'move'
    ? movesOf(services, tx, chunk, chunk.detail)
    : { stimuli: await othersOf(services, tx, chunk, chunk.detail), nextAt: chunk.job.next_at }

const othersOf = async (
  services: EngineServices,
  tx: Tx,
  { job, rows, now }: Omit<Chunk, 'detail'>,
  detail: Exclude<JobDetail, { kind: 'move' }>,
): Promise<ReadonlyMap<string, Stimulus>> => {
  switch (detail.kind) {
    case 'stop':
      return new Map(rows.map((row) => [row.id, { type: 'removed', at: now, reason: 'stopped' }]))
    case 'resume': {
      const due = await dueSince(tx, rows)
      const limit = detail.at - (durationMs(detail.olderThan ?? 'PT0S') ?? 0)
      return new Map(
        rows.flatMap((row): [string, Stimulus][] => {
          const found = due.get(row.id)
          if (found === undefined || found.since > limit) return []
          if (detail.due === 'drop') return [[row.id, { type: 'removed', at: now, reason: 'stale' }]]
          return found.of === 'wait' ? [[row.id, { type: 'waitAgain', at: now }]] : []
        }),
      )
    }
    case 'backfill': {
      const { program } = await services.programs.of(tx, job.workspace, job.journey, detail.version)
      const concerned = await whoIsPast(tx, program, detail.node, rows)
      return new Map(
        concerned
          .filter(({ again }) => detail.includeAgain || again.length === 0)
          .map(({ row }) => [row.id, { type: 'sentBack', at: now, node: detail.node }]),
      )
    }
  }
}

/** Everybody who is in another version goes over; those who are due at once one after the other. */
const movesOf = async (
  { programs }: EngineServices,
  tx: Tx,
  { job, rows, now }: Omit<Chunk, 'detail'>,
  { version, map, when, slotMs }: Extract<JobDetail, { kind: 'move' }>,
): Promise<Said> => {
  const { workspace, journey } = job
  const target = await programs.of(tx, workspace, journey, version)
  const others = rows.filter((row) => row.version !== version)
  const moves = { workspace, journey, target, map, at: now }
  const movers = new Map((await readMovers(tx, programs, moves, others)).map(({ row, mover }) => [row.id, mover]))
  let nextAt = Math.max(job.next_at, now)
  const stimuli = new Map<string, Stimulus>()
  for (const { id } of others) {
    const mover = movers.get(id)
    const takesTurn = slotMs > 0 && when === 'now' && mover !== undefined && isDueWhereSheStands(mover)
    const spreadMs = takesTurn ? nextAt - now : 0
    if (takesTurn) nextAt += slotMs
    stimuli.set(id, { type: 'moved', at: now, version, map: mover?.map ?? map, when, spreadMs })
  }
  return { stimuli, nextAt }
}

export interface Due {
  readonly since: number
  readonly of: 'wait' | 'message'
}

/** What of each of them is due, and since when: her wait, or a message that stands in the outbox. */
export const dueSince = async (db: Kysely<Tables>, rows: readonly Row[]): Promise<ReadonlyMap<string, Due>> => {
  const places = rows.map(({ bucket, id }) => ({ bucket, id }))
  const { rows: asked } = await sql<{ enrollment: string; due_at: number }>`select o.enrollment, o.due_at
    from ${given(db, ['bucket', 'id'], places)} as wanted cross join outbox as o
    where o.bucket = wanted.bucket and o.enrollment = wanted.id and o.status = 'pending'`.execute(db)
  const found = new Map<string, Due>(
    asked.map((row) => [row.enrollment, { since: dueOf(Number(row.due_at)), of: 'message' as const }]),
  )
  for (const row of rows) {
    const state = enrollmentSchema.safeParse(jsonOf(row.state)).data
    if (state?.status === 'active' && state.nodeWake !== null) found.set(row.id, { since: state.nodeWake, of: 'wait' })
  }
  return found
}
