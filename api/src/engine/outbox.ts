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
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { given, inBuckets, inTransaction } from '../database/bulk.ts'
import { tellWhenCommitted } from '../database/told.ts'
import type { EnrollmentTable, OutboxTable, Tables } from '../database/tables.ts'
import type { Handlers } from './effects/perform.ts'
import type { Claimed, EffectHandler, Job, Tried } from './effects/handler.ts'
import type { Flights } from './flights.ts'
import { patienceMs } from './breaker.ts'
import { isOfDatabase, problemOf } from './fault.ts'
import { setAside } from './set-aside.ts'
import { parkedMs } from './parked.ts'
import { lookAgain, park, pausedJourneys } from './paused.ts'
import { type Hand, inPlaces, type Place, together } from './places.ts'
import type { EngineServices } from './services.ts'
import { takeIn } from './take-in.ts'

type Tx = Transaction<Tables>
type Row = Selectable<OutboxTable>

const batch = 100
/** Longer than any channel waits for an answer. */
const claimLeaseMs = 5 * MINUTE_MS
const firstBackoffMs = 1000
const longestBackoffMs = 15 * MINUTE_MS

interface Going {
  /** As it was claimed. */
  readonly row: Row
  readonly job: Job<Effect>
  readonly perform: Extract<Claimed, { type: 'go' }>['perform']
}

/** A call that came back. */
export interface Landed extends Omit<Going, 'perform'> {
  readonly tried: Tried
}

/** So many calls may be out at once. */
const mostFlights = 200

/** Claims what is due and lets it go. Returns how many effects it moved; 0 when nothing was due. */
export const drainOutbox = (
  services: EngineServices,
  handlers: Handlers,
  flights: Flights<Landed>,
): Promise<number> => {
  if (flights.count >= mostFlights) return Promise.resolve(0)
  return inPlaces(services.places, 'outbox', services.clock.now(), async (place) => {
    if (flights.count >= mostFlights) return 0
    const { moved, going, parked } = await claimDue(services, handlers, place)
    for (const each of going) flights.launch(call(handlers, each))
    await lookAgain(services, parked)
    return moved
  })
}

/** The union of handlers is called with the job it belongs to: effect.type names both. */
const handlerOf = (handlers: Handlers, effect: Effect): EffectHandler<Effect> => {
  if (effect.type !== 'send' && effect.type !== 'request') throw new Error(`Not awaited: ${effect.type}`)
  return handlers[effect.type] as EffectHandler<Effect>
}

const readDue = (tx: Tx, place: Place, now: number): Promise<Row[]> =>
  tx
    .selectFrom('outbox')
    .selectAll()
    .where('due_at', '<=', now)
    .$if(place !== null, (query) => query.where('bucket', '=', place))
    .where('status', 'in', ['pending', 'claimed'])
    .orderBy('due_at')
    .orderBy('seq')
    .limit(batch)
    .execute()

const claimDue = (
  services: EngineServices,
  handlers: Handlers,
  place: Place,
): Promise<{ moved: number; going: Going[]; parked: readonly Row[] }> =>
  inTransaction(services.db, async (tx) => {
    const now = services.clock.now()
    const hand = services.places.hand(tx)
    const met = await readDue(tx, place, now)
    const isPaused = await pausedJourneys(tx, met)
    const parked = met.filter(isPaused)
    await park(tx, 'outbox', parked)
    const rows = met.filter((row) => !isPaused(row))
    const marks: Row[] = []
    const settled: Settled[] = []
    const asking: Asked[] = []
    const jobs = await jobsOf(services, tx, rows, now)
    for (const row of rows) {
      const job = jobs.get(row)
      if (job === undefined) {
        marks.push({ ...row, status: 'withdrawn', due_at: null })
        continue
      }
      const handler = handlerOf(handlers, job.effect)
      if (row.status === 'claimed') {
        if (handler.afterCrash === 'repeat') marks.push({ ...row, status: 'pending', due_at: now, claimed_at: null })
        else settled.push({ row, job, outcome: unknownOutcome({ claimedAt: row.claimed_at }) })
        continue
      }
      const host = handler.hostOf(job.effect)
      const permit = host === null ? { type: 'call' as const } : services.breaker.ask(row.workspace, host, now)
      if (permit.type === 'call') asking.push({ row, job })
      else if (now - askedAt(row) > patienceMs) {
        const detail = { host, since: permit.since }
        settled.push({ row, job, outcome: { type: 'held', cause: 'breaker', detail } })
      } else marks.push({ ...row, status: 'pending', due_at: permit.at, waits_for: host })
    }
    const going: Going[] = []
    for (const [type, asked] of Map.groupBy(asking, ({ job }) => job.effect.type)) {
      const [first] = asked
      if (first === undefined) throw new Error(`Nobody asks for ${type}`)
      const claimed = await claimOrHold(handlerOf(handlers, first.job.effect), hand, asked)
      asked.forEach(({ row, job }, index) => {
        const each = claimed[index]
        switch (each?.type) {
          case 'settled':
            settled.push({ row, job, outcome: each.outcome })
            break
          case 'later':
            marks.push({ ...row, status: 'pending', due_at: each.at, seq: services.clock.sequence() })
            break
          case 'go':
            // Due again when the lease runs out: a claim that nobody finishes is found by the same index.
            going.push({ row: claimedNow(row, now), job, perform: each.perform })
            break
          default:
            throw new Error(`Nothing was decided about ${job.effect.key}`)
        }
      })
    }
    await markAll(tx, [...marks, ...going.map(({ row }) => row)])
    await settle(services, handlers, hand, settled)
    return { moved: met.length, going, parked }
  })

