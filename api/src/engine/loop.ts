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
import { fireSchedules } from './schedules.ts'
import type { Pulse } from '../services.ts'
import type { EngineServices } from './services.ts'
import { takeInbox, wakeSegments } from './take-inbox.ts'
import { fireTimers } from './timers.ts'

const pauseAfterFaultMs = MINUTE_MS / 6

/**
 * Moves everything that is due at the clock's now, until nothing is or it is time to stop; calls that are out come back by
 * themselves. `moved` hears of each batch.
 */
const runDue = async (
  services: EngineServices,
  handlers: Handlers,
  flights: Flights<Landed>,
  { isOver, progressed }: { isOver: () => boolean; progressed: () => Promise<void> } = {
    isOver: () => false,
    progressed: async () => {},
  },
): Promise<void> => {
  while (!isOver()) {
    const moved =
      (await runJobs(services)) +
      (await fireSchedules(services)) +
      (await wakeSegments(services)) +
      (await takeInbox(services)) +
      (await fireTimers(services)) +
      (await drainOutbox(services, handlers, flights))
    await progressed()
    if (moved === 0) return
    // Requests of people go in between two batches.
    await services.clock.breathe()
  }
}

export interface Loop {
  start(): Promise<void>
  stop(): Promise<void>
  nudge(): void
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
  let stumbles = 0
  const progressed = (): void => {
    since = services.clock.now()
  }

  const goOn = async (): Promise<void> => {
    progressed()
    await leases.keep()
  }

  const sleep = async (): Promise<void> => {
    // What other processes bring in for the buckets of this one is found by looking.
    const at = isOnlyProcess ? await nextDue(services) : services.clock.now() + renewMs
    cancel()
    if (at !== null && !stopped) cancel = services.clock.wakeAt(at, nudge)
  }

  const run = async (): Promise<void> => {
    try {
      do {
        again = false
        await leases.keep()
        await runDue(services, handlers, flights, { isOver: () => stopped, progressed: goOn })
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
      if (isOnlyProcess) await giveUpClaims(services.db, services.clock.now())
      await bringBackAll(services)
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
    pulse: () => ({ state: stopped ? 'stopped' : running === null ? 'sleeping' : 'running', since, stumbles }),
    runDue: () => runDue(services, handlers, flights),
    settle: async () => {
      await running
      for (;;) {
        await runDue(services, handlers, flights)
        if (flights.count === 0) return
        await flights.landed()
      }
    },
  }
}
