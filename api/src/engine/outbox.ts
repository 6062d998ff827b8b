/**
 * Awaited effects on their way out.
 *
 *   pending ──claim (one transaction: policy, reservation, rendering)──► settled at once │ put off │ claimed
 *   claimed ──perform (outside of any transaction)──► outcome │ retry later
 *   outcome ──one transaction: delivery, outbox row, advance──► done      (those that came meanwhile share it)
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
import type { Kysely, Selectable, Transaction } from 'kysely'
import { inTransaction } from '../database/bulk.ts'
import type { OutboxTable, Tables } from '../database/tables.ts'
import type { Handlers } from './effects/perform.ts'
import type { Claimed, EffectHandler, Job, Tried } from './effects/handler.ts'
import type { Flights } from './flights.ts'
import { patienceMs } from './breaker.ts'
import { isOfDatabase, problemOf } from './fault.ts'
import { setAside } from './set-aside.ts'
import { isNotPaused } from './paused.ts'
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

/** A call that came back. */
export interface Landed extends Omit<Going, 'perform'> {
  readonly tried: Tried
}

/** So many calls may be out at once. */
const mostFlights = 100

/** Claims what is due and lets it go. Returns how many effects it moved; 0 when nothing was due. */
export const drainOutbox = async (
  services: EngineServices,
  handlers: Handlers,
  flights: Flights<Landed>,
): Promise<number> => {
  if (flights.count >= mostFlights) return 0
  const { moved, going } = await claimDue(services, handlers)
  for (const each of going) flights.launch(call(handlers, each))
  return moved
}

/** The union of handlers is called with the job it belongs to: effect.type names both. */
const handlerOf = (handlers: Handlers, effect: Effect): EffectHandler<Effect> => {
  if (effect.type !== 'send' && effect.type !== 'request') throw new Error(`Not awaited: ${effect.type}`)
  return handlers[effect.type] as EffectHandler<Effect>
}

const claimDue = (services: EngineServices, handlers: Handlers): Promise<{ moved: number; going: Going[] }> =>
  inTransaction(services.db, async (tx) => {
    const now = services.clock.now()
    const rows = await tx
      .selectFrom('outbox')
      .selectAll()
      .where('due_at', '<=', now)
      .where('status', 'in', ['pending', 'claimed'])
      .where(isNotPaused('outbox'))
      .orderBy('due_at')
      .orderBy('seq')
      .limit(batch)
      .execute()
    const going: Going[] = []
    const settled: Settled[] = []
    for (const row of rows) {
      const job = await jobOf(services, tx, row, now)
      if (job === null) continue
      const handler = handlerOf(handlers, job.effect)
      if (row.status === 'claimed') {
        if (handler.afterCrash === 'repeat')
          await mark(tx, row, { status: 'pending', due_at: services.clock.now(), claimed_at: null })
        else settled.push({ row, job, outcome: unknownOutcome({ claimedAt: row.claimed_at }) })
        continue
      }
      const host = handler.hostOf(job.effect)
      const permit = host === null ? { type: 'call' as const } : services.breaker.ask(row.workspace, host, now)
      if (permit.type === 'later' && now - askedAt(row) > patienceMs) {
        const detail = { host, since: permit.since }
        settled.push({ row, job, outcome: { type: 'held', cause: 'breaker', detail } })
        continue
      }
      if (permit.type === 'later') {
        await mark(tx, row, { status: 'pending', due_at: permit.at, waits_for: host })
        continue
      }
      const claimed = await claimOrHold(handler, tx, job)
      switch (claimed.type) {
        case 'settled':
          settled.push({ row, job, outcome: claimed.outcome })
          break
        case 'later':
          await mark(tx, row, { status: 'pending', due_at: claimed.at, seq: services.clock.sequence() })
          break
        case 'go':
          // Due again when the lease runs out: a claim that nobody finishes is found by the same index.
          await mark(tx, row, {
            status: 'claimed',
            due_at: now + claimLeaseMs,
            claimed_at: now,
            attempt: row.attempt + 1,
            waits_for: null,
          })
          going.push({ row, job, perform: claimed.perform })
      }
    }
    await settle(services, handlers, tx, settled)
    return { moved: rows.length, going }
  })

/** When it was asked, or asked again after it was held or put off: the order of asking is an instant with a counter. */
const askedAt = ({ seq }: Row): number => Math.floor(seq / 1000)

/** A fault of ours while one message is prepared holds that one. */
const claimOrHold = async (handler: EffectHandler<Effect>, tx: Tx, job: Job<Effect>): Promise<Claimed> => {
  try {
    return await handler.claim(tx, job)
  } catch (fault) {
    if (isOfDatabase(fault)) throw fault
    return { type: 'settled', outcome: { type: 'held', cause: 'crash', detail: { problem: problemOf(fault) } } }
  }
}

const jobOf = async (services: EngineServices, tx: Tx, row: Row, now: number): Promise<Job<Effect> | null> => {
  const found = await tx
    .selectFrom('enrollment')
    .selectAll()
    .where('bucket', '=', row.bucket)
    .where('id', '=', row.enrollment)
    .executeTakeFirst()
  if (found !== undefined) {
    try {
      const { program } = await services.programs.of(tx, row.workspace, row.journey, row.version)
      return {
        effect: effectSchema.parse(JSON.parse(row.effect)),
        enrollment: enrollmentSchema.parse(JSON.parse(found.state)),
        bucket: row.bucket,
        zone: program.journey.zone,
        attempt: row.attempt,
        now,
      }
    } catch (fault) {
      if (isOfDatabase(fault)) throw fault
      await setAside(tx, found, now, fault)
    }
  }
  await mark(tx, row, { status: 'withdrawn', due_at: null })
  return null
}

