import { isJobRunning } from './change/jobs.ts'
import { setAside } from './inbox.ts'
import { isFanningOut } from './fan-out.ts'
import { parkedMs } from './parked.ts'
import type { EngineServices } from './services.ts'
import { nextSchedule } from './schedules.ts'

/** The next instant at which anything at all is due, or null: until then the engine costs nothing. */
export const nextDue = async (services: EngineServices): Promise<number | null> => {
  const { db } = services
  const [job, fanOut, inbox, timer, effect, segment, schedule] = await Promise.all([
    isJobRunning(services),
    isFanningOut(services),
    db.selectFrom('inbox').select('at').where('kind', '!=', setAside).limit(1).executeTakeFirst(),
    db
      .selectFrom('enrollment')
      .select('due_at')
      .where('due_at', '<', parkedMs)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('outbox')
      .select('due_at')
      .where('due_at', '<', parkedMs)
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst(),
    services.segments.nextWake(),
    nextSchedule(services),
  ])
  const found = [
    job || fanOut || inbox !== undefined ? services.clock.now() : null,
    timer?.due_at ?? null,
    effect?.due_at ?? null,
    segment,
    schedule,
  ]
  const times = found.filter((at) => at !== null)
  return times.length === 0 ? null : Math.min(...times)
}
