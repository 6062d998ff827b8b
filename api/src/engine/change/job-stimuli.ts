import { reachableFrom } from '@trailwright/shared/diff/propose-map.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import type { Stimulus } from '@trailwright/shared/step/stimulus.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { given } from '../../database/bulk.ts'
import type { EnrollmentTable, JobTable, Tables } from '../../database/tables.ts'
import type { EngineServices } from '../services.ts'
import { jsonOf } from '../set-aside.ts'
import type { JobDetail } from './job-detail.ts'
import { passedSteps } from './passed-steps.ts'

type Tx = Transaction<Tables>
type Row = Selectable<EnrollmentTable>

interface Chunk {
  readonly job: Selectable<JobTable>
  readonly detail: JobDetail
  readonly rows: readonly Row[]
  readonly now: number
}

/** What the job says to each enrollment of the chunk, by its id; who is not concerned is left out. */
export const stimuliOf = async (
  services: EngineServices,
  tx: Tx,
  { job, detail, rows, now }: Chunk,
): Promise<ReadonlyMap<string, Stimulus>> => {
  switch (detail.kind) {
    case 'stop':
      return new Map(rows.map((row) => [row.id, { type: 'removed', at: now, reason: 'stopped' }]))
    case 'move': {
      const { version, map, when, slotMs } = detail
      const others = rows.filter((row) => row.version !== version)
      return new Map(
        others.map((row, index) => [
          row.id,
          { type: 'moved', at: now, version, map, when, spreadMs: (job.done + index) * slotMs },
        ]),
      )
    }
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
      const { program } = await services.programs.of(tx, job.workspace, job.journey, rows[0]?.version ?? 0)
      const onward = reachableFrom(program.journey, detail.node)
      const passed = await passedSteps(tx, rows)
      return new Map(
        rows.flatMap((row): [string, Stimulus][] => {
          const been = passed.get(row.id) ?? new Set()
          if (row.version !== program.version || been.has(detail.node) || !onward.has(row.node)) return []
          const again = stepsAgain(onward, been, row.node)
          if (again.length > 0 && !detail.includeAgain) return []
          return [[row.id, { type: 'sentBack', at: now, node: detail.node }]]
        }),
      )
    }
  }
}

/** Steps behind her that she would come by again, where she stands left out. */
export const stepsAgain = (onward: ReadonlySet<string>, been: ReadonlySet<string>, here: string): readonly string[] =>
  [...onward].filter((node) => been.has(node) && node !== here)

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
    asked.map((row) => [row.enrollment, { since: Number(row.due_at), of: 'message' as const }]),
  )
  for (const row of rows) {
    const state = enrollmentSchema.safeParse(jsonOf(row.state)).data
    if (state?.status === 'active' && state.nodeWake !== null) found.set(row.id, { since: state.nodeWake, of: 'wait' })
  }
  return found
}
