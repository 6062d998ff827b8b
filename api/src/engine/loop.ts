/**
 * Runs the engine: what is due now, then sleeps until the next due instant. A nudge (rows stand in the inbox) wakes it.
 *
 *   idle ──nudge, or the clock──► running ──nothing due──► idle (timer set for the next due instant)
 *
 * One run at a time; a nudge during a run makes it look once more. A fault in a run is logged and tried again later:
 * state and history are in the database, so nothing is lost.
 */
import { MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import { runJobs } from './change/jobs.ts'
import { nextDue } from './due.ts'
import type { Handlers } from './effects/perform.ts'
import { createFlights, type Flights } from './flights.ts'
import { type Leases, renewMs } from './leases.ts'
import { drainOutbox, giveUpClaims, type Landed, writeLanded } from './outbox.ts'
import { bringBackAll } from './paused.ts'
import { followAll } from './lifecycle.ts'
import { runFanOuts } from './fan-out.ts'
import { fireSchedules } from './schedules.ts'
import type { Pulse } from '../services.ts'
import type { EngineServices } from './services.ts'
import { takeInbox, wakeSegments } from './take-inbox.ts'
import { fireTimers } from './timers.ts'

const pauseAfterFaultMs = MINUTE_MS / 6
/** So long after it last moved something a process of several stays awake. */
const awakeMs = MINUTE_MS / 6
/** How often one that sleeps looks for what others left that died. */
const seldomMs = 5 * MINUTE_MS

interface Watch {
  readonly isOver: () => boolean
  /** Hears after each batch how much it moved. */
  readonly progressed: (moved: number) => Promise<void>
}

/**
 * Moves everything that is due at the clock's now, until nothing is or it is time to stop; calls that are out come back by
 * themselves.
 */
const runDue = async (
  services: EngineServices,
  handlers: Handlers,
  flights: Flights<Landed>,
  { isOver, progressed }: Watch = { isOver: () => false, progressed: async () => {} },
): Promise<void> => {
  while (!isOver()) {
    const moved =
      (await runJobs(services)) +
      (await fireSchedules(services)) +
      (await runFanOuts(services)) +
      (await wakeSegments(services)) +
      (await takeInbox(services)) +
      (await fireTimers(services)) +
      (await drainOutbox(services, handlers, flights))
    await progressed(moved)
    if (moved === 0) return
    // Requests of people go in between two batches.
    await services.clock.breathe()
  }
}

export interface Loop {
  start(): Promise<void>
  stop(): Promise<void>
  nudge(): void
  /** Something broke off that nobody will do again: the next run looks for it. */
  beginAgain(): void
  pulse(): Pulse
  /** Does everything that is due now, and waits for the calls that are out. */
  settle(): Promise<void>
  /** The same without waiting for calls that are out. */
  runDue(): Promise<void>
}

export interface LoopParts {
  readonly services: EngineServices
  readonly handlers: Handlers
  /** Nobody else has this database open (SQLite). */
  readonly isOnlyProcess: boolean
  readonly leases: Leases
}

export const createLoop = ({ services, handlers, isOnlyProcess, leases }: LoopParts): Loop => {
  const flights = createFlights<Landed>({
    write: (landed) => writeLanded(services, handlers, landed),
    came: () => nudge(),
    lost: (fault) => services.report(fault, 'What came of a call could not be written; its claim runs out'),
  })
  let running: Promise<void> | null = null
  let again = false
  let stopped = true
  let cancel = (): void => {}
  let since = services.clock.now()
  let movedAt = since
  let stumbles = 0
  /** Whoever was here before, or a fault, may have left something half done. */
  let isSure = false
  const progressed = (): void => {
    since = services.clock.now()
  }

  const goOn = async (moved: number): Promise<void> => {
    progressed()
    if (moved > 0) movedAt = services.clock.now()
    await leases.keep()
  }

  const moveAllDue = async (watch?: Watch): Promise<void> => {
    try {
      if (!isSure) {
        isSure = true
        await followAll(services)
        await bringBackAll(services)
      }
      await runDue(services, handlers, flights, watch)
    } catch (fault) {
      isSure = false
      throw fault
    }
  }

  /**
   * Where others may bring something in for the buckets of this process, it looks every second. When nothing came for a
   * while it lets go of them, so that whoever brings something in sees to it, and looks seldom: for those that died.
   */
  const nextLook = async (): Promise<number | null> => {
    if (isOnlyProcess) return nextDue(services)
    const now = services.clock.now()
    if (flights.count > 0 || now < movedAt + awakeMs) return now + renewMs
    await leases.release()
    return Math.min((await nextDue(services)) ?? Number.POSITIVE_INFINITY, now + seldomMs)
  }

  const sleep = async (): Promise<void> => {
    const at = await nextLook()
    cancel()
    if (at !== null && !stopped) cancel = services.clock.wakeAt(at, nudge)
  }

  const run = async (): Promise<void> => {
    try {
      do {
        again = false
        await leases.keep()
        await moveAllDue({ isOver: () => stopped, progressed: goOn })
      } while (again && !stopped)
      await sleep()
      stumbles = 0
    } catch (fault) {
      stumbles += 1
      services.report(fault, 'The engine stumbled and tries again')
      cancel()
      if (!stopped) cancel = services.clock.wakeAt(services.clock.now() + pauseAfterFaultMs, nudge)
    } finally {
      running = null
      progressed()
    }
  }

  const nudge = (): void => {
    if (stopped) return
    if (running === null) {
      progressed()
      running = run()
    } else again = true
  }

  return {
    start: async () => {
      stopped = false
      movedAt = services.clock.now()
      if (isOnlyProcess) await giveUpClaims(services.db, services.clock.now())
      nudge()
    },
    stop: async () => {
      stopped = true
      cancel()
      await running
      await flights.landed()
      await leases.release()
    },
    nudge,
    beginAgain: () => {
      isSure = false
    },
    pulse: () => ({ state: stopped ? 'stopped' : running === null ? 'sleeping' : 'running', since, stumbles }),
    runDue: () => moveAllDue(),
    settle: async () => {
      await running
      for (;;) {
        await moveAllDue()
        if (flights.count === 0) return
        await flights.landed()
      }
    },
  }
}