const mark = async (
  tx: Tx,
  row: Row,
  changes: Partial<Pick<Row, 'status' | 'due_at' | 'claimed_at' | 'attempt' | 'seq' | 'outcome' | 'waits_for'>>,
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

/** Outside of any transaction. Never throws: what came of a fault of ours is an outcome, too. */
const call = async (handlers: Handlers, { row, job, perform }: Going): Promise<Landed> => {
  try {
    return { row, job, tried: await perform() }
  } catch (fault) {
    // What it had done before is not known.
    const detail = { fault: fault instanceof Error ? fault.message : String(fault) }
    const outcome = unknownOutcome(detail)
    const mayRepeat = handlerOf(handlers, job.effect).afterCrash === 'repeat'
    return {
      row,
      job,
      tried: mayRepeat ? { type: 'retry', afterMs: null, detail, exhausted: outcome } : { type: 'outcome', outcome },
    }
  }
}

const unknownOutcome = (detail: Outcome['detail']): Outcome => ({ type: 'held', cause: 'unknown_outcome', detail })

/** What came of these calls, in one transaction. */
export const writeLanded = (services: EngineServices, handlers: Handlers, landed: readonly Landed[]): Promise<void> =>
  inTransaction(services.db, async (tx) => {
    const settled: Settled[] = []
    for (const { row, job, tried } of landed) {
      await tellBreaker(services, handlers, tx, { row, job, tried })
      if (!(await isStillClaimed(tx, row))) continue
      const tries = row.attempt + 1
      if (tried.type === 'outcome') settled.push({ row, job, outcome: tried.outcome })
      else if (isLastTry(handlerOf(handlers, job.effect), job.effect, row, services.clock.now()))
        settled.push({ row, job, outcome: tried.exhausted })
      else {
        const wait = Math.max(tried.afterMs ?? 0, backoffMs(tries, job.effect.key))
        await mark(tx, row, { status: 'pending', due_at: services.clock.now() + wait, claimed_at: null })
      }
    }
    await settle(services, handlers, tx, settled)
  })

const isLastTry = (handler: EffectHandler<Effect>, effect: Effect, row: Row, now: number): boolean =>
  row.attempt + 1 >= handler.tries(effect) || now - askedAt(row) >= handler.deadlineMs(effect)

const tooManyCalls = 429

/** Whether the host works. Too many calls is an answer of one that does, and what concerns one message only is, too. */
const tellBreaker = async (
  { breaker, clock }: EngineServices,
  handlers: Handlers,
  tx: Tx,
  { row, job, tried }: Landed,
): Promise<void> => {
  const host = handlerOf(handlers, job.effect).hostOf(job.effect)
  if (host === null) return
  const isFault = tried.type === 'retry' && tried.detail['status'] !== tooManyCalls
  const said = tried.type === 'retry' ? (tried.detail['status'] ?? tried.detail['code'] ?? '') : ''
  await breaker.called(tx, row.workspace, host, isFault ? String(said) : null, clock.now())
}

/** An answer that comes after its claim was given up is too late. */
const isStillClaimed = async (tx: Tx, row: Row): Promise<boolean> => {
  const current = await tx
    .selectFrom('outbox')
    .select(['status', 'attempt'])
    .where('bucket', '=', row.bucket)
    .where('enrollment', '=', row.enrollment)
    .where('visit', '=', row.visit)
    .where('n', '=', row.n)
    .executeTakeFirst()
  return current?.status === 'claimed' && current.attempt === row.attempt + 1
}

/** Doubles from a second up to a quarter of an hour, with up to half of it on top so that a crowd spreads. */
export const backoffMs = (tries: number, key: string): number =>
  Math.round(Math.min(longestBackoffMs, firstBackoffMs * 2 ** (tries - 1)) * (1 + draw(`retry/${tries}`, key) / 2))

interface Settled {
  readonly row: Row
  readonly job: Job<Effect>
  readonly outcome: Outcome
}

/** Deliveries and rows of the outbox are brought up to date, and those who waited go on. */
const settle = async (
  services: EngineServices,
  handlers: Handlers,
  tx: Tx,
  settled: readonly Settled[],
): Promise<void> => {
  const now = services.clock.now()
  for (const { row, job, outcome } of settled) {
    await handlerOf(handlers, job.effect).settle(tx, job, outcome)
    await mark(tx, row, { status: 'done', due_at: null, outcome: JSON.stringify(outcome) })
  }
  for (const [workspace, rows] of Map.groupBy(settled, ({ row }) => row.workspace)) {
    const pending = Map.groupBy(
      rows.map(({ row, job, outcome }) => {
        const stimulus = { type: 'outcome', at: now, effect: job.effect.key, outcome } as const
        return { person: row.person, type: 'stimulus', at: now, enrollment: row.enrollment, stimulus } as const
      }),
      ({ person }) => person,
    )
    await takeIn({ tx, workspace, programs: services.programs, now, sequence: services.clock.sequence }, pending)
  }
}

/** At the start of the only process: whatever is claimed was claimed by one that died. */
export const giveUpClaims = async (db: Kysely<Tables>, now: number): Promise<void> => {
  await db.updateTable('outbox').set({ due_at: now }).where('status', '=', 'claimed').execute()
}
