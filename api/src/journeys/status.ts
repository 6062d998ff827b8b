import { changeStatus } from '@trailwright/shared/wire/journeys.ts'
import { audit } from '../database/audit-log.ts'
import { inTransaction } from '../database/bulk.ts'
import { type JobDetail, refuseDuringJob, startJob } from '../engine/index.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'

type Wish = (typeof changeStatus)['body']['_output']

/** What has to be done to the people inside before or after the journey says so; null: nothing. */
const workOf = (wish: Wish, now: number): JobDetail | null => {
  if (wish.to === 'stopped') return wish.inside === 'leave' ? { kind: 'stop' } : null
  if (wish.to !== 'live' || wish.due.due === 'now') return null
  const olderThan = wish.due.due === 'drop' ? wish.due.olderThan : null
  return { kind: 'resume', due: wish.due.due, olderThan, at: now }
}

interface Standing {
  readonly status: string
  readonly isPublished: boolean
}

/** Out of the archive comes what was never published as the draft that it was. */
const statusAfter = (wish: Wish, { isPublished }: Standing): string =>
  wish.to === 'stopped' && !isPublished ? 'draft' : wish.to

const refuse = (wish: Wish, { status, isPublished }: Standing): void => {
  const runs = status === 'live' || status === 'paused'
  if (wish.to === 'archived' && runs) throw new AppError('journey.still-runs')
  const isBroughtBack = wish.to === 'stopped' && status === 'archived'
  if (wish.to !== 'archived' && !isPublished && !isBroughtBack) throw new AppError('journey.never-published')
}

/** Paused, resumed, stopped, put away. */
export const statusHandlers = (services: Services): readonly Handled[] => {
  const { clock, engine } = services
  const { db } = services.database
  return [
    handle(changeStatus, async ({ context, params: { journey: id }, body }) => {
      const { workspace, user, now } = context
      const { job, staysPaused } = await inTransaction(db, async (tx) => {
        // Writing the journey first puts two who change it at once one after the other.
        const before = await tx
          .updateTable('journey')
          .set({ updated_at: now })
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .returning(['status', 'live_version', 'paused_at'])
          .executeTakeFirst()
        if (before === undefined) throw notFound()
        const standing = { status: before.status, isPublished: before.live_version !== null }
        refuse(body, standing)
        // Whoever came due in a pause is seen to first: until then the journey stays paused.
        const work = standing.status === 'paused' || body.to === 'stopped' ? workOf(body, now) : null
        if (work === null && body.to === 'live') await refuseDuringJob(tx, workspace, id)
        if (work?.kind !== 'resume') {
          const status = statusAfter(body, standing)
          const paused_at = status === 'paused' ? (before.paused_at ?? now) : null
          await tx
            .updateTable('journey')
            .set({ status, paused_at })
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            .execute()
        }
        const started =
          work === null ? null : await startJob(tx, clock, { workspace, journey: id, by: user, detail: work })
        return { job: started, staysPaused: work?.kind === 'resume' }
      })
      await audit(services, context, 'journey.status', id, { ...body })
      if (body.to === 'paused') await engine.paused(workspace, id)
      else if (body.to !== 'live') await engine.stopped(workspace, id)
      else if (staysPaused) engine.nudge()
      else await engine.resumed(workspace, id)
      return { job }
    }),
  ]
}
