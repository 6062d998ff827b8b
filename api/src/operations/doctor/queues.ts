import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import type { HoldCause } from '@trailwright/shared/step/outcome.ts'
import { pagesOfHeld } from '../../engine/index.ts'
import { readBacklog } from '../backlog.ts'
import type { Found, Patient } from './patient.ts'

/** The engine looks at what is due within milliseconds; after that long nobody has looked. */
const lateMs = 5 * MINUTE_MS
/** An outbox may rightly wait for a busy provider. */
const outboxLateMs = 30 * MINUTE_MS

/** What waits too long, and what was set aside. */
export const checkQueues = async ({ database: { db }, clock }: Patient): Promise<readonly Found[]> => {
  const now = clock.now()
  const backlog = await readBacklog(db, now)
  const found: Found[] = []
  const late = (code: string, since: number | null, limit: number, params: Found['params'] = {}): void => {
    if (since !== null && now - since > limit)
      found.push({ code, params: { ...params, minutes: Math.floor((now - since) / MINUTE_MS) } })
  }
  late('doctor.timers-late', backlog.timerDueSince, lateMs)
  late('doctor.inbox-late', backlog.inboxSince, lateMs, { rows: backlog.inbox })
  late('doctor.outbox-late', backlog.effectDueSince, outboxLateMs, { rows: backlog.effects })
  if (backlog.setAside > 0) found.push({ code: 'doctor.set-aside', params: { rows: backlog.setAside } })
  if (backlog.openBreakers > 0) found.push({ code: 'doctor.breakers', params: { hosts: backlog.openBreakers } })
  const { n } = await db
    .selectFrom('outbox')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('due_at', '<=', now - MINUTE_MS)
    .where('status', '=', 'claimed')
    .executeTakeFirstOrThrow()
  if (Number(n) > 0) found.push({ code: 'doctor.claims-stuck', params: { rows: Number(n) } })
  return found
}

const heldCodes: { readonly [C in HoldCause]: string } = {
  credentials: 'doctor.held-credentials',
  configuration: 'doctor.held-configuration',
  breaker: 'doctor.held-breaker',
  unknown_outcome: 'doctor.held-unknown-outcome',
  unreachable_service: 'doctor.held-unreachable-service',
  unhandled_error: 'doctor.held-unhandled-error',
  crash: 'doctor.held-crash',
}

/** Held people, by what holds them. */
export const checkHeld = async ({ database: { db } }: Patient): Promise<readonly Found[]> => {
  const people = new Map<HoldCause, number>()
  for (const { id } of await db.selectFrom('workspace').select('id').execute()) {
    for await (const page of pagesOfHeld(db, id, undefined))
      for (const { cause } of page) people.set(cause, (people.get(cause) ?? 0) + 1)
  }
  return [...people].map(([cause, n]) => ({ code: heldCodes[cause], params: { people: n } }))
}
