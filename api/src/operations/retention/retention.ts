import { type Retention, usualRetention } from '@trailwright/shared/wire/settings.ts'
import { DAY_MS, type Instant, MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '../../clock.ts'
import type { Tables } from '../../database/tables.ts'
import { readSettings } from '../../database/workspace-settings.ts'
import { faultForLog } from '../../fault-log.ts'
import { forgetBodies, forgetDrafts, forgetEvents, forgetHistory, type Forgetting, forgetReceived } from './forget.ts'

export interface RetentionParts {
  readonly db: Kysely<Tables>
  readonly clock: Pick<Clock, 'now' | 'wakeAt' | 'breathe'>
  readonly log: Pick<Logger, 'error' | 'info'>
}

export interface RetentionJob {
  start(): Promise<void>
  /** Ends with the piece in hand. */
  stop(): Promise<void>
}

export type Forgotten = { readonly [Kind in keyof Retention]-?: number }

/** In the table of facts about this copy: when it last forgot, in whichever process. */
const ranAt = 'retention-ran-at'
/** Up to which instant a workspace's bodies are forgotten, so that nobody looks at them again. */
const bodiesUntil = (workspace: string): string => `retention-bodies-until ${workspace}`

/** After a start there is other work first. */
const firstPauseMs = 5 * MINUTE_MS

/** Forgets once a day what is older than the workspaces keep. Between two days it costs nothing. */
export const createRetention = ({ db, clock, log }: RetentionParts): RetentionJob => {
  let cancel = (): void => {}
  let running: Promise<void> | null = null
  let isStopped = true

  const sleepUntil = (at: Instant): void => {
    cancel()
    if (!isStopped) cancel = clock.wakeAt(at, wake)
  }
  const run = async (): Promise<void> => {
    try {
      const isOurs = await claimDay(db, clock.now())
      if (isOurs) log.info({ forgotten: await forgetAll(db, clock, () => isStopped) }, 'retention')
    } catch (fault) {
      log.error(faultForLog(fault), 'Forgetting what is old broke off and goes on tomorrow')
    }
    running = null
    sleepUntil(clock.now() + DAY_MS)
  }
  const wake = (): Promise<void> => (running ??= run())

  return {
    start: async () => {
      isStopped = false
      const last = await readFact(db, ranAt)
      sleepUntil(Math.max(clock.now() + firstPauseMs, (last ?? 0) + DAY_MS))
    },
    stop: async () => {
      isStopped = true
      cancel()
      await running
    },
  }
}

/** Of several processes one does it. */
const claimDay = async (db: Kysely<Tables>, now: Instant): Promise<boolean> => {
  const last = await readFact(db, ranAt)
  if (last !== null && now - last < DAY_MS - MINUTE_MS) return false
  if (last === null) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('meta')
      .values({ key: ranAt, value: String(now) })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('meta')
    .set({ value: String(now) })
    .where('key', '=', ranAt)
    .where('value', '=', String(last))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const readFact = async (db: Kysely<Tables>, key: string): Promise<number | null> => {
  const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? null : Number(row.value)
}

/** Forgets in every workspace what is older than it keeps; `isOver` breaks it off after the piece in hand. */
export const forgetAll = async (
  db: Kysely<Tables>,
  clock: Pick<Clock, 'now' | 'breathe'>,
  isOver: () => boolean,
): Promise<Forgotten> => {
  const sums = { received: 0, events: 0, history: 0, bodies: 0, drafts: 0 }
  const breathe = async (): Promise<boolean> => {
    await clock.breathe()
    return isOver()
  }
  const now = clock.now()
  for (const { id: workspace } of await db.selectFrom('workspace').select('id').execute()) {
    const { retention = usualRetention } = await readSettings(db, workspace)
    const older = (days: number): Forgetting => ({ db, workspace, before: now - days * DAY_MS, breathe })
    sums.received += await forgetReceived(older(retention.received))
    if (retention.events !== null) sums.events += await forgetEvents(older(retention.events))
    if (retention.history !== null) sums.history += await forgetHistory(older(retention.history))
    if (retention.bodies !== null) sums.bodies += await bodiesOf(older(retention.bodies), isOver)
    const { drafts = null } = retention
    if (drafts !== null) sums.drafts += await forgetDrafts(older(drafts))
    if (isOver()) break
  }
  return sums
}

const bodiesOf = async (forgetting: Forgetting, isOver: () => boolean): Promise<number> => {
  const { db, workspace, before } = forgetting
  const key = bodiesUntil(workspace)
  const since = (await readFact(db, key)) ?? 0
  if (since >= before) return 0
  const forgotten = await forgetBodies(forgetting, since)
  if (!isOver()) {
    const value = String(before)
    await db
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute()
  }
  return forgotten
}
