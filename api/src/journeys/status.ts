import { changeStatus } from '@trailwright/shared/wire/journeys.ts'
import { audit } from '../database/audit-log.ts'
import { inTransaction } from '../database/bulk.ts'
import { type JobDetail, startJob } from '../engine/index.ts'
import { AppError } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { journeyStore } from './store.ts'

type Wish = (typeof changeStatus)['body']['_output']

/** What has to be done to the people inside before or after the journey says so; null: nothing. */
const workOf = (wish: Wish, now: number): JobDetail | null => {
  if (wish.to === 'stopped') return wish.inside === 'leave' ? { kind: 'stop' } : null
  if (wish.to !== 'live' || wish.due.due === 'now') return null
  const olderThan = wish.due.due === 'drop' ? wish.due.olderThan : null
  return { kind: 'resume', due: wish.due.due, olderThan, at: now }
}

/** Paused, resumed, stopped, put away. */
export const statusHandlers = (services: Services): readonly Handled[] => {
  const { clock, engine } = services
  const { db } = services.database
  const store = journeyStore(db, services.accounts)
  return [
    handle(changeStatus, async ({ context, params: { journey }, body }) => {
      const { workspace, user, now } = context
      const { version, status } = await store.row(workspace, journey)
      if (body.to === 'archived') {
        if (status === 'live' || status === 'paused') throw new AppError('journey.still-runs')
      } else if (version === null) throw new AppError('journey.never-published')
      // Whoever came due in a pause is seen to first: until then the journey stays paused.
      const work = status === 'paused' || body.to === 'stopped' ? workOf(body, now) : null
      const staysPaused = work?.kind === 'resume'
      const job = await inTransaction(db, async (tx) => {
        if (!staysPaused)
          await tx
            .updateTable('journey')
            .set({ status: body.to, paused_at: body.to === 'paused' ? now : null, updated_at: now })
            .where('workspace', '=', workspace)
            .where('id', '=', journey)
            .execute()
        return work === null ? null : startJob(tx, clock, { workspace, journey, by: user, detail: work })
      })
      await audit(services, context, 'journey.status', journey, { ...body })
      if (body.to === 'paused') await engine.paused(workspace, journey)
      else if (body.to !== 'live') await engine.stopped(workspace, journey)
      else if (staysPaused) engine.nudge()
      else await engine.resumed(workspace, journey)
      return { job }
    }),
  ]
}
