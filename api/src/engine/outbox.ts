/**
 * Awaited effects on their way out.
 *
 *   pending ──claim (one transaction: policy, reservation, rendering)──► settled at once │ put off │ claimed
 *   claimed ──perform (outside of any transaction)──► outcome │ retry later
 *   outcome ──one transaction: delivery, outbox row, advance──► done
 *
 * A claim whose process died is found at the next start: a request is repeated (it carries its key), a message is held
 * as "perhaps sent" and never repeated blindly.
 */
import { effectSchema } from '@trailwright/shared/step/effect.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import { enrollmentSchema } from '@trailwright/shared/run/enrollment.ts'
import { draw } from '@trailwright/shared/hash/hash.ts'
import type { Outcome } from '@trailwright/shared/step/outcome.ts'
import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { Selectable, Transaction } from 'kysely'
import type { OutboxTable, Tables } from '../database/tables.ts'
import type { Handlers } from './effects/perform.ts'
import type { Claimed, EffectHandler, Job } from './effects/handler.ts'
import type { EngineServices } from './services.ts'
import { takeIn } from './take-in.ts'

type Tx = Transaction<Tables>
type Row = Selectable<OutboxTable>

const batch = 50
/** Longer than any channel waits for an answer. */
const claimLeaseMs = 5 * MINUTE_MS
const firstBackoffMs = 1000
const longestBackoffMs = 15 * MINUTE_MS

interface Going {
  readonly row: Row
  readonly job: Job<Effect>
  readonly perform: Extract<Claimed, { type: 'go' }>['perform']
}

/** Sends what is due. Returns how many effects it moved; 0 when nothing was due. */
export const drainOutbox = async (services: EngineServices, handlers: Handlers): Promise<number> => {
  const { moved, going } = await claimDue(services, handlers)
  await Promise.all(going.map((each) => finish(services, handlers, each)))
  return moved
}

/** The union of handlers is called with the job it belongs to: effect.type names both. */
const handlerOf = (handlers: Handlers, effect: Effect): EffectHandler<Effect> => {
  if (effect.type !== 'send' && effect.type !== 'request') throw new Error(`Not awaited: ${effect.type}`)
  return handlers[effect.type] as EffectHandler<Effect>
}

const claimDue = (services: EngineServices, handlers: Handlers): Promise<{ moved: number; going: Going[] }> =>
  services.db.transaction().execute(async (tx) => {
    const now = services.clock.now()
    const rows = await tx
      .selectFrom('outbox')
      .selectAll()
      .where('due_at', '<=', now)
      .where('status', '=', 'pending')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('journey')
              .select('journey.id')
              .whereRef('journey.workspace', '=', 'outbox.workspace')
              .whereRef('journey.id', '=', 'outbox.journey')
              .where('journey.status', '=', 'paused'),
          ),
        ),
      )
      .orderBy('due_at')
      .limit(batch)
      .execute()
    const going: Going[] = []
    for (const row of rows) {
      const job = await jobOf(services, tx, row, now)
      if (job === null) continue
      const handler = handlerOf(handlers, job.effect)
      const claimed = await handler.claim(tx, job)
      switch (claimed.type) {
        case 'settled':
          await settle(services, handlers, tx, row, job, claimed.outcome)
          break
        case 'later':
          await mark(tx, row, { status: 'pending', due_at: claimed.at })
          break
        case 'go':
          await mark(tx, row, { status: 'claimed', due_at: null, claimed_at: now, attempt: row.attempt + 1 })
          going.push({ row, job, perform: claimed.perform })
      }
    }
    return { moved: rows.length, going }
  })

const jobOf = async (services: EngineServices, tx: Tx, row: Row, now: number): Promise<Job<Effect> | null> => {
  const found = await tx
    .selectFrom('enrollment')
    .select('state')
    .where('bucket', '=', row.bucket)
    .where('id', '=', row.enrollment)
    .executeTakeFirst()
  if (found === undefined) {
    await mark(tx, row, { status: 'withdrawn', due_at: null })
    return null
  }
  const { program } = await services.programs.of(tx, row.workspace, row.journey, row.version)
  return {
    effect: effectSchema.parse(JSON.parse(row.effect)),
    enrollment: enrollmentSchema.parse(JSON.parse(found.state)),
    bucket: row.bucket,
    zone: program.journey.zone,
    attempt: row.attempt,
    now,
  }
}

const mark = async (
  tx: Tx,
  row: Row,
  changes: Partial<Pick<Row, 'status' | 'due_at' | 'claimed_at' | 'attempt' | 'outcome'>>,
): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set(changes)
    .where('bucket', '=', row.bucket)
    .where('enrollment', '=', row.enrollment)
    .where('visit', '=', row.visit)
    .where('n', '=', row.n)
    .execute()
}

const finish = async (services: EngineServices, handlers: Handlers, { row, job, perform }: Going): Promise<void> => {
  const tried = await perform()
  await services.db.transaction().execute(async (tx) => {
    if (tried.type === 'outcome') return settle(services, handlers, tx, row, job, tried.outcome)
    const tries = row.attempt + 1
    if (tries >= handlerOf(handlers, job.effect).tries(job.effect))
      return settle(services, handlers, tx, row, job, tried.exhausted)
    const wait = Math.max(tried.afterMs ?? 0, backoffMs(tries, job.effect.key))
    await mark(tx, row, { status: 'pending', due_at: services.clock.now() + wait, claimed_at: null })
  })
}

/** Doubles from a second up to a quarter of an hour, with up to half of it on top so that a crowd spreads. */
export const backoffMs = (tries: number, key: string): number =>
  Math.round(Math.min(longestBackoffMs, firstBackoffMs * 2 ** (tries - 1)) * (1 + draw(`retry/${tries}`, key) / 2))

const settle = async (
  services: EngineServices,
  handlers: Handlers,
  tx: Tx,
  row: Row,
  job: Job<Effect>,
  outcome: Outcome,
): Promise<void> => {
  const now = services.clock.now()
  await handlerOf(handlers, job.effect).settle(tx, job, outcome)
  await mark(tx, row, { status: 'done', due_at: null, outcome: JSON.stringify(outcome) })
  const stimulus = { type: 'outcome', at: now, effect: job.effect.key, outcome } as const
  await takeIn(
    { tx, workspace: row.workspace, programs: services.programs, now, sequence: services.clock.sequence },
    new Map([[row.person, [{ type: 'stimulus', at: now, enrollment: row.enrollment, stimulus }]]]),
  )
}

/** Claims whose process died. Called at the start, and now and then for other processes' claims. */
export const recoverClaims = (services: EngineServices, handlers: Handlers, age = claimLeaseMs): Promise<number> =>
  services.db.transaction().execute(async (tx) => {
    const now = services.clock.now()
    const rows = await tx
      .selectFrom('outbox')
      .selectAll()
      .where('status', '=', 'claimed')
      .where('claimed_at', '<=', now - age)
      .limit(batch)
      .execute()
    for (const row of rows) {
      const job = await jobOf(services, tx, row, now)
      if (job === null) continue
      if (handlerOf(handlers, job.effect).afterCrash === 'repeat')
        await mark(tx, row, { status: 'pending', due_at: now, claimed_at: null })
      else
        await settle(services, handlers, tx, row, job, {
          type: 'held',
          cause: 'unknown_outcome',
          detail: { claimedAt: row.claimed_at },
        })
    }
    return rows.length
  })
