/**
 * A breaker per host: when most of the last calls to it failed by a fault of its own, no more go there for a while.
 *
 *   closed ──most of the last calls failed──► open ──the time is over──► one call tries ──it works──► closed
 *                                              ▲                              │ it fails: twice as long
 *                                              └──────────────────────────────┘
 *
 * Who would have been called waits in the outbox, which says for what; nothing of it counts as a try. Each process judges
 * by its own calls; the row says what is open, for people to see.
 */
import { MINUTE_MS, SECOND_MS } from '@trailwright/shared/time/instant.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

const remembered = 20
const fewest = 8
const mostFailing = 0.6
const firstPauseMs = 30 * SECOND_MS
const longestPauseMs = 10 * MINUTE_MS
/** After that long people are held in the error inbox instead of waiting on. */
export const patienceMs = 60 * MINUTE_MS

interface Host {
  /** The last calls, true for those that failed. */
  calls: boolean[]
  openUntil: number | null
  pauseMs: number
  since: number
  isTrying: boolean
}

export type Permit = { readonly type: 'call' } | { readonly type: 'later'; readonly at: number; readonly since: number }

export interface Breaker {
  /** Whether this host may be called now. Whoever gets `call` for an open one is its trial. */
  ask(workspace: string, host: string, now: number): Permit
  /** What came of a call. Writes only when the breaker opens or closes. */
  called(db: Kysely<Tables>, workspace: string, host: string, failed: string | null, now: number): Promise<void>
}

export const createBreaker = (): Breaker => {
  const hosts = new Map<string, Host>()
  const of = (workspace: string, host: string): Host => {
    const key = JSON.stringify([workspace, host])
    const known = hosts.get(key)
    if (known !== undefined) return known
    const fresh: Host = { calls: [], openUntil: null, pauseMs: firstPauseMs, since: 0, isTrying: false }
    hosts.set(key, fresh)
    return fresh
  }

  const open = async (db: Kysely<Tables>, workspace: string, name: string, host: Host, why: string, now: number) => {
    if (host.openUntil === null) host.since = now
    else host.pauseMs = Math.min(longestPauseMs, host.pauseMs * 2)
    host.openUntil = now + host.pauseMs
    const row = { since: host.since, next_at: host.openUntil, problem: why.slice(0, 200) }
    await db
      .insertInto('breaker')
      .values({ workspace, host: name, ...row })
      .onConflict((conflict) => conflict.columns(['workspace', 'host']).doUpdateSet(row))
      .execute()
  }

  const close = async (db: Kysely<Tables>, workspace: string, name: string, host: Host) => {
    Object.assign(host, { calls: [], openUntil: null, pauseMs: firstPauseMs })
    await db.deleteFrom('breaker').where('workspace', '=', workspace).where('host', '=', name).execute()
  }

  return {
    ask: (workspace, name, now) => {
      const host = of(workspace, name)
      if (host.openUntil === null) return { type: 'call' }
      if (now >= host.openUntil && !host.isTrying) {
        host.isTrying = true
        return { type: 'call' }
      }
      return { type: 'later', at: Math.max(host.openUntil, now + SECOND_MS), since: host.since }
    },
    called: async (db, workspace, name, failed, now) => {
      const host = of(workspace, name)
      host.isTrying = false
      host.calls = [...host.calls, failed !== null].slice(-remembered)
      if (host.openUntil !== null) {
        if (failed === null) await close(db, workspace, name, host)
        // One that was out when the breaker opened says nothing new.
        else if (now >= host.openUntil) await open(db, workspace, name, host, failed, now)
        return
      }
      const failing = host.calls.filter(Boolean).length
      if (failed !== null && host.calls.length >= fewest && failing / host.calls.length >= mostFailing)
        await open(db, workspace, name, host, failed, now)
    },
  }
}
