/**
 * Long work on the people inside a journey: moved, resumed, brought back or taken out, a chunk a transaction, in the order
 * of their rows. How far it got stands in the row of the job, written in the same transaction: it goes on after a crash,
 * and does nothing twice.
 */
import type { Stimulus } from '@trailwright/shared/step/stimulus.ts'
import type { Selectable, Transaction } from 'kysely'
import type { Clock } from '../../clock.ts'
import { AppError } from '../../http/app-error.ts'
import { dialectOf, inTransaction } from '../../database/bulk.ts'
import type { EnrollmentTable, JobTable, Tables } from '../../database/tables.ts'
import { isOfDatabase } from '../fault.ts'
import { follow } from '../lifecycle.ts'
import { bucketCount } from '../places.ts'
import type { EngineServices } from '../services.ts'
import { takeIn, type Pending } from '../take-in.ts'
import { type JobDetail, jobDetailSchema } from './job-detail.ts'
import { stimuliOf } from './job-stimuli.ts'
import { after, isInside } from './pages-inside.ts'

type Tx = Transaction<Tables>
type Job = Selectable<JobTable>
type Row = Selectable<EnrollmentTable>

const peopleAtOnce = 200
/** Between two turns of everything else: on PostgreSQL a chunk is a bucket, which holds few. */
const chunksAtOnce = 20

export interface JobWish {
  readonly workspace: string
  readonly journey: string
  readonly by: string
  readonly detail: JobDetail
}

/** Puts the job down; whoever runs the engine does it. Returns its id. Refuses a second one at a time for a journey. */
export const startJob = async (tx: Tx, clock: Clock, { workspace, journey, by, detail }: JobWish): Promise<string> => {
  // Writing the journey first puts two who begin at once one after the other.
  await tx
    .updateTable('journey')
    .set({ updated_at: clock.now() })
    .where('workspace', '=', workspace)
    .where('id', '=', journey)
    .execute()
  await refuseDuringJob(tx, workspace, journey)
  const inside = await tx
    .selectFrom('enrollment')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where(isInside)
    .executeTakeFirstOrThrow()
  const id = clock.id()
  const row = { workspace, id, journey, kind: detail.kind, status: 'running', detail: JSON.stringify(detail) }
  const start = { total: Number(inside.n), done: 0, gone: 0, bucket: -1, after: '', next_at: 0 }
  await tx
    .insertInto('job')
    .values({ ...row, ...start, started_at: clock.now(), started_by: by })
    .execute()
  return id
}

/** Throws `job.running` while the people inside this journey are being seen to. */
export const refuseDuringJob = async (tx: Tx, workspace: string, journey: string): Promise<void> => {
  const other = await running(tx)
    .select('id')
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .limit(1)
    .executeTakeFirst()
  if (other !== undefined) throw new AppError('job.running')
}

const running = (db: EngineServices['db']) => db.selectFrom('job').where('status', '=', 'running')

export const isJobRunning = async ({ db }: EngineServices): Promise<boolean> =>
  (await running(db).select('id').limit(1).executeTakeFirst()) !== undefined

/**
 * The next chunks of the job that began first. Returns how many people it looked at, and at least 1 when there was one.
 */
export const runJobs = async (services: EngineServices): Promise<number> => {
  const next = await running(services.db)
    .select(['workspace', 'id', 'journey'])
    .orderBy('started_at')
    .limit(1)
    .executeTakeFirst()
  if (next === undefined) return 0
  let people = 0
  try {
    for (let chunk = 0; chunk < chunksAtOnce && people < peopleAtOnce; chunk += 1) {
      const looked = await inTransaction(services.db, (tx) => runChunk(services, tx, next))
      if (looked === 'opened') {
        await follow(services, next)
        await ofJob(services.db, next).set({ status: 'done' }).where('status', '=', 'running').execute()
      }
      if (looked === 'opened' || looked === 0) break
      people += looked
    }
  } catch (fault) {
    if (isOfDatabase(fault)) throw fault
    // It would break again, and hold up everybody else.
    services.report(fault, `The job ${next.id} broke off and is cancelled`)
    await ofJob(services.db, next).set({ status: 'cancelled' }).where('status', '=', 'running').execute()
  }
  return Math.max(1, people)
}