/** When it was asked, or asked again after it was held or put off: the order of asking is an instant with a counter. */
const askedAt = ({ seq }: Row): number => Math.floor(seq / 1000)

const claimedNow = (row: Row, now: number): Row => ({
  ...row,
  status: 'claimed',
  due_at: now + claimLeaseMs,
  claimed_at: now,
  attempt: row.attempt + 1,
  waits_for: null,
})

interface Asked {
  readonly row: Row
  readonly job: Job<Effect>
}

/** A fault of ours while one message is prepared holds that one: the others are asked for without it. */
const claimOrHold = async (
  handler: EffectHandler<Effect>,
  hand: Hand,
  asked: readonly Asked[],
): Promise<readonly Claimed[]> => {
  const jobs = asked.map(({ job }) => job)
  try {
    return await handler.claimAll(hand, jobs)
  } catch (fault) {
    if (isOfDatabase(fault)) throw fault
    if (jobs.length === 1)
      return [{ type: 'settled', outcome: { type: 'held', cause: 'crash', detail: { problem: problemOf(fault) } } }]
    const claimed: Claimed[] = []
    for (const each of asked) claimed.push(...(await claimOrHold(handler, hand, [each])))
    return claimed
  }
}

/** One that cannot be read, and one whose enrollment is gone, is not in the map. */
const jobsOf = async (
  services: EngineServices,
  tx: Tx,
  rows: readonly Row[],
  now: number,
): Promise<ReadonlyMap<Row, Job<Effect>>> => {
  const jobs = new Map<Row, Job<Effect>>()
  if (rows.length === 0) return jobs
  const ids = rows.map(({ bucket, enrollment }) => ({ bucket, id: enrollment }))
  const { rows: found } = await sql<Selectable<EnrollmentTable>>`select e.*
    from (select distinct bucket, id from ${given(tx, ['bucket', 'id'], ids)} as named) as wanted cross join enrollment as e
    where e.bucket = wanted.bucket and e.id = wanted.id and ${inBuckets(tx, 'e.bucket', ids)}`.execute(tx)
  const enrollments = new Map(found.map((row) => [row.id, row]))
  for (const row of rows) {
    const enrollment = enrollments.get(row.enrollment)
    if (enrollment === undefined) continue
    try {
      const { program } = await services.programs.of(tx, row.workspace, row.journey, row.version)
      jobs.set(row, {
        effect: effectSchema.parse(JSON.parse(row.effect)),
        enrollment: enrollmentSchema.parse(JSON.parse(enrollment.state)),
        bucket: row.bucket,
        zone: program.journey.zone,
        attempt: row.attempt,
        now,
      })
    } catch (fault) {
      if (isOfDatabase(fault)) throw fault
      await setAside(tx, enrollment, now, fault)
      enrollments.delete(row.enrollment)
    }
  }
  return jobs
}

const marked = ['status', 'due_at', 'claimed_at', 'attempt', 'seq', 'outcome', 'waits_for'] as const

