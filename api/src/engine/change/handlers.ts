import { durationMs } from '@trailwright/shared/time/duration.ts'
import {
  backfill,
  cancelJob,
  jobSchema,
  listJobs,
  previewBackfill,
  previewResume,
} from '@trailwright/shared/wire/live-change.ts'
import type { Selectable } from 'kysely'
import { audit } from '../../database/audit-log.ts'
import { inTransaction } from '../../database/bulk.ts'
import type { JobTable } from '../../database/tables.ts'
import { AppError, notFound } from '../../http/app-error.ts'
import { handle, type Handled } from '../../http/handle.ts'
import { personRows } from '../../people/index.ts'
import type { Services } from '../../services.ts'
import { createPrograms } from '../programs.ts'
import { pagesInside } from './pages-inside.ts'
import { dueSince } from './job-stimuli.ts'
import { startJob } from './jobs.ts'
import { whoIsPast } from './who-is-past.ts'

const mostJobs = 20
const samplesEach = 6

const shown = (row: Selectable<JobTable>, startedBy: string) => ({
  id: row.id,
  kind: jobSchema.shape.kind.parse(row.kind),
  startedAt: row.started_at,
  startedBy,
  total: Math.max(row.total, row.done),
  done: row.done,
  gone: row.gone,
  status: jobSchema.shape.status.parse(row.status),
  detail: { ...JSON.parse(row.detail) },
})

/** Work on the people inside: what is under way, what a resumption or a back-fill would mean, and their beginning. */
export const changeHandlers = (services: Services): readonly Handled[] => {
  const { accounts, clock, engine } = services
  const { db } = services.database

  const journeyRow = async (workspace: string, journey: string) => {
    const row = await db
      .selectFrom('journey')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', journey)
      .executeTakeFirst()
    if (row === undefined) throw notFound()
    return row
  }

  /** The live version, in which the step has to be. */
  const liveWith = async (workspace: string, journey: string, node: string) => {
    const { live_version } = await journeyRow(workspace, journey)
    if (live_version === null) throw new AppError('version.unknown', { version: 0 })
    const { program } = await createPrograms().of(db, workspace, journey, live_version)
    if (!program.nodes.has(node)) throw notFound()
    return program
  }

  return [
    handle(listJobs, async ({ context: { workspace }, params: { journey } }) => {
      await journeyRow(workspace, journey)
      const rows = await db
        .selectFrom('job')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .orderBy('started_at', 'desc')
        .limit(mostJobs)
        .execute()
      const items = rows.map(async (row) => shown(row, (await accounts.find(row.started_by))?.name ?? ''))
      return { items: await Promise.all(items) }
    }),

    handle(cancelJob, async ({ context, params: { journey, job } }) => {
      const { workspace } = context
      await journeyRow(workspace, journey)
      const { numUpdatedRows } = await db
        .updateTable('job')
        .set({ status: 'cancelled' })
        .where('workspace', '=', workspace)
        .where('journey', '=', journey)
        .where('id', '=', job)
        .where('status', '=', 'running')
        .executeTakeFirst()
      if (numUpdatedRows !== 1n) throw notFound()
      await audit(services, context, 'journey.job-cancelled', journey, { job })
      return {}
    }),

    handle(previewResume, async ({ context, params: { journey }, query }) => {
      const { workspace, role, now } = context
      const { paused_at } = await journeyRow(workspace, journey)
      const older = now - (durationMs(query.olderThan ?? 'P1D') ?? 0)
      const sums = { inside: 0, waits: 0, messages: 0, older: 0 }
      let oldestDueAt: number | null = null
      const samples: { person: string; node: string; dueAt: number }[] = []
      for await (const rows of pagesInside(services, workspace, journey)) {
        const due = await dueSince(db, rows)
        sums.inside += rows.length
        for (const row of rows) {
          const found = due.get(row.id)
          if (found === undefined || found.since > now) continue
          if (found.of === 'wait') sums.waits += 1
          else sums.messages += 1
          if (found.since <= older) sums.older += 1
          oldestDueAt = Math.min(oldestDueAt ?? found.since, found.since)
          if (samples.length < samplesEach) samples.push({ person: row.person, node: row.node, dueAt: found.since })
        }
      }
      const ids = samples.map(({ person }) => person)
      const people = new Map((await personRows(db, workspace, ids, role)).map((person) => [person.id, person]))
      return {
        pausedAt: paused_at,
        ...sums,
        oldestDueAt,
        samples: samples.flatMap(({ person, node, dueAt }) => {
          const known = people.get(person)
          return known === undefined ? [] : [{ person: known, node, dueAt }]
        }),
      }
    }),

    handle(previewBackfill, async ({ context, params: { journey, node } }) => {
      const { workspace, role } = context
      const program = await liveWith(workspace, journey, node)
      const found = new Map<string, { people: number; again: Set<string> }>()
      const samples: { person: string; node: string; again: readonly string[] }[] = []
      let again = 0
      for await (const rows of pagesInside(services, workspace, journey)) {
        for (const { row, again: repeated } of await whoIsPast(db, program, node, rows)) {
          if (repeated.length > 0) again += 1
          const at = found.get(row.node) ?? { people: 0, again: new Set<string>() }
          found.set(row.node, at)
          at.people += 1
          for (const step of repeated) at.again.add(step)
          if (samples.length < samplesEach) samples.push({ person: row.person, node: row.node, again: repeated })
        }
      }
      const ids = samples.map(({ person }) => person)
      const people = new Map((await personRows(db, workspace, ids, role)).map((person) => [person.id, person]))
      return {
        people: [...found.values()].reduce((sum, at) => sum + at.people, 0),
        again,
        nodes: [...found].map(([at, { people: count, again: steps }]) => ({
          node: at,
          people: count,
          again: [...steps],
        })),
        samples: samples.flatMap(({ person, node: at, again: steps }) => {
          const known = people.get(person)
          return known === undefined ? [] : [{ person: known, node: at, again: [...steps] }]
        }),
      }
    }),

    handle(backfill, async ({ context, params: { journey, node }, body: { includeAgain } }) => {
      const { workspace, user } = context
      const { version } = await liveWith(workspace, journey, node)
      const detail = { kind: 'backfill', version, node, includeAgain } as const
      const job = await inTransaction(db, (tx) => startJob(tx, clock, { workspace, journey, by: user, detail }))
      await audit(services, context, 'journey.backfilled', journey, { node })
      engine.nudge()
      return { job }
    }),
  ]
}