type Named = Pick<Job, 'workspace' | 'id'>

const ofJob = (db: EngineServices['db'], { workspace, id }: Named) =>
  db.updateTable('job').where('workspace', '=', workspace).where('id', '=', id)

/**
 * Returns how many people it looked at; 0 when the job is over; `opened` when the journey goes on and what was parked is
 * still to be brought back.
 */
const runChunk = async (services: EngineServices, tx: Tx, { workspace, id }: Named): Promise<number | 'opened'> => {
  const job = await running(tx).selectAll().where('workspace', '=', workspace).where('id', '=', id).executeTakeFirst()
  if (job === undefined) return 0
  if (job.bucket >= bucketCount) return 'opened'
  const rows = await nextRows(tx, job)
  const { gone, nextAt } = await treat(services, tx, job, rows)
  const last = rows.at(-1)
  const progress =
    last === undefined
      ? job.kind === 'resume'
        ? { bucket: bucketCount }
        : { status: 'done' }
      : {
          done: job.done + rows.length,
          gone: job.gone + gone,
          bucket: last.bucket,
          after: last.id,
          next_at: nextAt,
        }
  await ofJob(tx, job).set(progress).execute()
  if (last !== undefined) return rows.length
  await finish(tx, job)
  return job.kind === 'resume' ? 'opened' : 0
}

/** On PostgreSQL those of one bucket: a transaction touches no other. */
const nextRows = async (tx: Tx, job: Job): Promise<readonly Row[]> => {
  const onward = tx
    .selectFrom('enrollment')
    .where('workspace', '=', job.workspace)
    .where('journey', '=', job.journey)
    .where(isInside)
    .where(after(job.bucket, job.after))
    .orderBy('bucket')
    .orderBy('id')
  if (dialectOf(tx) === 'sqlite') return onward.selectAll().limit(peopleAtOnce).execute()
  const next = await onward.select('bucket').limit(1).executeTakeFirst()
  if (next === undefined) return []
  return onward.selectAll().where('bucket', '=', next.bucket).limit(peopleAtOnce).execute()
}

interface Treated {
  /** How many of them are not inside any more. */
  readonly gone: number
  readonly nextAt: number
}

const treat = async (services: EngineServices, tx: Tx, job: Job, rows: readonly Row[]): Promise<Treated> => {
  if (rows.length === 0) return { gone: 0, nextAt: job.next_at }
  const now = services.clock.now()
  const detail = jobDetailSchema.parse(JSON.parse(job.detail))
  const { stimuli, nextAt } = await stimuliOf(services, tx, { job, detail, rows, now })
  const pending = new Map<string, Pending[]>()
  for (const row of rows) {
    const stimulus: Stimulus | undefined = stimuli.get(row.id)
    if (stimulus === undefined) continue
    const items = pending.get(row.person) ?? []
    pending.set(row.person, [...items, { type: 'stimulus', at: now, enrollment: row.id, stimulus }])
  }
  const { workspace } = job
  await takeIn({ tx, workspace, programs: services.programs, now, sequence: services.clock.sequence }, pending)
  const left = await tx
    .selectFrom('enrollment')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('bucket', 'in', [...new Set(rows.map((row) => row.bucket))])
    .where('id', 'in', [...stimuli.keys(), ''])
    .where('status', '=', 'ended')
    .executeTakeFirstOrThrow()
  return { gone: Number(left.n), nextAt }
}

/** A journey whose resumption was prepared is live from here on. */
const finish = async (tx: Tx, { kind, workspace, journey }: Job): Promise<void> => {
  if (kind !== 'resume') return
  await tx
    .updateTable('journey')
    .set({ status: 'live', paused_at: null })
    .where('workspace', '=', workspace)
    .where('id', '=', journey)
    .where('status', '=', 'paused')
    .execute()
}