const markAll = async (tx: Tx, marks: readonly Row[]): Promise<void> => {
  if (marks.length === 0) return
  const keys = ['bucket', 'enrollment', 'visit', 'n'] as const
  const changes = marked.map((column) => sql`${sql.ref(column)} = ${sql.ref(`mark.${column}`)}`)
  await sql`update outbox set ${sql.join(changes)} from ${given(
    tx,
    [...keys, ...marked],
    marks.map((mark) => ({ ...mark })),
  )} as mark where ${sql.join(
    keys.map((key) => sql`${sql.ref(`outbox.${key}`)} = ${sql.ref(`mark.${key}`)}`),
    sql` and `,
  )} and ${inBuckets(tx, 'outbox.bucket', marks)}`.execute(tx)
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

/** What came of these calls, in one transaction; a transaction a bucket where one may touch no more. */
export const writeLanded = async (
  services: EngineServices,
  handlers: Handlers,
  landed: readonly Landed[],
): Promise<void> => {
  const parts = together(services.places, landed, ({ row }) => row.bucket)
  for (const part of parts) await writeTogether(services, handlers, part)
}

const writeTogether = (services: EngineServices, handlers: Handlers, landed: readonly Landed[]): Promise<void> =>
  inTransaction(services.db, async (tx) => {
    const now = services.clock.now()
    const settled: Settled[] = []
    const marks: Row[] = []
    const claimed = await stillClaimed(
      tx,
      landed.map(({ row }) => row),
    )
    for (const { row, job, tried } of landed) {
      await tellBreaker(services, handlers, tx, { row, job, tried })
      if (!claimed.has(row)) continue
      if (tried.type === 'outcome') settled.push({ row, job, outcome: tried.outcome })
      else if (isLastTry(handlerOf(handlers, job.effect), job.effect, row, now))
        settled.push({ row, job, outcome: tried.exhausted })
      else {
        const wait = Math.max(tried.afterMs ?? 0, backoffMs(row.attempt, job.effect.key))
        marks.push({ ...row, status: 'pending', due_at: now + wait, claimed_at: null })
        tellWhenCommitted(tx, (meter) => meter.effect(job.effect.type, 'retry'))
      }
    }
    await markAll(tx, marks)
    await settle(services, handlers, services.places.hand(tx), settled)
  })

const isLastTry = (handler: EffectHandler<Effect>, effect: Effect, row: Row, now: number): boolean =>
  row.attempt >= handler.tries(effect) || now - askedAt(row) >= handler.deadlineMs(effect)

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

/** Those of the rows that this claim still has: an answer that comes after its claim was given up is too late. */
const stillClaimed = async (tx: Tx, rows: readonly Row[]): Promise<ReadonlySet<Row>> => {
  if (rows.length === 0) return new Set()
  const keys = ['bucket', 'enrollment', 'visit', 'n'] as const
  type Current = Pick<Row, (typeof keys)[number] | 'status' | 'attempt'>
  const nameOf = (row: Pick<Row, (typeof keys)[number]>): string => JSON.stringify(keys.map((key) => row[key]))
  const { rows: found } = await sql<Current>`select o.bucket, o.enrollment, o.visit, o.n, o.status, o.attempt
    from ${given(
      tx,
      keys,
      rows.map((row) => ({ ...row })),
    )} as wanted cross join outbox as o where ${sql.join(
      keys.map((key) => sql`${sql.ref(`o.${key}`)} = ${sql.ref(`wanted.${key}`)}`),
      sql` and `,
    )} and ${inBuckets(tx, 'o.bucket', rows)}`.execute(tx)
  const current = new Map(found.map((row) => [nameOf(row), row]))
  return new Set(
    rows.filter((row) => {
      const now = current.get(nameOf(row))
      return now?.status === 'claimed' && now.attempt === row.attempt
    }),
  )
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
  hand: Hand,
  settled: readonly Settled[],
): Promise<void> => {
  const { tx } = hand
  const now = services.clock.now()
  for (const rows of Map.groupBy(settled, ({ job }) => job.effect.type).values()) {
    const [first] = rows
    if (first !== undefined) await handlerOf(handlers, first.job.effect).settleAll(hand, rows)
  }
  await markAll(
    tx,
    settled.map(({ row, outcome }) => ({ ...row, status: 'done', due_at: null, outcome: JSON.stringify(outcome) })),
  )
  for (const { job, outcome } of settled) tellWhenCommitted(tx, (meter) => meter.effect(job.effect.type, outcome.type))
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
  await db
    .updateTable('outbox')
    .set({ due_at: now })
    .where('status', '=', 'claimed')
    .where('due_at', '<', parkedMs)
    .execute()
}
